import { cellState } from './oracle-cells.ts';
import { looksRewritten } from './oracle-damage.ts';
import { FIELDS, type Field } from './oracle-fields.ts';
import type { Deduplicated } from './oracle-identity.ts';
import { areTheSameLog, holdTheSame } from './oracle-ids.ts';
import { UNVERIFIED_LAYOUTS } from './oracle-layouts.ts';
import type { OracleSearch } from './oracle-searches.ts';
import { hasCellInState, type Sheet } from './oracle-sheet.ts';
import { fold, trim } from './oracle-white-space.ts';
import { dayText } from './oracle-zone.ts';

export interface OracleWarning {
  code: string;
  file?: string;
  /** The first line that the warning is about, where it is simple to tell. */
  line?: number;
}

export interface WarningFacts {
  sheets: Sheet[];
  deduplicated: Deduplicated;
  searches: OracleSearch[];
  /** Searches that `population.undated` counts. */
  undated: OracleSearch[];
  noId: boolean;
  zone: string;
  zoneGiven: boolean;
  zoneData: string;
  fromDay: number | null;
  toDay: number | null;
}

const ROW_CAPS = [10_000, 20_000, 55_000, 1_000_000, 1_048_575];
const CONSTANT_FIELDS: Field[] = ['caseNumber', 'reason', 'offense', 'user'];
const CONSTANT_ROWS = 50;
const BUSY_MEDIAN = 5;

export function warningsOf(facts: WarningFacts): OracleWarning[] {
  const { sheets, deduplicated, searches } = facts;
  const warnings = sheets.flatMap((sheet) => warningsOfFile(sheet, facts));
  if (deduplicated.conflicting) warnings.push({ code: 'conflicting-duplicates' });
  if (hasMissingDays(facts)) warnings.push({ code: 'missing-days' });
  if (!facts.zoneGiven && searches.some(readAnInstant)) warnings.push({ code: 'zone-assumed' });
  if (isFixedZone(facts.zone)) warnings.push({ code: 'fixed-zone' });
  if (isPastZoneData(facts)) warnings.push({ code: 'zone-data' });
  return [...warnings, ...differingColumns(sheets).map(() => ({ code: 'columns-differ' }))];
}

function warningsOfFile(sheet: Sheet, facts: WarningFacts): OracleWarning[] {
  const { file, rows, firstLines, columns } = sheet;
  const { overlappingFiles, filesWithRepeatedIds } = facts.deduplicated;
  const warnings: OracleWarning[] = [];
  const warn = (holds: boolean, code: string, line?: number): void => {
    if (holds) warnings.push(line === undefined ? { code, file } : { code, file, line });
  };
  warn(sheet.dataRows === 0, 'no-rows');
  warn(ROW_CAPS.includes(sheet.dataRows), 'row-cap');
  for (const field of CONSTANT_FIELDS) warn(isConstant(sheet, field), 'constant-column');
  warn(sheet.fellBackToWindows1252, 'windows-1252');
  warn(sheet.provedDayFirst, 'day-first');
  warn(sheet.mixedDates, 'mixed-dates');
  warn(UNVERIFIED_LAYOUTS.includes(sheet.layout), 'unverified-layout');
  warn(overlappingFiles.includes(file), 'overlapping-files');
  warn(sheet.malformed * 100 > sheet.dataRows, 'many-malformed');
  warn(sheet.otherRows > 0, 'other-rows', firstLines.other);
  warn(firstLines.padded !== undefined, 'padded-rows', firstLines.padded);
  warn(sheet.rowNames, 'row-names');
  warn(sheet.swallowedRows, 'swallowed-rows');
  warn(sheet.shiftedRows > 0, 'shifted-rows', firstLines.shifted);
  warn(filesWithRepeatedIds.includes(file), 'id-repeats');
  for (const _ of columns.byFill) warn(true, 'column-by-fill');
  const damaged = rows.find((row) => hasCellInState(sheet, row, 'damaged'));
  warn(damaged !== undefined, 'damaged-cells', damaged?.line);
  const rewritten = rows.find((row) => looksRewritten(row.texts.caseNumber ?? ''));
  warn(rewritten !== undefined, 'rewritten-numbers', rewritten?.line);
  const undated = facts.undated.find((search) => search.file === file);
  warn(undated !== undefined, 'undated', undated?.line);
  warn(columns.halfInDoubt, 'am-pm');
  warn(sheet.constantRange, 'constant-range');
  const hidden = rows.find((row) => row.hidden);
  warn(hidden !== undefined, 'hidden-rows', hidden?.line);
  const withIds = facts.noId ? [] : facts.sheets.filter((one) => !isOf(filesWithRepeatedIds, one));
  const earlier = withIds.slice(0, Math.max(0, withIds.indexOf(sheet)));
  warn(
    earlier.some((other) => areTheSameLog(other, sheet)),
    'same-ids',
  );
  const cellsOf = (one: Sheet) => facts.deduplicated.byCells.filter((row) => row.sheet === one);
  const before = facts.sheets.slice(0, facts.sheets.indexOf(sheet));
  warn(
    !facts.noId && before.some((other) => holdTheSame(cellsOf(other), cellsOf(sheet), facts.zone)),
    'same-searches',
  );
  return warnings;
}

function isOf(files: string[], { file }: Sheet): boolean {
  return files.includes(file);
}

/** The three fields of a range are one here: a log has it in one cell or in two. */
const WINDOW_FIELDS: Field[] = ['windowStart', 'windowEnd', 'window'];

/** Fields that some of the logs with rows have, and others lack. */
function differingColumns(sheets: Sheet[]): Field[][] {
  const withRows = sheets.filter(({ dataRows }) => dataRows > 0);
  const alone = FIELDS.filter((field) => !WINDOW_FIELDS.includes(field)).map((field) => [field]);
  return [...alone, WINDOW_FIELDS].filter((fields) => {
    const having = withRows.filter(({ rows }) =>
      fields.some((field) => rows[0]?.texts[field] !== undefined),
    );
    return having.length > 0 && having.length < withRows.length;
  });
}

function isFixedZone(zone: string): boolean {
  return /^(est|mst|etc\/gmt\+[4-9])$/.test(fold(zone));
}

/** Whether a search is of a year after that of the data on zones. */
function isPastZoneData({ searches, zone, zoneData }: WarningFacts): boolean {
  const year = zoneData.slice(0, 4);
  if (fold(zone) === 'utc') return false;
  return searches.some(({ searchedAt, day }) => {
    return searchedAt?.kind === 'instant' && dayText(day ?? 0).slice(0, 4) > year;
  });
}

export function isConstant(sheet: Sheet, field: Field): boolean {
  if (sheet.rows.length < CONSTANT_ROWS) return false;
  const texts = sheet.rows.map((row) => row.texts[field]);
  if (texts.some((text) => cellState(field, text, sheet.layout) !== 'value')) return false;
  return new Set(texts.map((text) => trim(text ?? ''))).size === 1;
}

function readAnInstant(search: OracleSearch): boolean {
  const times = [search.searchedAt, search.range.start, search.range.end];
  return times.some((time) => time?.kind === 'instant');
}

function hasMissingDays({ searches, fromDay, toDay }: WarningFacts): boolean {
  const days = searches.map((search) => search.day).filter((day) => day !== null);
  const first = fromDay ?? days.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const last = toDay ?? days.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (!Number.isFinite(first) || !Number.isFinite(last)) return false;
  const searchesOnDay = new Map<number, number>();
  for (let day = first; day <= last; day += 1) searchesOnDay.set(day, 0);
  for (const day of days) {
    const before = searchesOnDay.get(day);
    if (before !== undefined) searchesOnDay.set(day, before + 1);
  }
  const counts = [...searchesOnDay.values()].sort((a, b) => a - b);
  return counts[0] === 0 && median(counts) >= BUSY_MEDIAN;
}

function median(sorted: number[]): number {
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}
