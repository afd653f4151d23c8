import { createHash } from 'node:crypto';
import { type Command, Option } from 'commander';
import type { EvaluateResult, EvaluateSettings } from '../contract/evaluate.ts';
import type { Manifest } from '../contract/manifest.ts';
import { CannotBeDone } from '../errors.ts';
import { type Io, readBytes } from '../io.ts';
import type { ExaminedRow } from '../sampling/answers.ts';
import { evaluatedPaper } from '../sampling/evaluation.ts';
import type { Terms } from '../sampling/projection.ts';
import { parsePercent } from '../sampling/rational.ts';
import { finishedRows } from '../commands/finished-workpaper.ts';
import { readManifest } from './manifest.ts';

/** The largest workpaper that is looked at. */
export const MOST_BYTES = 64 * 1024 ** 2;

/** The options that say how a workpaper is evaluated, as commander gives them. */
export interface RawTerms {
  readonly confidence: string;
  readonly tolerable?: string;
  readonly unanswered?: 'exclude';
}

/** Adds the options of an evaluation. */
export function addTermOptions(command: Command): Command {
  return command
    .option('--confidence <c>', 'percent', '95')
    .option('--tolerable <t>', 'the deviation rate that would be too much: exit 1 unless ruled out')
    .addOption(
      new Option('--unanswered <how>', 'leave rows without an answer out').choices(['exclude']),
    );
}

/** @throws CannotBeDone when a percentage is none */
export function termsOf({ confidence, tolerable }: RawTerms): Terms {
  const rate = tolerable === undefined ? null : parsePercent(tolerable, '--tolerable', 'closed');
  if (rate?.numerator === 0n) {
    throw new CannotBeDone('--tolerable 0 is no rate that would be too much: give one over 0');
  }
  return { confidence: parsePercent(confidence, '--confidence', 'open'), tolerable: rate };
}

/** The settings of an evaluation, as they were in force. */
export function evaluateSettings(
  raw: RawTerms,
  workpaper: EvaluateSettings['workpaper'],
  manifest: EvaluateSettings['manifest'],
): EvaluateSettings {
  const plain = (percent: string): string => percent.replace(/%$/, '');
  return {
    confidence: plain(raw.confidence),
    tolerable: raw.tolerable === undefined ? null : plain(raw.tolerable),
    unanswered: raw.unanswered ?? 'deviation',
    workpaper,
    manifest,
  };
}

/** A finished workpaper, what it showed, and the manifest that issued it. */
export interface PaperEvaluation {
  readonly manifest: Manifest;
  readonly rows: readonly ExaminedRow[];
  readonly settings: EvaluateSettings;
  readonly result: EvaluateResult;
}

/**
 * Evaluates a finished workpaper, held against its manifest.
 * @param names of the two files, as given
 * @throws CannotBeDone
 */
export async function paperEvaluation(
  io: Io,
  names: { readonly workpaper: string; readonly manifest: string },
  raw: RawTerms,
  terms: Terms,
): Promise<PaperEvaluation> {
  const { manifest, sha256 } = await readManifest(io, names.manifest);
  const rows = await finishedRows(io, manifest, names);
  const bytes = readBytes(io, names.workpaper, MOST_BYTES) ?? '';
  const { population, design, workpaper } = manifest;
  const paper = {
    population: { searches: population.searches, strata: design.strata },
    questions: workpaper.questions,
    rows,
  };
  const hash = createHash('sha256').update(bytes).digest('hex');
  return {
    manifest,
    rows,
    settings: evaluateSettings(
      raw,
      { file: names.workpaper, sha256: hash },
      { file: names.manifest, sha256 },
    ),
    result: evaluatedPaper(paper, terms, raw.unanswered === 'exclude'),
  };
}
