import { createHash } from 'node:crypto';
import { cellState } from './oracle-cells.ts';
import { normalizeHeader } from './oracle-fields.ts';
import { OracleRefusal } from './oracle-refusal.ts';
import type { Sheet, SheetRow } from './oracle-sheet.ts';
import { difference, momentOf, readTime } from './oracle-time.ts';
import { fold, trim } from './oracle-white-space.ts';

/** A row with its identity, after it was compared with all rows before it. */
export interface IdentifiedRow {
  sheet: Sheet;
  row: SheetRow;
  identity: string;
  /** True where the row is kept although the same row hash was seen before. */
  identicalRow: boolean;
}

export interface Deduplicated {
  kept: IdentifiedRow[];
  duplicates: number;
  /** Some repeat by id differs from its first occurrence. */
  conflicting: boolean;
  /** Files that repeat a search of an earlier file. */
  overlappingFiles: string[];
  /** Files whose ids are no identity. */
  filesWithRepeatedIds: string[];
}

interface Identity {
  text: string;
  byId: boolean;
}

export interface IdentityRules {
  keepDuplicates: boolean;
  /** `--no-id`: every row has its row hash. */
  noId: boolean;
  zone: string;
}

const ZERO_UUID = /^\{?0{8}-?0{4}-?0{4}-?0{4}-?0{12}\}?$/;
const BARE_NUMBER = /^\d{1,9}$/;

/** The id of a row, trimmed; null where the cell is none. */
function idOf(sheet: Sheet, row: SheetRow): string | null {
  const id = trim(row.texts.searchId ?? '');
  const isId = cellState('searchId', row.texts.searchId, sheet.layout) === 'value';
  return isId && !ZERO_UUID.test(id) ? id : null;
}

function identityById(sheet: Sheet, row: SheetRow): string | null {
  const id = idOf(sheet, row);
  if (id === null || !BARE_NUMBER.test(id)) return id;
  const searchedAt = trim(row.texts.searchedAt ?? '');
  return searchedAt === '' ? null : `${id}@${searchedAt}`;
}

function rowHash(row: SheetRow): string {
  return createHash('sha256').update(row.decoded.join('\u001f'), 'utf8').digest('hex');
}

/** Whether repeats of one id are other searches, on over 1 % of a file's rows and over three. */
function hasRepeatedIds(sheet: Sheet, zone: string): boolean {
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

interface Seen {
  sheet: Sheet;
  row: SheetRow;
  /** How often each file, or sheet of a workbook, had it so far. */
  timesByPart: Map<string, number>;
  keptTimes: number;
}

export function deduplicate(sheets: Sheet[], rules: IdentityRules): Deduplicated {
  const seenByIdentity = new Map<string, Seen>();
  const result: Deduplicated = {
    kept: [],
    duplicates: 0,
    conflicting: false,
    overlappingFiles: [],
    filesWithRepeatedIds: [],
  };

  for (const sheet of sheets) {
    const repeatedIds = !rules.noId && hasRepeatedIds(sheet, rules.zone);
    if (repeatedIds) result.filesWithRepeatedIds.push(sheet.file);
    if (repeatedIds && sheet.file === '-') {
      throw new OracleRefusal('the ids on standard input are no identity: --no-id');
    }
    const identityOf = (row: SheetRow): Identity => {
      const id = rules.noId || repeatedIds ? null : identityById(sheet, row);
      return id === null ? { text: rowHash(row), byId: false } : { text: id, byId: true };
    };
    let overlaps = false;
    for (const row of sheet.rows) {
      const identity = identityOf(row);
      const key = `${identity.byId ? 'id' : 'hash'} ${identity.text}`;
      const seen = seenByIdentity.get(key) ?? {
        sheet,
        row,
        timesByPart: new Map<string, number>(),
        keptTimes: 0,
      };
      seenByIdentity.set(key, seen);
      const isFirst = seen.row === row;
      const part = `${row.part} of ${sheets.indexOf(sheet)}`;
      const timesHere = (seen.timesByPart.get(part) ?? 0) + 1;
      const mostInEarlierParts = Math.max(
        0,
        ...[...seen.timesByPart].filter(([other]) => other !== part).map(([, times]) => times),
      );
      seen.timesByPart.set(part, timesHere);

      const isDuplicate = identity.byId ? !isFirst : timesHere <= mostInEarlierParts;
      if (seen.sheet !== sheet && (isDuplicate || identity.byId)) overlaps = true;
      if (identity.byId && !isFirst && differ(seen, { sheet, row })) result.conflicting = true;

      if (isDuplicate && !rules.keepDuplicates) {
        result.duplicates += 1;
        continue;
      }
      seen.keptTimes += 1;
      result.kept.push({
        sheet,
        row,
        identity: seen.keptTimes === 1 ? identity.text : `${identity.text}#${seen.keptTimes}`,
        identicalRow: !identity.byId && seen.keptTimes > 1,
      });
    }
    if (overlaps) result.overlappingFiles.push(sheet.file);
  }
  return result;
}

interface RowOfSheet {
  sheet: Sheet;
  row: SheetRow;
}

/** Compared trimmed, under the headers that both files have, the search id aside. */
function differ(first: RowOfSheet, repeat: RowOfSheet): boolean {
  const left = cellsByHeader(first);
  const right = cellsByHeader(repeat);
  return [...left].some(([header, text]) => right.has(header) && right.get(header) !== text);
}

/** A header that stands twice in a file is told apart by its turn: `reason 1`, `reason 2`. */
function cellsByHeader({ sheet, row }: RowOfSheet): Map<string, string> {
  const cells = new Map<string, string>();
  const turns = new Map<string, number>();
  sheet.header.forEach((header, column) => {
    const name = normalizeHeader(header);
    const turn = (turns.get(name) ?? 0) + 1;
    turns.set(name, turn);
    if (column === sheet.columns.own.get('searchId')) return;
    cells.set(`${name} ${turn}`, trim(row.cells[column] ?? ''));
  });
  return cells;
}
