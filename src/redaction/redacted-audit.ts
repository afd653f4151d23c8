import type { NumbersFacts } from '../contract/document.ts';
import type {
  EvaluateResult,
  EvaluateSettings,
  WorkpapersAgreement,
} from '../contract/evaluate.ts';
import type { Difference, VerifyResult } from '../contract/verify.ts';
import { withoutQuoted } from '../quoted.ts';
import { mayBeShown } from './redacted-sample.ts';
import type { Redactor } from './redactor.ts';
import { baseName, withoutFolders } from './without-folders.ts';

const NOT_SHOWN = '(not shown)';

/** Strata whose names or whose order would tell of people are left out, and so are small ones. */
export function redactedStrata<Stratum extends { value: string }>(
  redactor: Redactor,
  by: string | null,
  strata: readonly Stratum[],
  isSmall: (stratum: Stratum) => boolean,
): Stratum[] {
  if (by === null || !mayBeShown(by)) return [];
  return strata
    .filter((stratum) => !isSmall(stratum))
    .map((stratum) => ({ ...stratum, value: redactor.group(by, stratum.value) }));
}

/** An evaluation keeps its numbers. Why a search is void was typed. */
export function redactedEvaluation(
  redactor: Redactor,
  evaluation: EvaluateResult,
  by: string | null,
  least: number,
): EvaluateResult {
  return {
    ...evaluation,
    strata: redactedStrata(redactor, by, evaluation.strata, ({ population }) => population < least),
    voids: evaluation.voids.map((each) => ({ ...each, reason: NOT_SHOWN })),
  };
}

/** Workpapers against each other: files without their folders, and each evaluation as it may be shown. */
export function redactedAgreement(
  { workpapers, pairs, disagreements, answeredByOne }: WorkpapersAgreement,
  redacted: (evaluation: EvaluateResult) => EvaluateResult,
): WorkpapersAgreement {
  return {
    workpapers: workpapers.map(({ file, evaluate, ...rest }) => ({
      ...{ file: baseName(file), ...rest, evaluate: redacted(evaluate) },
    })),
    pairs: pairs.map((each) => ({
      ...{ ...each, first: baseName(each.first), second: baseName(each.second) },
    })),
    disagreements: disagreements.map(({ answers, ...each }) => ({
      ...{ ...each, file: baseName(each.file) },
      answers: answers.map((said) => ({ ...said, workpaper: baseName(said.workpaper) })),
    })),
    answeredByOne,
  };
}

/** The settings of an evaluation, whose files are named without their folders. */
export function filesWithoutFolders(settings: EvaluateSettings): EvaluateSettings {
  const { workpaper, manifest, workpapers } = settings;
  const plain = <File extends { file: string }>(of: File): File => ({
    ...of,
    file: baseName(of.file),
  });
  return {
    ...settings,
    workpaper: workpaper && plain(workpaper),
    manifest: manifest && plain(manifest),
    ...(workpapers && { workpapers: workpapers.map(plain) }),
  };
}

/** What a manifest says of its logs: without their folders, and warnings without the cells that they quote. */
export function redactedManifestFacts<Facts extends Pick<NumbersFacts, 'inputs' | 'warnings'>>(
  facts: Facts,
): Facts {
  const files = facts.inputs.map(({ file }) => file);
  const shown = withoutFolders(files);
  const longestFirst = [...new Set(files)].sort((a, b) => b.length - a.length);
  const named = (message: string): string =>
    longestFirst.reduce((text, file) => text.replaceAll(file, shown(file)), message);
  return {
    ...facts,
    inputs: facts.inputs.map((input) => ({ ...input, file: shown(input.file) })),
    warnings: facts.warnings.map(({ code, message }) => ({
      code,
      message: withoutQuoted(named(message)),
    })),
  };
}

const DIFFERENT: Record<Difference['of'], string> = {
  input: 'A log is another one',
  population: 'The rows add up otherwise',
  design: 'Size, strata or auditors differ',
  draw: 'A search that was drawn is another one',
  workpaper: 'A workpaper was altered',
};

/** What was compared, and how many differences there are; what they are may be cells of the log. */
export function redactedVerify(verify: VerifyResult): VerifyResult {
  const { manifest, differences, workpapers } = verify;
  return {
    ...verify,
    manifest: { ...manifest, file: baseName(manifest.file) },
    differences: differences.map(({ of }) => ({ of, message: `${DIFFERENT[of]} ${NOT_SHOWN}` })),
    workpapers: workpapers.map((each) => ({ ...each, file: baseName(each.file) })),
  };
}
