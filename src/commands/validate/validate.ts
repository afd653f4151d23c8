import type { Command } from 'commander';
import type { Config } from '../../contract/config.ts';
import type { LogFacts, Warning } from '../../contract/document.ts';
import type { ValidateResult, ValidateSettings } from '../../contract/validate.ts';
import { CannotBeDone, type Done, type ExitCode } from '../../errors.ts';
import { redactedFacts } from '../../redaction/redacted-facts.ts';
import { redactedValidate, redactedVocabulary } from '../../redaction/redacted-validate.ts';
import { baseName } from '../../redaction/without-folders.ts';
import { validateRows } from '../../report/machine/validate-rows.ts';
import type { View } from '../../report/view.ts';
import { percent } from '../../report/words.ts';
import {
  addGroupsOption,
  checkRedactedGroups,
  manyGroups,
  mostGroupsGiven,
  type RawGroupsOptions,
} from '../../run/options/groups-option.ts';
import { addLogOptions, type RawLogOptions } from '../../run/options/log-options.ts';
import { lawGiven, percentage, wholeNumber } from '../../run/options/option-values.ts';
import { FORMATS } from '../../run/options/output-options.ts';
import {
  addRedactOptions,
  type RawRedactOptions,
  type Redaction,
  redactionOf,
} from '../../run/options/redact-options.ts';
import { saidDoubts } from '../../run/percent-doubts.ts';
import { type Run, type StartsRun, withRun } from '../../run/run.ts';
import { validateTally } from '../../run/tallies/tallies.ts';
import type { ValidateUnderLaw } from '../../run/tallies/validate-under-law.ts';
import type { Verdict } from '../../run/written.ts';
import { REGISTER } from '../../side-tables/registers/register.ts';
import { vocabularyOf } from '../../vocabulary.ts';
import type { Io } from '../../world/io.ts';
import { CASES, type ReadRegister, readCases } from './cases.ts';

import { explainRules } from './explain.ts';
import { FindingsList, findingsTarget } from './findings.ts';

/** The side table that it reads, and its fields. */
const TABLES = { [CASES]: REGISTER.columns.map(({ field }) => field) };

const GROUPINGS = ['user', 'agency', 'month', 'day', 'file', 'offense'];

interface RawValidateOptions extends RawLogOptions, RawRedactOptions, RawGroupsOptions {
  readonly minGroup: number;
  readonly findings?: string;
  readonly failOver?: string;
  readonly cases?: string;
  readonly explain?: true;
  readonly law?: string;
}

/** `alpr-audit validate`: one pass, and a second one where findings are listed. */
export function define(command: Command, io: Io, done: Done, start: StartsRun = withRun): void {
  const read = addLogOptions(command, '[log...]', FORMATS, TABLES);
  addRedactOptions(addGroupsOption(read, 'a table with a row a group', GROUPINGS))
    .option('--min-group <n>', 'mark groups of fewer searches as small', wholeNumber(0), 20)
    .option('--findings <file>', 'list every finding in a file, .csv or .ndjson')
    .option(
      '--fail-over <percent>',
      'exit 1 when more of the judgeable searches are inadequate',
      percentage,
    )
    .option('--cases <register.csv>', "the agency's register: number, date, offense, officer")
    .option('--law <state>', "hold records against a state's law, such as CA or ID", lawGiven)
    .option('--explain', 'print the rules and the word lists behind the classes')
    .addHelpText(
      'after',
      '\nMethod: each search gets one class for its case number and one for its reason, the\n' +
        'first rule that holds; nothing is compared with a records system but what --cases\n' +
        'gives. Cost: one pass, two with --findings; memory grows by 15 bytes a search, by 30\n' +
        'a different case number, 15 a different reason, 10 a different user, and with --by\n' +
        'by 40 and its name a group, for each thread (--jobs) and once for all together.',
    )
    .action((names: string[], raw: RawValidateOptions) => {
      const withoutFolders = raw.redact !== undefined;
      if (names.length > 0) return done(start({ io, names, raw, withoutFolders }, validate));
      if (raw.explain) return done(explainRules(io, raw));
      throw new CannotBeDone("missing required argument 'log': see alpr-audit validate --help");
    });
}

async function validate(run: Run<RawValidateOptions>): Promise<ExitCode> {
  const { io, raw, config, reasons } = run;
  const { by = null, minGroup, failOver = null, cases } = raw;
  const redaction = checkedRedaction(io, raw);
  const shownAs = redaction ? baseName : (name: string): string => name;
  const cited = cases === undefined ? null : await readCases(run, cases, shownAs);
  const register = cited?.register ?? null;
  const settings = validateSettings(raw, config, cited, redaction);
  run.outputs.spare([cases ?? [], redaction?.reads ?? []].flat());
  const target = findingsTarget(run);
  const twice = target !== null;
  const counting = { by, minGroup, law: raw.law ?? null, ...mostGroupsGiven(raw) };
  const told = { of: 'validate', told: counting, casesSha256: cited?.input.sha256 };
  const logs =
    register === null
      ? await run.read({ of: 'validate', told: counting }, { twice })
      : await run.readAlone((parts) => validateTally(counting, reasons, register, parts), told, {
          twice,
        });
  if (target !== null) {
    const list = new FindingsList(
      { reader: reasons, register },
      logs.tally.validate,
      target,
      redaction?.redactor,
    );
    await run.readAgain(logs, list);
  }
  const counted = resultOf(logs.tally);
  const more = [...(cited?.warnings ?? []), ...manyGroups(counted.groups)];
  const read = factsWith(logs.facts, more, cited);
  const { facts, result } = shownOf(read, counted, settings, redaction);
  const said = [...(redaction?.said ?? []), ...saidDoubts({ '--fail-over': raw.failOver })];
  // As NDJSON the findings are the output.
  if (raw.format === 'ndjson')
    await run.say({ facts, said: [...said, ...(await lawSaid(result))] });
  else {
    await run.show({
      ...{ name: 'validate', facts, settings, result, said },
      rows: () => validateRows(result),
      view: () => viewOf(facts, settings, result, raw.explain ? config : null),
    });
  }
  return run.finish(failOver === null ? null : overVerdict(result, failOver));
}

function factsWith(
  facts: LogFacts,
  more: readonly Warning[],
  cited: ReadRegister | null,
): LogFacts {
  const warnings = [...facts.warnings, ...more];
  return { ...facts, warnings, ...(cited && { tables: [cited.input] }) };
}

function overVerdict(result: ValidateResult, failOver: string): Verdict {
  const { judgeable, inadequate } = result;
  return {
    asked: `--fail-over ${failOver}%`,
    isMet: !isOver(result, failOver),
    found: `${percent(inadequate, judgeable)} of the judgeable searches are inadequate`,
  };
}

function resultOf(tally: ValidateUnderLaw): ValidateResult {
  const law = tally.law();
  return { ...tally.validate.result(), ...(law && { law }) };
}

/** What standard error says of a law where the output has no place for it. */
async function lawSaid({ law }: ValidateResult): Promise<string[]> {
  if (law === undefined) return [];
  const { completenessSentence } = await import('../../report/views/laws/completeness-view.ts');
  return [completenessSentence(law)];
}

function validateSettings(
  raw: RawValidateOptions,
  config: Config,
  register: ReadRegister | null,
  redaction: Redaction | null,
): ValidateSettings {
  const vocabulary = config.vocabulary ?? null;
  return {
    by: raw.by ?? null,
    minGroup: raw.minGroup,
    failOver: raw.failOver ?? null,
    cases: register?.input.file ?? null,
    casesSha256: register?.input.sha256 ?? null,
    casesColumns: register?.columns ?? [],
    caseNumberPatterns: config.caseNumberPatterns ?? null,
    vocabulary: redaction ? redactedVocabulary(vocabulary) : vocabulary,
    redact: redaction?.redactor.level ?? null,
    ...(raw.law !== undefined && { law: raw.law }),
    ...mostGroupsGiven(raw),
  };
}

/** @throws CannotBeDone when what is asked for beside it shows texts of the log */
function checkedRedaction(io: Io, raw: RawValidateOptions): Redaction | null {
  const redaction = redactionOf(io, raw);
  if (redaction === null) return null;
  if (raw.explain) {
    throw new CannotBeDone(
      '--explain prints word lists, which --redact keeps back: print the rules apart, without a log',
    );
  }
  checkRedactedGroups(raw.by, GROUPINGS);
  return redaction;
}

/** What may be shown of the facts and the result. */
function shownOf(
  facts: LogFacts,
  result: ValidateResult,
  settings: ValidateSettings,
  redaction: Redaction | null,
): { facts: LogFacts; result: ValidateResult } {
  if (redaction === null) return { facts, result };
  const { redactor } = redaction;
  return {
    facts: redactedFacts(redactor, facts),
    result: redactedValidate(redactor, result, settings),
  };
}

/** @param explained the config, where the rules are to be shown as it has them */
async function viewOf(
  facts: LogFacts,
  settings: ValidateSettings,
  result: ValidateResult,
  explained: Config | null,
): Promise<View> {
  const { validateView } = await import('../../report/views/validate-view.ts');
  const view = validateView(facts, settings, result, isOver(result, settings.failOver));
  if (explained === null) return view;
  const { explainView } = await import('../../report/views/explain-view.ts');
  const rules = explainView(vocabularyOf(explained), settings.caseNumberPatterns);
  return { lead: view.lead, blocks: [...view.blocks, ...rules.blocks] };
}

/** Whether the share of inadequate searches is over a percentage, in whole numbers: exactly. */
function isOver(
  { judgeable, inadequate }: { judgeable: number; inadequate: number },
  percent: string | null,
): boolean {
  const [whole = '0', decimals = ''] = (percent ?? '100').split('.');
  const scale = 10n ** BigInt(decimals.length);
  return BigInt(inadequate) * 100n * scale > BigInt(whole + decimals) * BigInt(judgeable);
}
