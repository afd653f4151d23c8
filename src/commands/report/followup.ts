import type { Command } from 'commander';
import type { LogFacts } from '../../contract/document.ts';
import type { ReportResult, ReportSettings } from '../../contract/report.ts';
import { CannotBeDone } from '../../errors.ts';
import { followupResult } from '../../followup/followup.ts';
import { readDate } from '../../log/times/calendar.ts';
import { baseName } from '../../redaction/without-folders.ts';
import type { RawLogOptions } from '../../run/options/log-options.ts';
import type { Run } from '../../run/run.ts';
import { findingsOf } from '../../run/tables/followup-file.ts';
import { TablesRead } from '../../run/tables/tables-read.ts';
import {
  FOLLOWUP_REGISTER,
  type RegisteredFinding,
} from '../../side-tables/registers/followup-register.ts';

/** The report's section on what became of earlier findings, where their register is given. */

export interface RawFollowedOptions extends RawLogOptions {
  readonly followup?: string;
  readonly asOf?: string;
}

export const FOLLOWED_TABLES = {
  followup: FOLLOWUP_REGISTER.columns.map(({ field }) => field),
};

export function addFollowedOptions(command: Command): Command {
  return command.option(
    '--followup <register>',
    'the register of findings: what became of those of earlier audits (with --as-of)',
  );
}

/** The register, read before the logs are: what is wrong with it is said at once. */
export interface FollowedTable {
  readonly tables: TablesRead;
  readonly findings: readonly RegisteredFinding[];
  /** Null where no register is given. */
  readonly asOf: string | null;
}

/** @throws CannotBeDone */
export async function followedTable(run: Run<RawFollowedOptions>): Promise<FollowedTable> {
  const { followup: register, asOf } = run.raw;
  const tables = new TablesRead(run, baseName);
  if (register === undefined) return { tables, findings: [], asOf: null };
  if (asOf === undefined) {
    throw new CannotBeDone(
      '--followup needs --as-of YYYY-MM-DD: what is overdue depends on which day stands for today',
    );
  }
  const findings = await findingsOf(tables, register, '--followup');
  run.outputs.spare(tables.names);
  return { tables, findings, asOf };
}

/** What became of the findings, and what the document says of it. */
export interface FoundFollowed {
  readonly result: Pick<ReportResult, 'followup'>;
  readonly settings: Pick<ReportSettings, 'followup'>;
  readonly facts: LogFacts;
}

export function followedFound(
  { tables, findings, asOf }: FollowedTable,
  facts: LogFacts,
): FoundFollowed {
  return {
    result: { followup: asOf === null ? null : followupResult(findings, readDate(asOf) ?? 0) },
    settings: { followup: asOf === null ? null : { asOf } },
    facts: {
      ...facts,
      tables: [...(facts.tables ?? []), ...tables.inputs],
      warnings: [...facts.warnings, ...tables.warnings],
    },
  };
}
