import { Command, InvalidArgumentError, Option } from 'commander';
import { readConfig } from '../config.ts';
import type { Config } from '../contract/config.ts';
import type { ValidateResult, ValidateSettings } from '../contract/validate.ts';
import { CannotBeDone, EXIT, type ExitCode } from '../errors.ts';
import { groupByField, groupByMonth } from '../groups.ts';
import { type Io, type NewFile, newFile } from '../io.ts';
import type { ReasonClasses } from '../quality/reason-classes.ts';
import { type ValidateOptions, ValidateTally } from '../quality/validate-tally.ts';
import { validateRows } from '../report/validate-rows.ts';
import { vocabularyOf } from '../vocabulary.ts';
import { readCases } from './cases.ts';
import { FindingsList, type FindingsTarget } from './findings.ts';
import { type LogAnalysis, renderForPeople, runLogCommand } from './log-command.ts';
import { addLogOptions, type RawLogOptions, wholeNumber } from './log-options.ts';
import { SUMMARIES } from './summaries.ts';

const GROUPINGS = ['user', 'agency', 'month', 'offense'] as const;

interface RawValidateOptions extends RawLogOptions {
  readonly by?: (typeof GROUPINGS)[number];
  readonly minGroup: number;
  readonly findings?: string;
  readonly failOver?: string;
  readonly cases?: string;
  readonly explain?: true;
}

/** `alpr-audit validate`: one pass, and a second one where findings are listed. */
export function command(io: Io, done: (code: ExitCode) => void): Command {
  return addLogOptions(new Command('validate').description(SUMMARIES.validate), '[log...]')
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
        'gives. Cost: one pass, two with --findings; memory grows by 13 bytes a search, a\n' +
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
        const { explainView } = await import('../report/explain-view.ts');
        const config = await readConfig(io, raw.config);
        const view = explainView(vocabularyOf(config), config.caseNumberPatterns ?? null);
        await io.stdout.write(await renderForPeople(view, io, raw));
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
  reasons: ReasonClasses,
): LogAnalysis<ValidateTally, ValidateResult> {
  const { by = null, minGroup, failOver = null, cases = null } = raw;
  const settings: ValidateSettings = {
    by,
    minGroup,
    failOver,
    cases,
    caseNumberPatterns: config.caseNumberPatterns ?? null,
  };
  const options: ValidateOptions = {
    reasons,
    register: cases === null ? null : readCases(io, cases),
    by: by && { name: by, groupOf: by === 'month' ? groupByMonth : groupByField(by) },
    minGroup,
  };
  const list = findingsFile(io, names, raw);
  const listOnly = raw.format === 'ndjson';
  const target: FindingsTarget | undefined = listOnly
    ? { form: 'ndjson', output: io.stdout }
    : list;
  return {
    name: 'validate',
    settings,
    makeTally: () => new ValidateTally(options),
    result: ({ tally }) => tally.result(),
    view: async (facts, result) => {
      const { validateView } = await import('../report/validate-view.ts');
      const view = validateView(facts, settings, result);
      if (!raw.explain) return view;
      const { explainView } = await import('../report/explain-view.ts');
      const rules = explainView(vocabularyOf(config), settings.caseNumberPatterns);
      return { lead: view.lead, blocks: [...view.blocks, ...rules.blocks] };
    },
    rows: validateRows,
    ...(target && { again: (tally: ValidateTally) => new FindingsList(options, tally, target) }),
    listOnly,
    exitCode: (tally) => exitCode(tally, failOver),
    commit: () => list?.file.commit(),
    close: () => list?.file.discard(),
  };
}

/** The file that --findings names, in the making. */
function findingsFile(
  io: Io,
  names: readonly string[],
  raw: RawValidateOptions,
): { form: 'csv' | 'ndjson'; file: NewFile } | undefined {
  const { findings, output, rejects } = raw;
  if (findings === undefined) return undefined;
  const form = /\.(csv|ndjson)$/i.exec(findings)?.[1]?.toLowerCase();
  if (form !== 'csv' && form !== 'ndjson') {
    throw new CannotBeDone(`--findings ${findings}: the name must end in .csv or .ndjson`);
  }
  if (raw.format === 'ndjson') {
    throw new CannotBeDone('--format ndjson lists the findings already: leave --findings out');
  }
  const taken = [...names, output, rejects].filter((name) => name !== undefined);
  return { form, file: newFile(io, findings, raw.force === true, taken) };
}

function percentage(text: string): string {
  const number = text.replace(/%$/, '');
  if (!/^\d{1,3}(\.\d{1,9})?$/.test(number) || Number(number) > 100) {
    throw new InvalidArgumentError('a percentage from 0 to 100 is needed.');
  }
  return number;
}

/** Whether the share of inadequate searches is over a percentage, in whole numbers: exactly. */
function exitCode(tally: ValidateTally, failOver: string | null): ExitCode {
  if (failOver === null) return EXIT.done;
  const { judgeable, inadequate } = tally.verdict;
  const [whole = '0', decimals = ''] = failOver.split('.');
  const scale = 10n ** BigInt(decimals.length);
  const limit = BigInt(whole + decimals);
  const isOver = BigInt(inadequate) * 100n * scale > limit * BigInt(judgeable);
  return isOver ? EXIT.thresholdNotMet : EXIT.done;
}
