import type { Command } from 'commander';
import { comparison } from '../comparison/comparison.ts';
import { type DocumentFile, readDocument } from '../comparison/document-file.ts';
import type { GroupName } from '../comparison/measure.ts';
import type { CompareResult, CompareSettings } from '../contract/after/compare.ts';
import type { Warning } from '../contract/document.ts';
import { type Done, EXIT, type ExitCode } from '../errors.ts';
import { redactedWarnings, redactionNote } from '../redaction/redacted-facts.ts';
import { withoutFolders } from '../redaction/without-folders.ts';
import { lookAt } from '../report/look-at.ts';
import { compareRows } from '../report/machine/compare-rows.ts';
import { numbersDocument } from '../report/machine/json.ts';
import {
  addOutputOptions,
  addQuietOptions,
  formatOf,
  type RawOutputOptions,
} from '../run/options/output-options.ts';
import {
  addRedactOptions,
  type RawRedactOptions,
  type Redaction,
  redactionOf,
} from '../run/options/redact-options.ts';
import { writeOutput } from '../run/outputs.ts';
import { rendered, sayLines } from '../run/show.ts';
import { toolUnder } from '../version.ts';
import type { Io } from '../world/io.ts';

interface RawCompareOptions extends RawOutputOptions, RawRedactOptions {}

/** `alpr-audit compare`: no log is read. */
export function define(command: Command, io: Io, done: Done): void {
  const described = command
    .argument('<earlier>', 'what validate, ages, flags, accounts or evaluate printed with --json')
    .argument('<later>', 'what the same command printed later');
  addQuietOptions(addRedactOptions(addOutputOptions(described)))
    .addHelpText(
      'after',
      '\nMethod: each share of one document beside that of the other; flags as flagged searches per\n' +
        "1,000. Samples (evaluate): Fisher's exact test of exception, two-sided, and each one's own\n" +
        'limits; with strata by stratum. Populations get no test: they are whole. Both have to be\n' +
        'made in the same way: only inputs, period, as-of date, seed and preparer may differ.\n' +
        'Cost: none to speak of.',
    )
    .action((earlier: string, later: string, raw: RawCompareOptions) =>
      done(compare(io, [earlier, later], raw)),
    );
}

async function compare(
  io: Io,
  [one, other]: readonly [string, string],
  raw: RawCompareOptions,
): Promise<ExitCode> {
  const redaction = redactionOf(io, raw);
  const { version } = toolUnder(io);
  const earlier = await readDocument(io, one, version);
  const later = await readDocument(io, other, version);
  const compared = comparison(earlier, later, groupNameUnder(redaction));
  const { result, settings, warnings } = shownAs(redaction, compared.result, earlier, later);
  const facts = { inputs: [], population: null, warnings };
  const forms = {
    document: () => numbersDocument('compare', toolUnder(io), facts, settings, result),
    rows: () => compareRows(result),
    view: async () => {
      const { compareView } = await import('../report/views/after/compare-view.ts');
      const populations = [earlier, later].map(({ shared }) => shared.population);
      const note = redaction ? [redactionNote(redaction.redactor)] : [];
      return compareView({ settings, result, warnings, populations, pairs: compared.pairs, note });
    },
  };
  const text = await rendered(forms, io, raw);
  const format = formatOf(raw);
  const say = async (): Promise<void> => {
    const isForPeople = format === 'table' || format === 'md';
    const beside = isForPeople ? [] : result.warnings;
    await sayLines(io, lookAt(beside.map(({ code, message }) => `${message} [${code}]`)));
    await sayLines(io, redaction?.said ?? []);
  };
  await writeOutput(io, raw, [one, other, ...(redaction?.reads ?? [])], text, { say });
  return EXIT.done;
}

/** Where others read it, groups of few searches are left out, since they tell of few people. */
const LEAST_GROUP = 20;

function groupNameUnder(redaction: Redaction | null): GroupName {
  if (redaction === null) return (_, value) => value;
  const { redactor } = redaction;
  return (by, value, searches) => (searches < LEAST_GROUP ? null : redactor.group(by, value));
}

/** The result and its settings as they are shown: without folders and cells where others read them. */
function shownAs(
  redaction: Redaction | null,
  result: CompareResult,
  earlier: DocumentFile,
  later: DocumentFile,
): {
  readonly result: CompareResult;
  readonly settings: CompareSettings;
  readonly warnings: Warning[];
} {
  const own = ({ file, sha256 }: DocumentFile) => ({ file, sha256 });
  const settings = { earlier: own(earlier), later: own(later), redact: null };
  const sided = (side: string, { shared }: DocumentFile): Warning[] =>
    shared.warnings.map(({ code, message }) => ({ code, message: `${side}: ${message}` }));
  const warnings = [...sided('earlier', earlier), ...sided('later', later)];
  if (redaction === null) return { result, settings, warnings };
  const logs = [...result.earlier.inputs, ...result.later.inputs].map(({ file }) => file);
  const name = withoutFolders([earlier.file, later.file, ...logs]);
  // The longest first: one name may be the end of another.
  const longest = logs.toSorted((a, b) => b.length - a.length);
  const bare = ({ code, message }: Warning): Warning => ({
    code,
    message: longest.reduce((text, file) => text.replaceAll(file, name(file)), message),
  });
  const side = (of: CompareResult['earlier']): CompareResult['earlier'] => ({
    ...of,
    inputs: of.inputs.map((input) => ({ ...input, file: name(input.file) })),
  });
  return {
    result: {
      ...result,
      earlier: side(result.earlier),
      later: side(result.later),
      warnings: redactedWarnings(result.warnings.map(bare)),
    },
    settings: {
      earlier: { ...settings.earlier, file: name(earlier.file) },
      later: { ...settings.later, file: name(later.file) },
      redact: redaction.redactor.level,
    },
    warnings: redactedWarnings(warnings.map(bare)),
  };
}
