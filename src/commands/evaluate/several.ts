import { dirname, join } from 'node:path';
import type { NumbersFacts } from '../../contract/document.ts';
import type { EvaluateSettings } from '../../contract/evaluate.ts';
import { CannotBeDone, EXIT, type ExitCode } from '../../errors.ts';
import {
  filesWithoutFolders,
  redactedAgreement,
  redactedEvaluation,
  redactedManifestFacts,
} from '../../redaction/redacted-audit.ts';
import { deceivingLines, lookAt } from '../../report/look-at.ts';
import { agreementRows } from '../../report/machine/agreement-rows.ts';
import { numbersDocument } from '../../report/machine/json.ts';
import { evaluatingUnder } from '../../run/computing/computed.ts';
import { formatOf, type RawOutputOptions } from '../../run/options/output-options.ts';
import type { Redaction } from '../../run/options/redact-options.ts';
import { rendered, sayLines } from '../../run/show.ts';
import type { Content } from '../../run/writing.ts';
import type { OnColumn } from '../../sampling/evaluation/evaluation.ts';
import type { Terms } from '../../sampling/evaluation/projection.ts';
import { toolUnder } from '../../version.ts';
import type { RawTerms } from '../../workpaper/evaluation.ts';
import { finishedFile, type WorkpaperFile } from '../../workpaper/file.ts';
import { type ManifestFile, readManifest } from '../../workpaper/manifest.ts';
import { type SeveralEvaluation, severalEvaluation } from '../../workpaper/several.ts';
import { type Io, isThere } from '../../world/io.ts';

/** A stratum of fewer searches tells of few people. */
export const LEAST_STRATUM = 20;

/** Several people's workpapers, as they are shown. */
export interface Several extends SeveralEvaluation {
  readonly facts: NumbersFacts;
  /** The field that the sample is stratified by; null for none. */
  readonly by: string | null;
}

/**
 * Evaluates several workpapers.
 * @param manifest as named; null for the one beside the first
 * @throws CannotBeDone where two of them are one, or they are of different draws
 */
export async function fromSeveral(
  io: Io,
  names: readonly string[],
  manifest: string | null,
  raw: RawTerms,
  terms: Terms,
  onColumn: OnColumn,
): Promise<Several> {
  const files = names.map((name) => finishedFile(io, name));
  refuseTwice(files);
  const issuedBy = await readManifest(io, manifest ?? manifestBeside(names[0]!));
  if (manifest === null) await refuseOtherDraws(io, names, issuedBy);
  const evaluating = evaluatingUnder(io.signal, onColumn);
  const found = await severalEvaluation(files, issuedBy, raw, terms, evaluating);
  const { inputs, population, warnings, settings: drawn } = issuedBy.manifest;
  return { ...found, facts: { inputs, population, warnings }, by: drawn.by };
}

export function manifestBeside(workpaper: string): string {
  return join(dirname(workpaper), 'manifest.json');
}

function refuseTwice(files: readonly WorkpaperFile[]): void {
  files.forEach(({ name, sha256 }, at) => {
    const earlier = files.slice(0, at).find((each) => each.sha256 === sha256);
    if (earlier === undefined) return;
    throw new CannotBeDone(
      `${name} is ${earlier.name} to the byte: name the workpapers of different people, each once`,
    );
  });
}

/** A manifest that stands beside a workpaper of another folder has to be the same. */
async function refuseOtherDraws(
  io: Io,
  [first, ...others]: readonly string[],
  issuedBy: ManifestFile,
): Promise<void> {
  for (const name of others) {
    const beside = manifestBeside(name);
    if (beside === issuedBy.name || !isThere(io, beside)) continue;
    const { sha256 } = await readManifest(io, beside);
    if (sha256 === issuedBy.sha256) continue;
    throw new CannotBeDone(
      `${name} is of another draw than ${first}: ${beside} is not ${issuedBy.name}; name workpapers of one draw, or say with --manifest which it is`,
    );
  }
}

/** What may be shown of them. */
export function redactedSeveral(of: Several, { redactor }: Redaction): Several {
  const { facts, settings, agreement, result, by } = of;
  const redacted = (each: NonNullable<typeof result>) =>
    redactedEvaluation(redactor, each, by, LEAST_STRATUM);
  return {
    ...{ by, facts: redactedManifestFacts(facts) },
    settings: { ...filesWithoutFolders(settings), redact: redactor.level },
    agreement: redactedAgreement(agreement, redacted),
    result: result && redacted(result),
  };
}

export async function shownSeveral(
  io: Io,
  raw: RawOutputOptions,
  { facts, settings, agreement, result, by }: Several,
): Promise<Content> {
  return await rendered(
    {
      document: () =>
        numbersDocument('evaluate', toolUnder(io), facts, settings, { ...result, agreement }),
      rows: () => agreementRows(agreement, result),
      view: async () => {
        const { agreementView } = await import('../../report/views/agreement/agreement-view.ts');
        return agreementView(facts, settings, agreement, result, by);
      },
    },
    io,
    raw,
  );
}

/** What is not for people has no room for what has to be looked at: standard error says it. */
export async function saySeveral(
  io: Io,
  raw: RawOutputOptions,
  { facts, agreement }: Several,
): Promise<void> {
  const format = formatOf(raw);
  if (format === 'table' || format === 'md') return;
  const { contradiction } = await import('../../report/views/agreement/agreement-view.ts');
  await sayLines(io, lookAt([...deceivingLines(facts), ...contradiction(agreement)]));
}

/** A rate that was asked for is not met while answers contradict each other. */
export function endOfSeveral(
  { tolerable }: Pick<EvaluateSettings, 'tolerable'>,
  { result }: Several,
): ExitCode {
  if (tolerable === null) return EXIT.done;
  return result?.conclusion === 'supported' ? EXIT.done : EXIT.thresholdNotMet;
}
