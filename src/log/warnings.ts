import type { Warning, WarningCode } from '../contract/document.ts';
import type { Duplicates } from './duplicates/duplicates.ts';
import type { LogReading } from './log.ts';
import type { LogOptions } from './log-options.ts';
import type { PopulationTally } from './take/population.ts';
import { dateText } from './times/calendar.ts';

/** What an auditor should know of the logs before believing a number; none of it accuses anybody. */

const ROW_CAPS: ReadonlySet<number> = new Set([10_000, 20_000, 55_000, 1_000_000, 1_048_575]);
/** The data rows of a sheet that is full, its header aside. */
const LONGEST_SHEET = 1_048_575;
const BUSY_DAY = 5;

/** All warnings, in the order of the logs and then of the population. */
export function allWarnings(
  options: LogOptions,
  readings: readonly LogReading[],
  population: PopulationTally,
  duplicates: Duplicates,
): Warning[] {
  const encodingAsked = options.encoding !== null;
  const orderAsked = options.dayFirst !== null;
  const { from, to, timeZone } = options;
  return [
    ...zoneWarnings(timeZone === null && readings.some(({ instants }) => instants)),
    ...readings.flatMap((reading) => logWarnings(reading, encodingAsked, orderAsked)),
    ...conflictWarnings(duplicates.conflicts, readings),
    ...missingDayWarnings(population.days.counts(), from, to),
  ];
}

/** The warnings that one log causes. */
function logWarnings(reading: LogReading, encodingAsked: boolean, orderAsked: boolean): Warning[] {
  const { plan, constantColumns, seenEarlier } = reading;
  const { file, layout } = plan;
  const found: Warning[] = [];
  const warn = (code: WarningCode, message: string): void => {
    found.push({ code, message: `${file}: ${message}` });
  };
  if (!layout.verified) {
    warn(
      'unverified-layout',
      `no public ${layout.name} export exists to check this layout against; correct it with --map where it is wrong`,
    );
  }
  if (plan.encoding === 'windows-1252' && !encodingAsked) {
    warn('windows-1252', 'not valid UTF-8, read as Windows-1252');
  }
  if (plan.dayFirst && !orderAsked) {
    warn('day-first', 'dates read as DD/MM/YYYY: a first part is over 12 and no second part is');
  }
  for (const { where, rows } of cutRows(reading)) {
    warn('row-cap', `${where}exactly ${withCommas(rows)} rows: the export was probably cut there`);
  }
  for (const { field, header } of constantColumns) {
    warn(
      'constant-column',
      `column ${header} (${field}) has one value in every row: probably overwritten on release`,
    );
  }
  if (seenEarlier > 0) {
    const rowsRepeat =
      seenEarlier === 1 ? '1 row repeats' : `${withCommas(seenEarlier)} rows repeat`;
    warn('overlapping-files', `${rowsRepeat} searches of the files before it`);
  }
  return found;
}

/**
 * Row counts at which exports are cut: of the log, and of each sheet where it has several. A sheet as
 * long as sheets can be goes on in the next, where there is one.
 */
function cutRows({ plan, rows, sheetRows }: LogReading): { where: string; rows: number }[] {
  const cut = ROW_CAPS.has(rows) ? [{ where: '', rows }] : [];
  if (sheetRows.length < 2) return cut;
  const ofSheets = sheetRows.flatMap((count, sheet) => {
    const full = count === LONGEST_SHEET && sheet < sheetRows.length - 1;
    if (!ROW_CAPS.has(count) || full) return [];
    return [{ where: `sheet ${plan.sheets?.log[sheet]?.name} has `, rows: count }];
  });
  return [...cut, ...ofSheets];
}

/** One warning for all repeats by id that differ from the first search with that id. */
function conflictWarnings(count: number, readings: readonly LogReading[]): Warning[] {
  const reading = readings.find(({ firstConflict }) => firstConflict !== undefined);
  if (count === 0 || reading === undefined) return [];
  const first = reading.firstConflict;
  const differ =
    count === 1 ? '1 repeated search differs' : `${withCommas(count)} repeated searches differ`;
  return [
    {
      code: 'conflicting-duplicates',
      message: `${differ} from the first with the same id; the first such row is ${first}`,
    },
  ];
}

/** Days without a search inside the period, where the median of all its days is 5 or more. */
function missingDayWarnings(
  searches: ReadonlyMap<number, number>,
  from: number | null,
  to: number | null,
): Warning[] {
  let first = from ?? Number.POSITIVE_INFINITY;
  let last = to ?? Number.NEGATIVE_INFINITY;
  for (const day of searches.keys()) {
    if (from === null && day < first) first = day;
    if (to === null && day > last) last = day;
  }
  if (!(first <= last)) return [];
  // Where more than half of the days are without a search, their median is 0.
  if (2 * searches.size < last - first + 1) return [];
  const counts = Array.from({ length: last - first + 1 }, (_, i) => searches.get(first + i) ?? 0);
  const missing = counts.flatMap((count, i) => (count === 0 ? [first + i] : []));
  if (missing.length === 0 || median(counts) < BUSY_DAY) return [];
  const shown = missing.slice(0, 10).map(dateText).join(', ');
  const more = missing.length > 10 ? ` and ${withCommas(missing.length - 10)} more` : '';
  const days = missing.length === 1 ? '1 day' : `${withCommas(missing.length)} days`;
  return [
    {
      code: 'missing-days',
      message: `${days} without a search between ${dateText(first)} and ${dateText(last)}: ${shown}${more}`,
    },
  ];
}

/** The warning for times with a zone when nobody said what zone the agency is in. */
function zoneWarnings(assumed: boolean): Warning[] {
  const message = "times are shown and dated in UTC: give the agency's zone with --tz";
  return assumed ? [{ code: 'zone-assumed', message }] : [];
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

function withCommas(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
