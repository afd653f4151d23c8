import type { LogFacts } from '../../contract/document.ts';
import type { ReportResult, ReportSettings } from '../../contract/report.ts';
import { CannotBeDone } from '../../errors.ts';
import { redactedFacts } from '../../redaction/redacted-facts.ts';
import { redactedReport } from '../../redaction/redacted-report.ts';
import {
  type RawRedactOptions,
  type Redaction,
  redactionOf,
} from '../../run/options/redact-options.ts';
import type { Io } from '../../world/io.ts';

/** The options that show what a redaction takes out. */
interface RawRevealed extends RawRedactOptions {
  readonly reveal?: true;
  readonly revealUsers?: true;
}

/** What may be shown of the facts and the result. */
export function shownOf(
  facts: LogFacts,
  result: ReportResult,
  settings: ReportSettings,
  redaction: Redaction | null,
): { facts: LogFacts; result: ReportResult } {
  if (redaction === null) return { facts, result };
  const { redactor } = redaction;
  return {
    facts: redactedFacts(redactor, facts),
    result: redactedReport(redactor, result, settings),
  };
}

/** @throws CannotBeDone when what is asked for beside it shows texts of the log */
export function checkedRedaction(io: Io, raw: RawRevealed): Redaction | null {
  const redaction = redactionOf(io, raw);
  if (redaction !== null && raw.reveal) {
    throw new CannotBeDone('--reveal shows cells, which --redact takes out: give one of them');
  }
  if (redaction !== null && raw.revealUsers) {
    throw new CannotBeDone(
      '--reveal-users shows names, which --redact takes out: give one of them',
    );
  }
  return redaction;
}
