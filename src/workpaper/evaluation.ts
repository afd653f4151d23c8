import type { EvaluateResult, EvaluateSettings } from '../contract/evaluate.ts';
import { CannotBeDone } from '../errors.ts';
import { parsePercent } from '../sampling/chances/rational.ts';
import type { ExaminedRow } from '../sampling/evaluation/answers.ts';
import { evaluatedPaper } from '../sampling/evaluation/evaluation.ts';
import type { Terms } from '../sampling/evaluation/projection.ts';
import type { WorkpaperFile } from './file.ts';
import { finishedRows } from './finished.ts';
import type { ManifestFile } from './manifest.ts';

/** How a workpaper is evaluated, as the options say it. */
export interface RawTerms {
  readonly confidence: string;
  readonly tolerable?: string;
  readonly unanswered?: 'exclude';
}

/** @throws CannotBeDone when a percentage cannot be read, or is out of range */
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

/** What a finished workpaper showed. */
export interface PaperEvaluation {
  readonly rows: readonly ExaminedRow[];
  readonly settings: EvaluateSettings;
  readonly result: EvaluateResult;
}

/** Evaluates what was answered; may take long, and somewhere else. */
export type Evaluating = (
  ...given: Parameters<typeof evaluatedPaper>
) => EvaluateResult | Promise<EvaluateResult>;

/**
 * Evaluates a finished workpaper, held against its manifest.
 * @throws CannotBeDone when it is not the workpaper of this manifest
 */
export async function paperEvaluation(
  file: WorkpaperFile,
  issuedBy: ManifestFile,
  raw: RawTerms,
  terms: Terms,
  evaluated: Evaluating = evaluatedPaper,
): Promise<PaperEvaluation> {
  const rows = await finishedRows(file, issuedBy);
  const { population, design, workpaper } = issuedBy.manifest;
  const paper = {
    population: { searches: population.searches, strata: design.strata },
    questions: workpaper.questions,
    rows,
  };
  return {
    rows,
    settings: evaluateSettings(
      raw,
      { file: file.name, sha256: file.sha256 },
      { file: issuedBy.name, sha256: issuedBy.sha256 },
    ),
    result: await evaluated(paper, terms, raw.unanswered === 'exclude'),
  };
}
