import { Command, InvalidArgumentError } from 'commander';
import type { Config } from '../contract/config.ts';
import type { LogFacts } from '../contract/document.ts';
import type { ReportResult, ReportSettings } from '../contract/report.ts';
import { CannotBeDone, EXIT, type ExitCode } from '../errors.ts';
import type { Io } from '../io.ts';
import { readDate } from '../log/calendar.ts';
import type { FieldReader } from '../quality/field-reader.ts';
import { redactedFacts } from '../redaction/redacted-facts.ts';
import { redactedReport, redactedReportSettings } from '../redaction/redacted-report.ts';
import { TOOL } from '../version.ts';
import type { LogAnalysis } from './analysis.ts';
import { runLogCommand } from './log-command.ts';
import { addLogOptions, type RawLogOptions, wholeNumber } from './log-options.ts';
import { addTermOptions } from './paper-evaluation.ts';
import { period } from './period-option.ts';
import { addRedactOptions, type RawRedactOptions, type Redaction, redactionOf } from './redact.ts';
import {
  checkSameLogs,
  type FinishedAudit,
  finishedAudit,
  type RawAuditOptions,
} from './report-audit.ts';
import type { ReportCounting, ReportTally } from './report-tally.ts';
import { SUMMARIES } from './summaries.ts';
import { reportTally } from './tallies.ts';

interface RawReportOptions extends RawLogOptions, RawAuditOptions, RawRedactOptions {
  readonly title?: string;
  readonly preparedBy?: string;
  readonly asOf?: string;
  readonly retention?: string;
  readonly minGroup: number;
  readonly cite: number;
  readonly reveal?: true;
}

/** The most rows that are cited of each kind of finding: the file stays small. */
const MOST_CITED = 50;

/** `alpr-audit report`: the logs, a second time for what only then can be cited, and the finished audit. */
export function command(io: Io, done: (code: ExitCode) => void): Command {
  const described = new Command('report').description(SUMMARIES.report);
  const withLogs = addLogOptions(described, '<log...>', ['html', 'md', 'json'])
    .option('--audit <folder>', 'the folder of a finished audit: manifest.json and its workpaper')
    .option('--workpaper <file>', 'the finished workpaper, where it is not in that folder')
    .option('--title <name>', "the agency's name (default: as the log has it)")
    .option('--prepared-by <name>', 'who prepared the report')
    .option(
      '--as-of <date>',
      'the date of the report, YYYY-MM-DD (default: a line to fill in)',
      date,
    )
    .option('--retention <period>', "the agency's retention of images, such as 30d, 6mo or 1y")
    .option('--min-group <n>', 'show no group of fewer searches alone', wholeNumber(1), 20)
    .option(
      '--cite <n>',
      `rows cited of each kind of finding, at most ${MOST_CITED}`,
      wholeNumber(0, MOST_CITED),
      10,
    )
    .option('--reveal', 'show what stands in the cells that are cited');
  return addRedactOptions(addTermOptions(withLogs))
    .addHelpText(
      'after',
      '\nMethod: what validate and ages count, when the searches were made, and, with --audit, what\n' +
        'evaluate says of the finished workpaper, whose manifest must name these logs (SHA-256). The\n' +
        'page needs no network and no script, and prints. --format md is a memo with the same numbers.\n' +
        'Exit 1: --tolerable was not supported. Cost: one pass, about as long as validate and ages\n' +
        'together, and a second one up to the last row cited of a case number that is used again;\n' +
        'memory grows as with validate, and by a different user or agency; standard input is kept.',
    )
    .action(async (names: string[], raw: RawReportOptions) => {
      const redaction = checkedRedaction(io, raw);
      const audit = await finishedAudit(io, raw);
      const withFormat = { ...raw, format: raw.json ? 'json' : (raw.format ?? 'html') } as const;
      const make = (config: Config, reasons: FieldReader) =>
        analysis(raw, config, reasons, audit, redaction);
      done(await runLogCommand(io, names, withFormat, make));
    });
}

function analysis(
  raw: RawReportOptions,
  config: Config,
  reasons: FieldReader,
  audit: FinishedAudit | null,
  redaction: Redaction | null,
): LogAnalysis<ReportTally, ReportResult> {
  const kept = raw.retention ?? config.retention;
  const retention = kept === undefined ? null : period('--retention', kept).text;
  const { minGroup, cite, reveal = false } = raw;
  const counting: ReportCounting = { retention, minGroup, cite, reveal };
  const plain: ReportSettings = {
    title: raw.title ?? null,
    preparedBy: raw.preparedBy ?? null,
    asOf: raw.asOf ?? null,
    ...counting,
    caseNumberPatterns: config.caseNumberPatterns ?? null,
    vocabulary: config.vocabulary ?? null,
    audit: audit?.settings ?? null,
    redact: null,
  };
  const settings = redaction ? redactedReportSettings(redaction.redactor, plain) : plain;
  const isNotMet = audit?.audit.evaluation.conclusion === 'notSupported';
  return {
    name: 'report',
    settings,
    reads: [...(audit?.reads ?? []), ...(redaction?.reads ?? [])],
    ...(redaction && {
      redacted: (facts: LogFacts, result: ReportResult) => ({
        facts: redactedFacts(redaction.redactor, facts),
        result: redactedReport(redaction.redactor, result, settings),
      }),
      said: redaction.said,
    }),
    makeTally: () => reportTally(counting, reasons),
    threads: (parts) => ({ of: 'report', counting, parts }),
    // Which case numbers come again is known once all were seen.
    ...(cite > 0 && { again: (tally: ReportTally) => tally.again() }),
    result: (logs) => {
      if (audit) checkSameLogs(audit, logs);
      return { ...logs.tally.result(), audit: audit?.audit ?? null };
    },
    page: async (facts, result) => {
      const { reportPage } = await import('../report/page/page.ts');
      return reportPage(TOOL, facts, settings, result);
    },
    view: async (facts, result) => {
      const { reportMemo } = await import('../report/page/memo.ts');
      return reportMemo(TOOL, facts, settings, result);
    },
    rows: () => ({ columns: [], rows: [] }),
    exitCode: () => (isNotMet ? EXIT.thresholdNotMet : EXIT.done),
  };
}

/** @throws CannotBeDone when what is asked for beside it shows texts of the log */
function checkedRedaction(io: Io, raw: RawReportOptions): Redaction | null {
  const redaction = redactionOf(io, raw);
  if (redaction !== null && raw.reveal) {
    throw new CannotBeDone('--reveal shows cells, which --redact takes out: give one of them');
  }
  return redaction;
}

function date(text: string): string {
  if (readDate(text) === undefined) throw new InvalidArgumentError('a date YYYY-MM-DD is needed.');
  return text;
}
