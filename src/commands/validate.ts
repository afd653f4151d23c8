import { Command, InvalidArgumentError, Option } from 'commander';
import { CONFIG_NAME, readConfig } from '../config.ts';
import type { Config } from '../contract/config.ts';
import type { LogFacts } from '../contract/document.ts';
import type { ValidateResult, ValidateSettings } from '../contract/validate.ts';
import { CannotBeDone, EXIT, type ExitCode } from '../errors.ts';
import { groupByField, groupByMonth } from '../groups.ts';
import { type Io, newFile } from '../io.ts';
import type { FieldReader } from '../quality/field-reader.ts';
import { type ValidateOptions, ValidateTally } from '../quality/validate-tally.ts';
import { redactedFacts } from '../redaction/redacted-facts.ts';
import { redactedValidate, redactedVocabulary } from '../redaction/redacted-validate.ts';
import { REDACTED_GROUPINGS } from '../redaction/redactor.ts';
import { validateRows } from '../report/validate-rows.ts';
import { vocabularyOf } from '../vocabulary.ts';
import type { LogAnalysis } from './analysis.ts';
import { readCases } from './cases.ts';
import { FindingsList, type FindingsTarget, findingsFile } from './findings.ts';
import { runLogCommand } from './log-command.ts';
import { addLogOptions, type RawLogOptions, wholeNumber } from './log-options.ts';
import { compilePatterns } from './patterns.ts';
import { addRedactOptions, type RawRedactOptions, type Redaction, redactionOf } from './redact.ts';
import { renderForPeople } from './render.ts';
import { SUMMARIES } from './summaries.ts';

const GROUPINGS = ['user', 'agency', 'month', 'offense'] as const;

interface RawValidateOptions extends RawLogOptions, RawRedactOptions {
  readonly by?: (typeof GROUPINGS)[number];
  readonly minGroup: number;
  readonly findings?: string;
  readonly failOver?: string;
  readonly cases?: string;
  readonly explain?: true;
}

/** `alpr-audit validate`: one pass, and a second one where findings are listed. */
export function command(io: Io, done: (code: ExitCode) => void): Command {
  const validate = new Command('validate').description(SUMMARIES.validate);
  return addRedactOptions(addLogOptions(validate, '[log...]'))
    .addOption(new Option('--by <group>', 'a table with a row a group').choices(GROUPINGS))
    .option('--min-group <n>', 'mark groups of fewer searches as small', wholeNumber(0), 20)
    .option('--findings <file>', 'list every finding in a file, .csv or .ndjson')
    .option(
      '--fail-over <percent>',
      'exit 1 when more of the judgeable searches are inadequate',
      percentage,
    )
    .option('--cases <register.csv>', "the agency's register: number, date, offense, officer")
    .option('--explain', 'print the rules and the word lists behind the classes')
    .addHelpText(
      'after',
      '\nMethod: each search gets one class for its case number and one for its reason, the\n' +
        'first rule that holds; nothing is compared with a records system but what --cases\n' +
        'gives. Cost: one pass, two with --findings; memory grows by 15 bytes a search, a\n' +
        'different case number and a different reason.',
    )
    .action(async (names: string[], raw: RawValidateOptions) => {
      if (names.length > 0) {
        done(
          await runLogCommand(io, names, raw, (config, reasons) =>
            analysis(io, names, raw, config, reasons),
          ),
        );
      } else if (raw.explain) {
        await explain(io, raw);
        done(EXIT.done);
      } else
        throw new CannotBeDone("missing required argument 'log': see alpr-audit validate --help");
    });
}

function analysis(
  io: Io,
  names: readonly string[],
  raw: RawValidateOptions,
  config: Config,
  reasons: FieldReader,
): LogAnalysis<ValidateTally, ValidateResult> {
  const { by = null, minGroup, failOver = null, cases = null } = raw;
  const redaction = checkedRedaction(io, raw);
  const register = cases === null ? null : readCases(io, cases);
  const settings: ValidateSettings = {
    by,
    minGroup,
    failOver,
    cases,
    casesSha256: register?.sha256 ?? null,
    casesColumns: register?.columns ?? [],
    caseNumberPatterns: config.caseNumberPatterns ?? null,
    vocabulary: redaction
      ? redactedVocabulary(config.vocabulary ?? null)
      : (config.vocabulary ?? null),
    redact: redaction?.redactor.level ?? null,
  };
  const options: ValidateOptions = {
    reader: reasons,
    register: register?.register ?? null,
    by: by && { name: by, groupOf: by === 'month' ? groupByMonth : groupByField(by) },
    minGroup,
  };
  const list = findingsFile(io, names, raw);
  const listOnly = raw.format === 'ndjson';
  return {
    name: 'validate',
    settings,
    reads: [cases ?? [], redaction?.reads ?? []].flat(),
    ...(redaction && {
      redacted: (facts: LogFacts, result: ValidateResult) => ({
        facts: redactedFacts(redaction.redactor, facts),
        result: redactedValidate(redaction.redactor, result, settings),
      }),
      said: redaction.said,
    }),
    makeTally: () => new ValidateTally(options),
    // A register is not told to other threads.
    ...(register === null && {
      threads: (parts: number) => ({ of: 'validate' as const, by, minGroup, parts }),
    }),
    result: ({ tally }) => tally.result(),
    view: async (facts, result) => {
      const { validateView } = await import('../report/validate-view.ts');
      const view = validateView(facts, settings, result, isOver(result, failOver));
      if (!raw.explain) return view;
      const { explainView } = await import('../report/explain-view.ts');
      const rules = explainView(vocabularyOf(config), settings.caseNumberPatterns);
      return { lead: view.lead, blocks: [...view.blocks, ...rules.blocks] };
    },
    rows: validateRows,
    ...((listOnly || list) && {
      again: (tally: ValidateTally, write: FindingsTarget['write']) =>
        new FindingsList(options, tally, list ?? { form: 'ndjson', write }, redaction?.redactor),
    }),
    listOnly,
    exitCode: (tally) => (isOver(tally.totals, failOver) ? EXIT.thresholdNotMet : EXIT.done),
    commit: () => list?.file.commit(),
    close: () => list?.file.discard(),
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
  if (raw.by !== undefined && !REDACTED_GROUPINGS.includes(raw.by)) {
    throw new CannotBeDone(
      `--by ${raw.by} shows texts as they were typed, which --redact takes out: group by user, agency or month`,
    );
  }
  return redaction;
}

/** Prints the rules alone, as they are in force. */
async function explain(io: Io, raw: RawValidateOptions): Promise<void> {
  if (raw.json || (raw.format !== undefined && !['table', 'md'].includes(raw.format))) {
    throw new CannotBeDone('--explain alone is for people: give --format table or md');
  }
  const config = await readConfig(io, raw.config);
  await compilePatterns(config.caseNumberPatterns);
  const { explainView } = await import('../report/explain-view.ts');
  const view = explainView(vocabularyOf(config), config.caseNumberPatterns ?? null);
  const text = await renderForPeople(view, io, raw);
  if (raw.output === undefined || raw.output === '-') {
    await io.stdout.write(text);
    return;
  }
  const file = newFile(io, raw.output, raw.force === true, [raw.config ?? CONFIG_NAME]);
  try {
    file.write(text);
    file.commit();
  } finally {
    file.discard();
  }
}

function percentage(text: string): string {
  const number = text.replace(/%$/, '');
  if (!/^\d{1,3}(\.\d{1,9})?$/.test(number) || Number(number) > 100) {
    throw new InvalidArgumentError('a percentage from 0 to 100 is needed.');
  }
  return number;
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
