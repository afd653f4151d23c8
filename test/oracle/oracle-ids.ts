import { cellState } from './oracle-cells.ts';
import type { Sheet, SheetRow } from './oracle-sheet.ts';
import { difference, momentOf, readTime } from './oracle-time.ts';
import { fold, trim } from './oracle-white-space.ts';

/** What the ids of a log show of themselves: whether they tell searches apart, and logs. */

export interface RowOfSheet {
  sheet: Sheet;
  row: SheetRow;
}

const ZERO_UUID = /^\{?0{8}-?0{4}-?0{4}-?0{4}-?0{12}\}?$/;
const BARE_NUMBER = /^\d{1,9}$/;

/** The id of a row, trimmed; null where the cell is none. */
function idOf(sheet: Sheet, row: SheetRow): string | null {
  const id = trim(row.texts.searchId ?? '');
  const isId = cellState('searchId', row.texts.searchId, sheet.layout) === 'value';
  return isId && !ZERO_UUID.test(id) ? id : null;
}

export function identityById(sheet: Sheet, row: SheetRow): string | null {
  const id = idOf(sheet, row);
  if (id === null || !BARE_NUMBER.test(id)) return id;
  const searchedAt = trim(row.texts.searchedAt ?? '');
  return searchedAt === '' ? null : `${id}@${searchedAt}`;
}

/** Whether repeats of one id are other searches, on over 1 % of a file's rows and over three. */
export function hasRepeatedIds(sheet: Sheet, zone: string): boolean {
  const firstById = new Map<string, SheetRow>();
  let others = 0;
  for (const row of sheet.rows) {
    const id = identityById(sheet, row);
    if (id === null) continue;
    const first = firstById.get(id);
    if (first === undefined) firstById.set(id, row);
    else if (isAnotherSearch(sheet, first, row, zone)) others += 1;
  }
  return others > 3 && others * 100 > sheet.dataRows;
}

/**
 * The files of several on over 1 % of whose rows, and over three, an id stands that an earlier file has
 * on another search: two of day, user and plate differ, or the only one that both rows tell.
 */
export function filesThatNumberAnew(sheets: Sheet[], zone: string): string[] {
  if (sheets.some(({ file }) => file === '-')) return [];
  const firstById = new Map<string, RowOfSheet>();
  return sheets.flatMap((sheet) => {
    let others = 0;
    for (const row of sheet.rows) {
      const id = identityById(sheet, row);
      if (id === null) continue;
      const first = firstById.get(id);
      if (first === undefined) firstById.set(id, { sheet, row });
      else if (first.sheet !== sheet && isOfAnotherLog(first, { sheet, row }, zone)) others += 1;
    }
    return others > 3 && others * 100 > sheet.dataRows ? [sheet.file] : [];
  });
}

function isOfAnotherLog(first: RowOfSheet, repeat: RowOfSheet, zone: string): boolean {
  const differing: boolean[] = [];
  const [one, two] = [first, repeat].map(({ sheet, row }) => {
    const time = readTime(row.time ?? '', sheet.timeRules);
    return time === null ? null : momentOf(time, zone, 'start');
  });
  if (one != null && two != null) {
    const [minute, other] = [one, two].map(({ reading }) => Math.floor(reading / 60_000));
    if (minute === other) return false;
    differing.push(Math.abs(one.day - two.day) > 1 && swappedDay(two.day) !== one.day);
  }
  for (const field of ['user', 'plate'] as const) {
    const told = [first, repeat].map(({ sheet, row }) =>
      cellState(field, row.texts[field], sheet.layout) === 'value' ? row.texts[field] : undefined,
    );
    if (told[0] === undefined || told[1] === undefined) continue;
    differing.push(fold(told[0]) !== fold(told[1]));
  }
  const count = differing.filter((differs) => differs).length;
  return count > 0 && count >= Math.min(2, differing.length);
}

/** The date with its day and month the other way round, where that is one. */
function swappedDay(day: number): number {
  const date = new Date(day * 86_400_000);
  if (date.getUTCDate() > 12) return day;
  return (
    Date.UTC(date.getUTCFullYear(), date.getUTCDate() - 1, date.getUTCMonth() + 1) / 86_400_000
  );
}

function isAnotherSearch(sheet: Sheet, first: SheetRow, repeat: SheetRow, zone: string): boolean {
  if (!sameUserAndPlate(first, repeat)) return true;
  const [one, two] = [first, repeat].map(({ time }) => readTime(time ?? '', sheet.timeRules));
  if (one && two) {
    return difference(momentOf(one, zone, 'start'), momentOf(two, zone, 'start')) !== 0;
  }
  return timeAsWritten(first) !== timeAsWritten(repeat);
}

function sameUserAndPlate(one: SheetRow, two: SheetRow): boolean {
  return (['user', 'plate'] as const).every(
    (field) => fold(one.texts[field] ?? '') === fold(two.texts[field] ?? ''),
  );
}

function timeAsWritten(row: SheetRow): string {
  return trim(row.texts.searchedAt ?? '');
}

/** Whether two files are probably one log, whose times somebody wrote anew. */
export function areTheSameLog(earlier: Sheet, later: Sheet): boolean {
  const left = firstByNumber(earlier);
  const right = firstByNumber(later);
  const shared = [...left].flatMap(([number, row]) => {
    const other = right.get(number);
    return other === undefined ? [] : [[row, other] as const];
  });
  const alike = shared.filter(([one, two]) => {
    const areFilled = fold(`${one.texts.user ?? ''}${one.texts.plate ?? ''}`) !== '';
    return areFilled && sameUserAndPlate(one, two) && timeAsWritten(one) !== timeAsWritten(two);
  });
  return alike.length > 3 && alike.length * 2 > shared.length;
}

function firstByNumber(sheet: Sheet): Map<string, SheetRow> {
  const rows = new Map<string, SheetRow>();
  for (const row of sheet.rows) {
    const id = idOf(sheet, row);
    if (id !== null && BARE_NUMBER.test(id) && !rows.has(id)) rows.set(id, row);
  }
  return rows;
}

/**
 * Whether two files, whose rows are known by all of their cells, probably hold the same searches: in
 * more than three of the minutes that both have, and over half, the first row is by one user for one plate.
 */
export function holdTheSame(earlier: RowOfSheet[], later: RowOfSheet[], zone: string): boolean {
  const [left, right] = [earlier, later].map((rows) => firstByMinute(rows, zone));
  const shared = [...(left ?? [])].flatMap(([minute, people]) =>
    right?.has(minute) ? [[people, right.get(minute)]] : [],
  );
  const alike = shared.filter(([one, two]) => one !== null && one === two);
  return alike.length > 3 && alike.length * 2 > shared.length;
}

/** User and plate of the first row of each minute; null where one of the two says nothing. */
function firstByMinute(rows: RowOfSheet[], zone: string): Map<number, string | null> {
  const minutes = new Map<number, string | null>();
  for (const { sheet, row } of rows) {
    const time = readTime(row.time ?? '', sheet.timeRules);
    if (time === null) continue;
    const minute = Math.floor(momentOf(time, zone, 'start').reading / 60_000);
    if (minutes.has(minute)) continue;
    const told = (['user', 'plate'] as const).map((field) =>
      cellState(field, row.texts[field], sheet.layout) === 'value'
        ? fold(row.texts[field] ?? '')
        : null,
    );
    minutes.set(minute, told.includes(null) ? null : told.join('\u0000'));
  }
  return minutes;
}
