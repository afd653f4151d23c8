import type { Warning } from '../../contract/document.ts';
import type { WarningCode } from '../../contract/warnings.ts';
import type { LogOptions } from '../log-options.ts';
import type { LogReading } from '../log-reading.ts';
import { amPmWarnings } from './am-pm.ts';
import { constantRangeWarnings } from './constant-range.ts';
import { mixedDatesWarnings } from './mixed-dates.ts';
import { undatedWarnings } from './undated.ts';
import { withCommas } from './with-commas.ts';

const ROW_CAPS: ReadonlySet<number> = new Set([10_000, 20_000, 55_000, 1_000_000, 1_048_575]);
/** The data rows of a sheet that is full, its header aside. */
const LONGEST_SHEET = 1_048_575;

/** What was asked for, which needs no warning. */
type Asked = Pick<LogOptions, 'encoding' | 'dayFirst' | 'verifiedLayouts'>;

/** The warnings that one log causes. */
export function logWarnings(
  reading: LogReading,
  { encoding, dayFirst, verifiedLayouts }: Asked,
): Warning[] {
  const { plan, constantColumns } = reading;
  const { file, layout } = plan;
  const found: Warning[] = [];
  const warn = (code: WarningCode, message: string): void => {
    found.push({ code, message: `${file}: ${message}` });
  };
  if (!layout.verified && !verifiedLayouts.includes(layout.name)) {
    warn(
      'unverified-layout',
      `no public ${layout.name} export exists to check this layout against; correct it with --map where it is wrong`,
    );
  }
  if (plan.encoding === 'windows-1252' && encoding === null) {
    warn('windows-1252', 'not valid UTF-8, read as Windows-1252');
  }
  // Where a spreadsheet has swapped dates, the order of the others is the lesser news.
  if (plan.dayFirst && dayFirst === null && reading.mixedDates === undefined) {
    warn('day-first', 'dates read as DD/MM/YYYY: a first part is over 12 and no second part is');
  }
  found.push(
    ...mixedDatesWarnings(reading),
    ...amPmWarnings(reading),
    ...undatedWarnings(reading),
    ...constantRangeWarnings(reading),
  );
  for (const { where, rows } of cutRows(reading)) {
    warn('row-cap', `${where}exactly ${withCommas(rows)} rows: the export was probably cut there`);
  }
  for (const { field, header } of constantColumns) {
    warn(
      'constant-column',
      `column ${header} (${field}) has one value in every row: probably overwritten on release`,
    );
  }
  return [...found, ...overlapWarnings(reading)];
}

function overlapWarnings({ plan, seenEarlier }: LogReading): Warning[] {
  if (seenEarlier === 0) return [];
  const repeat = seenEarlier === 1 ? '1 row repeats' : `${withCommas(seenEarlier)} rows repeat`;
  const message = `${plan.file}: ${repeat} searches of the files before it`;
  return [{ code: 'overlapping-files', message }];
}

/**
 * Row counts at which exports are cut: of the log, and of each sheet where it has several. A sheet as
 * long as sheets can be goes on in the next, where there is one.
 */
function cutRows({ plan, rows, sheets }: LogReading): { where: string; rows: number }[] {
  const cut = ROW_CAPS.has(rows) ? [{ where: '', rows }] : [];
  if (sheets.length < 2) return cut;
  const ofSheets = sheets.flatMap(({ rows: count }, sheet) => {
    const full = count === LONGEST_SHEET && sheet < sheets.length - 1;
    if (!ROW_CAPS.has(count) || full) return [];
    return [{ where: `sheet ${plan.sheets?.log[sheet]?.name} has `, rows: count }];
  });
  return [...cut, ...ofSheets];
}
