import type { Command } from 'commander';
import { agencyName } from '../../agency-names/agency-name.ts';
import type { FlagsResult, FlagsSettings } from '../../contract/flags.ts';
import { CannotBeDone, type Done, type ExitCode } from '../../errors.ts';
import { isOwnFederal, isOwnPack } from '../../flags/lists/own-packs.ts';
import { redactedFacts } from '../../redaction/redacted-facts.ts';
import { redactedFlags, redactedFlagsSettings } from '../../redaction/redacted-flags.ts';
import { baseName } from '../../redaction/without-folders.ts';
import { flagsRows } from '../../report/machine/flags-rows.ts';
import type { View } from '../../report/view.ts';
import { type FlagReading, readFlags, refuseMixed } from '../../run/flags/flag-reading.ts';
import type { RunLogs } from '../../run/log-result.ts';
import { addLogOptions } from '../../run/options/log-options.ts';
import { agenciesNotFound } from '../../run/options/names-given.ts';
import { repeatable, wholeNumber } from '../../run/options/option-values.ts';
import { addRedactOptions, type Redaction, redactionOf } from '../../run/options/redact-options.ts';
import { listTarget } from '../../run/row-list.ts';
import { type Run, withRun } from '../../run/run.ts';
import { folded } from '../../search.ts';
import { vocabularyOf } from '../../vocabulary.ts';
import type { Io } from '../../world/io.ts';
import { explainedBy, explainFlags } from './explain.ts';
import { checkedFailOn, failVerdict } from './fail-on.ts';
import { FlagList } from './list.ts';
import { readLists } from './lists.ts';
import { countingOf, flagsSettings, type RawFlagsOptions } from './settings.ts';

const CITED = 5;

/** `alpr-audit flags`: one pass that counts, a second over what may be flagged. */
export function define(command: Command, io: Io, done: Done): void {
  addRedactOptions(addLogOptions(command, '[log...]'))
    .option('--rules <names>', 'only these rules, joined by commas; words is all lists of words')
    .option('--cite <n>', 'rows that are cited of a flag', wholeNumber(0), CITED)
    .option('--list <file>', 'list every flagged search in a file, .csv, .ndjson or .xlsx')
    .option('--fail-on <rules>', 'exit 1 where one of these rules flags, or any')
    .option('--home <state>', "the agency's state, two letters: flags agencies of other states")
    .option('--own <agency>', 'the agency itself, as the log spells it (repeatable)', repeatable)
    .option('--shared-with <list>', 'those that images are shared with: flags all others')
    .option('--watch <file>', "plates of the department's own people, one a line")
    .option('--watch-key-file <file>', 'the key under which --watch holds codes in place of plates')
    .option('--retention <period>', "the agency's retention of images (default: 1y)")
    .option('--allow-mixed', 'count logs together that probably tell of the same searches')
    .option('--explain', 'print every rule: its numbers, why it is there, what it mistakes')
    .addHelpText(
      'after',
      '\nMethod: every search is looked at; a flag is a reason to look, never an accusation, and\n' +
        'shows the parts that it was made of. A search is explained by a case number or a reason\n' +
        'that is not obviously wrong. Cost: one pass, two where anything is flagged, three with\n' +
        '--list; memory grows by 31 to 38 bytes a pair of user and plate and 17 a case number.',
    )
    .action((names: string[], raw: RawFlagsOptions) => {
      const withoutFolders = raw.redact !== undefined;
      if (names.length > 0) return done(withRun({ io, names, raw, withoutFolders }, flags));
      if (raw.explain) return done(explainFlags(io, raw));
      throw new CannotBeDone("missing required argument 'log': see alpr-audit flags --help");
    });
}

async function flags(run: Run<RawFlagsOptions>): Promise<ExitCode> {
  const { io, raw, config } = run;
  const redaction = redactionOf(io, raw);
  const shownAs = redaction ? baseName : (name: string): string => name;
  const lists = await readLists(io, raw, vocabularyOf(config).placeholders, shownAs);
  const first = countingOf(config, raw, lists, run.names.length);
  const failOn = checkedFailOn(raw.failOn, first);
  run.outputs.spare([...lists.reads, ...(redaction?.reads ?? [])]);
  const list = listOf(run, redaction);
  const logs = await run.read({ of: 'flags', told: first }, { twice: true });
  const reading = await readFlags({
    ...{ run, logs, counting: first, tally: logs.tally, cite: raw.cite },
  });
  if (raw.allowMixed !== true) refuseMixed(reading.warnings);
  const { result } = reading;
  const verdict = failVerdict(failOn, result, raw.failOn);
  if (list !== null) await run.readAgain(logs, list.tally(reading.gathered));
  const settings = flagsSettings(raw, config, reading.counting, lists, shownAs);
  await show(run, { ...logs, reading, result, settings, lists }, redaction);
  return run.finish(verdict);
}

/** Where flagged searches are to be listed; null for nowhere. */
function listOf(run: Run<RawFlagsOptions>, redaction: Redaction | null): FlagList | null {
  const { list, output, rejects } = run.raw;
  if (list === undefined) return null;
  const target = listTarget(run.outputs, '--list', list, [output ?? [], rejects ?? []].flat());
  return new FlagList(target, redaction?.redactor ?? null);
}

interface ToShow extends Pick<RunLogs<unknown>, 'facts' | 'names'> {
  readonly reading: FlagReading;
  readonly result: FlagsResult;
  readonly settings: FlagsSettings;
  readonly lists: Awaited<ReturnType<typeof readLists>>;
}

async function show(
  run: Run<RawFlagsOptions>,
  { facts: read, names, reading, result, settings, lists }: ToShow,
  redaction: Redaction | null,
): Promise<void> {
  const warnings = [...reading.warnings, ...read.warnings, ...lists.warnings];
  const notFound = [
    ...read.notFound,
    ...agenciesNotFound('--own', settings.own, names, (name) => agencyName(name).key),
    ...agenciesNotFound('agencies', Object.keys(settings.states), names, folded),
  ];
  const facts = { ...read, warnings, notFound };
  const { packs, federal } = reading.counting.options;
  const isOwn = { pack: isOwnPack(packs), federal: isOwnFederal(federal) };
  const shown =
    redaction === null
      ? { facts, result, settings }
      : {
          facts: redactedFacts(redaction.redactor, facts),
          result: redactedFlags(redaction.redactor, result, isOwn.pack),
          settings: redactedFlagsSettings(redaction.redactor, settings, isOwn),
        };
  await run.show({
    ...{ name: 'flags', ...shown, said: redaction?.said ?? [] },
    rows: () => flagsRows(shown.result),
    view: () => viewOf(run, shown),
  });
}

async function viewOf(
  { raw, config }: Run<RawFlagsOptions>,
  shown: Pick<ToShow, 'facts' | 'result' | 'settings'>,
): Promise<View> {
  const { flagsView } = await import('../../report/views/flags/flags-view.ts');
  const { facts, settings, result } = shown;
  const explained = explainedBy(config, raw);
  const labels = new Map(explained.map(({ name, label }) => [name, label]));
  const view = flagsView(facts, settings, result, (rule) => labels.get(rule) ?? rule);
  if (!raw.explain) return view;
  const { explainFlagsView } = await import('../../report/views/flags/explain-flags-view.ts');
  const rules = explainFlagsView(explained, settings.poor);
  return { lead: view.lead, blocks: [...view.blocks, ...rules.blocks] };
}
