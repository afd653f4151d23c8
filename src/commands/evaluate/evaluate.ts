import type { Command } from 'commander';
import { type Done, EXIT, type ExitCode } from '../../errors.ts';
import {
  filesWithoutFolders,
  redactedEvaluation,
  redactedManifestFacts,
} from '../../redaction/redacted-audit.ts';
import { redactionNote } from '../../redaction/redacted-facts.ts';
import { deceivingLines, lookAt, otherLines } from '../../report/look-at.ts';
import { evaluateRows } from '../../report/machine/evaluate-rows.ts';
import { numbersDocument } from '../../report/machine/json.ts';
import { evaluatingUnder } from '../../run/computing/computed.ts';
import { isReadByPeople } from '../../run/next-command.ts';
import { wholeNumber } from '../../run/options/option-values.ts';
import {
  addOutputOptions,
  addProgressOptions,
  formatOf,
} from '../../run/options/output-options.ts';
import { addRedactOptions, type Redaction, redactionOf } from '../../run/options/redact-options.ts';
import { addTermOptions } from '../../run/options/term-options.ts';
import { writeOutput } from '../../run/outputs.ts';
import { saidDoubts } from '../../run/percent-doubts.ts';
import { Progress } from '../../run/progress.ts';
import { rendered, sayLines } from '../../run/show.ts';
import type { Content } from '../../run/writing.ts';
import { tolerableVerdict } from '../../run/written.ts';
import { LARGEST_POPULATION } from '../../sampling/chances/hypergeometric.ts';
import type { OnColumn } from '../../sampling/evaluation/evaluation.ts';
import type { Terms } from '../../sampling/evaluation/projection.ts';
import { LARGEST_SAMPLE } from '../../sampling/size/acceptance-size.ts';
import { toolUnder } from '../../version.ts';
import { paperEvaluation, termsOf } from '../../workpaper/evaluation.ts';
import { finishedFile } from '../../workpaper/file.ts';
import { readManifest } from '../../workpaper/manifest.ts';
import type { Io } from '../../world/io.ts';
import { nextReport } from './next-report.ts';
import { type Evaluated, fromNumbers, type RawEvaluateOptions, refuseNumbers } from './numbers.ts';
import {
  endOfSeveral,
  fromSeveral,
  LEAST_STRATUM,
  manifestBeside,
  redactedSeveral,
  saySeveral,
  shownSeveral,
} from './several.ts';

/** `alpr-audit evaluate`: no log is read. */
export function define(command: Command, io: Io, done: Done): void {
  const described = command
    .argument('[workpaper...]', 'the finished workpaper, CSV or XLSX; or those of several people')
    .option('--manifest <file>', 'its manifest (default: manifest.json beside the workpaper)')
    .option(
      '--population <N>',
      'or from numbers alone: searches drawn from (default: without end)',
      wholeNumber(1, LARGEST_POPULATION),
    )
    .option('--sample <n>', 'searches examined', wholeNumber(1, LARGEST_SAMPLE))
    .option('--exceptions <x>', 'searches that deviated', wholeNumber(0, LARGEST_SAMPLE));
  addProgressOptions(addRedactOptions(addOutputOptions(addTermOptions(described))))
    .addHelpText(
      'after',
      '\nMethod: checks the workpaper against its manifest, replaces each void by the first unused\n' +
        'spare of its stratum, and counts the answers; a row without one deviates. Limits are exact:\n' +
        'hypergeometric, Clopper–Pearson without --population, Wendell and Schmee with strata.\n' +
        'Several people’s workpapers of one draw: what they answered otherwise, Cohen’s kappa, and\n' +
        'each by itself; all together only where none contradicts another.\n' +
        'Exit 1: the tolerable rate is not supported. Cost: little; with many strata some seconds.',
    )
    .action((workpapers: string[], raw: RawEvaluateOptions) =>
      done(workpapers.length > 1 ? several(io, workpapers, raw) : evaluate(io, workpapers[0], raw)),
    );
}

async function evaluate(
  io: Io,
  workpaper: string | undefined,
  raw: RawEvaluateOptions,
): Promise<ExitCode> {
  const terms = termsOf(raw);
  const manifest = workpaper === undefined ? null : (raw.manifest ?? manifestBeside(workpaper));
  const reads = workpaper === undefined ? [] : [workpaper, manifest ?? []].flat();
  const redaction = redactionOf(io, raw);
  reads.push(...(redaction?.reads ?? []));
  const found =
    workpaper === undefined || manifest === null
      ? await fromNumbers(io, raw, terms)
      : await fromPaper(io, { workpaper, manifest }, raw, terms);
  const evaluated = redaction === null ? found : redacted(found, redaction);
  const text = await shown(io, raw, evaluated);
  const say = async (): Promise<void> => {
    await sayLookAt(io, raw, evaluated);
    await sayOfBoth(io, raw, redaction);
  };
  const verdict = tolerableVerdict(evaluated.settings.tolerable, evaluated.result);
  await writeOutput(io, raw, reads, text, { verdict, say });
  if (redaction === null && isReadByPeople(raw)) await sayLines(io, found.next);
  return verdict?.isMet === false ? EXIT.thresholdNotMet : EXIT.done;
}

/** The workpapers of several people: each by itself, and all together where none contradicts another. */
async function several(
  io: Io,
  names: readonly string[],
  raw: RawEvaluateOptions,
): Promise<ExitCode> {
  const terms = termsOf(raw);
  refuseNumbers(names[0]!, raw);
  const redaction = redactionOf(io, raw);
  const found = await withProgress(io, raw, (onColumn) =>
    fromSeveral(io, names, raw.manifest ?? null, raw, terms, onColumn),
  );
  const shownAs = redaction === null ? found : redactedSeveral(found, redaction);
  const text = await shownSeveral(io, raw, shownAs);
  const say = async (): Promise<void> => {
    await saySeveral(io, raw, shownAs);
    await sayOfBoth(io, raw, redaction);
  };
  const manifest = raw.manifest ?? manifestBeside(names[0]!);
  await writeOutput(io, raw, [...names, manifest, ...(redaction?.reads ?? [])], text, { say });
  return endOfSeveral(found.settings, found);
}

/** What may be shown of an evaluation. */
function redacted({ facts, settings, result, by }: Evaluated, { redactor }: Redaction): Evaluated {
  return {
    facts: redactedManifestFacts(facts),
    settings: { ...filesWithoutFolders(settings), redact: redactor.level },
    result: redactedEvaluation(redactor, result, by, LEAST_STRATUM),
    by,
    next: [],
  };
}

/** A line on the terminal where many strata take over a second. */
async function withProgress<Found>(
  io: Io,
  { progress: isWanted, quiet }: RawEvaluateOptions,
  work: (onColumn: OnColumn) => Promise<Found>,
): Promise<Found> {
  const progress = new Progress(io, isWanted && quiet !== true);
  try {
    return await work((done, of) => progress.showSteps(done, of, 'columns evaluated'));
  } finally {
    await progress.end();
  }
}

/** Percentages that may have been meant as shares of one, and what was taken out. */
async function sayOfBoth(
  io: Io,
  { tolerable, confidence }: RawEvaluateOptions,
  redaction: Redaction | null,
): Promise<void> {
  await sayLines(io, saidDoubts({ '--tolerable': tolerable, '--confidence': confidence }));
  if (redaction === null) return;
  await sayLines(io, [redactionNote(redaction.redactor), ...redaction.said]);
}

async function fromPaper(
  io: Io,
  names: { readonly workpaper: string; readonly manifest: string },
  raw: RawEvaluateOptions,
  terms: Terms,
): Promise<Evaluated> {
  refuseNumbers(names.workpaper, raw);
  const manifest = await readManifest(io, names.manifest);
  const paper = finishedFile(io, names.workpaper);
  const { settings, result } = await withProgress(io, raw, (onColumn) =>
    paperEvaluation(paper, manifest, raw, terms, evaluatingUnder(io.signal, onColumn)),
  );
  const { inputs, population, warnings, settings: drawn } = manifest.manifest;
  const next = nextReport(io, names, manifest.manifest, raw);
  return { facts: { inputs, population, warnings }, settings, result, by: drawn.by, next };
}

async function shown(
  io: Io,
  raw: RawEvaluateOptions,
  { facts, settings, result, by }: Evaluated,
): Promise<Content> {
  const forms = {
    document: () => numbersDocument('evaluate', toolUnder(io), facts, settings, result),
    rows: () => evaluateRows(result),
    view: async () => {
      const { evaluateView } = await import('../../report/views/evaluate-view.ts');
      return evaluateView(facts, settings, result, by);
    },
  };
  return await rendered(forms, io, raw);
}

/** What is not for people has no room for what has to be looked at: standard error says it, first of all. */
async function sayLookAt(
  io: Io,
  raw: RawEvaluateOptions,
  { facts, settings, result }: Evaluated,
): Promise<void> {
  const format = formatOf(raw);
  if (format === 'table' || format === 'md') return;
  await sayLines(io, lookAt(deceivingLines(facts)));
  if (format === 'json') return;
  const { toSettle } = await import('../../report/views/evaluate-view.ts');
  await sayLines(io, lookAt([...toSettle(settings, result), ...otherLines(facts)]));
}
