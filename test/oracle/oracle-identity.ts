import { createHash } from 'node:crypto';
import { normalizeHeader } from './oracle-fields.ts';
import {
  filesThatNumberAnew,
  hasRepeatedIds,
  identityById,
  type RowOfSheet,
} from './oracle-ids.ts';
import { OracleRefusal } from './oracle-refusal.ts';
import type { Sheet, SheetRow } from './oracle-sheet.ts';
import { trim } from './oracle-white-space.ts';

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
  /** Rows that are known by all of their cells, and that no earlier file or sheet has. */
  byCells: RowOfSheet[];
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

function rowHash(row: SheetRow): string {
  return createHash('sha256').update(row.decoded.join('\u001f'), 'utf8').digest('hex');
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
    byCells: [],
    filesWithRepeatedIds: [],
  };

  const alone = rules.noId ? sheets : sheets.filter((sheet) => hasRepeatedIds(sheet, rules.zone));
  const others = sheets.filter((sheet) => !alone.includes(sheet));
  const anew = filesThatNumberAnew(others, rules.zone);
  for (const sheet of sheets) {
    const repeatedIds = !rules.noId && (alone.includes(sheet) || anew.includes(sheet.file));
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
      if (!identity.byId && !isDuplicate) result.byCells.push({ sheet, row });
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
