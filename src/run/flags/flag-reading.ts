import type { Warning } from '../../contract/document.ts';
import type { FlagsResult } from '../../contract/flags.ts';
import { CannotBeDone } from '../../errors.ts';
import type { CitedFlags } from '../../flags/flag-citations.ts';
import type { LogReading } from '../../log/log-reading.ts';
import type { RunLogs } from '../log-result.ts';
import type { RawLogOptions } from '../options/log-options.ts';
import type { Run } from '../run.ts';
import type { Overwritten } from '../tallies/flag-judge.ts';
import type { CountedFlags, FlagCounting, GatheredFlags } from '../tallies/flag-tallies.ts';
import { mixedLogsWarning } from './mixed-logs.ts';
import { flagsResult } from './result.ts';

/** So many users do not all write the same: the release did. */
const LEAST_USERS = 5;

/** What the readings of logs for their red flags gave. */
export interface FlagReading {
  readonly counting: FlagCounting;
  readonly result: FlagsResult;
  /** Null where no subject was to be looked at again. */
  readonly gathered: GatheredFlags | null;
  readonly cited: CitedFlags | null;
  readonly warnings: readonly Warning[];
}

/** How flags are to be looked for in logs that were read once. */
export interface FlagsAsked<Raw extends RawLogOptions> {
  readonly run: Run<Raw>;
  readonly logs: RunLogs<unknown>;
  readonly counting: FlagCounting;
  /** What the first reading counted. */
  readonly tally: CountedFlags;
  /** How many rows are cited of a flag. */
  readonly cite: number;
}

/**
 * Goes on from a first reading: where a release overwrote a column, the logs are counted again
 * without it; then the searches of what may be flagged are read.
 */
export async function readFlags<Raw extends RawLogOptions>({
  run,
  logs,
  cite,
  ...first
}: FlagsAsked<Raw>): Promise<FlagReading> {
  const overwritten = overwrittenIn(logs.readings);
  const counting = { ...first.counting, overwritten };
  const tally =
    overwritten.length === 0
      ? first.tally
      : await run.readAgainInParts(logs, { of: 'flags', told: counting });
  const found = tally.found();
  const isAny = found.rules.some(({ candidates }) => candidates.length > 0);
  const gathered = isAny
    ? await run.readAgainInParts(logs, { of: 'flagRows', told: { ...counting, found, cite } })
    : null;
  const cited = gathered?.result() ?? null;
  const mixed = mixedLogsWarning(logs.readings, tally.dates.state());
  return {
    ...{ counting, gathered, cited, result: flagsResult(counting, found, cited) },
    warnings: mixed === undefined ? [] : [mixed],
  };
}

/** @throws CannotBeDone where two logs probably tell of the same searches */
export function refuseMixed(warnings: readonly Warning[]): void {
  const mixed = warnings.find(({ code }) => code === 'mixed-logs');
  if (mixed === undefined) return;
  throw new CannotBeDone(`${mixed.message}: give one of them, or --allow-mixed`);
}

/** The columns of the logs that hold one value everywhere, though several users wrote them, or nobody. */
function overwrittenIn(readings: readonly LogReading[]): Overwritten[] {
  return readings.flatMap(({ plan, constantColumns, constantUsers }) =>
    constantUsers > 0 && constantUsers < LEAST_USERS
      ? []
      : (['caseNumber', 'reason'] as const)
          .filter((field) => constantColumns.some((each) => each.field === field))
          .map((field) => ({ file: plan.file, field })),
  );
}
