import { createHash } from 'node:crypto';
import { cellState } from './oracle-cells.ts';
import { normalizeHeader } from './oracle-fields.ts';
import type { Sheet, SheetRow } from './oracle-sheet.ts';

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
}

interface Identity {
  text: string;
  byId: boolean;
}

export function identityOf(sheet: Sheet, row: SheetRow): Identity {
  const id = (row.texts.searchId ?? '').trim();
  if (cellState('searchId', row.texts.searchId, sheet.layout) === 'value') {
    if (!/^\d{1,9}$/.test(id)) return { text: id, byId: true };
    const searchedAt = (row.texts.searchedAt ?? '').trim();
    if (searchedAt !== '') return { text: `${id}@${searchedAt}`, byId: true };
  }
  const hash = createHash('sha256').update(row.cells.join('\u001f'), 'utf8').digest('hex');
  return { text: hash, byId: false };
}

interface Seen {
  sheet: Sheet;
  row: SheetRow;
  /** How often each file had it so far. */
  timesByFile: Map<Sheet, number>;
  keptTimes: number;
}

export function deduplicate(sheets: Sheet[], keepDuplicates: boolean): Deduplicated {
  const seenByIdentity = new Map<string, Seen>();
  const result: Deduplicated = {
    kept: [],
    duplicates: 0,
    conflicting: false,
    overlappingFiles: [],
  };

  for (const sheet of sheets) {
    let overlaps = false;
    for (const row of sheet.rows) {
      const identity = identityOf(sheet, row);
      const key = `${identity.byId ? 'id' : 'hash'} ${identity.text}`;
      const seen = seenByIdentity.get(key) ?? {
        sheet,
        row,
        timesByFile: new Map<Sheet, number>(),
        keptTimes: 0,
      };
      seenByIdentity.set(key, seen);
      const isFirst = seen.row === row;
      const timesHere = (seen.timesByFile.get(sheet) ?? 0) + 1;
      const mostInEarlierFiles = Math.max(
        0,
        ...[...seen.timesByFile].filter(([other]) => other !== sheet).map(([, times]) => times),
      );
      seen.timesByFile.set(sheet, timesHere);

      const repeatsEarlierFile = identity.byId
        ? seen.sheet !== sheet
        : timesHere <= mostInEarlierFiles;
      if (repeatsEarlierFile) overlaps = true;
      const isDuplicate = identity.byId ? !isFirst : repeatsEarlierFile;
      if (identity.byId && !isFirst && differ(seen, { sheet, row })) result.conflicting = true;

      if (isDuplicate && !keepDuplicates) {
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
    cells.set(`${name} ${turn}`, (row.cells[column] ?? '').trim());
  });
  return cells;
}
