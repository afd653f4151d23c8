import { type CellState, cellState } from './oracle-cells.ts';
import type { CellTexts } from './oracle-columns.ts';
import { FIELDS, type Field } from './oracle-fields.ts';
import type { IdentifiedRow } from './oracle-identity.ts';
import { momentOf, type OracleTime, readTime } from './oracle-time.ts';
import { type OracleRange, readRange, unusable } from './oracle-window.ts';

export interface OracleSearch {
  identity: string;
  file: string;
  line: number;
  layout: string;
  /** The text of each field's cell; a field that the file does not have is not in it. */
  cells: CellTexts;
  states: Record<Field, CellState>;
  searchedAt: OracleTime | null;
  /** The search's calendar day in the agency's zone, as a day number; null where undated. */
  day: number | null;
  range: OracleRange;
  identicalRow: boolean;
}

export function searchOf({ sheet, row, identity, identicalRow }: IdentifiedRow, zone: string) {
  const states = Object.fromEntries(
    FIELDS.map((field) => [field, cellState(field, row.texts[field], sheet.layout)]),
  ) as Record<Field, CellState>;
  const searchedAt =
    states.searchedAt === 'value' ? readTime(row.time ?? '', sheet.timeRules) : null;
  const search: OracleSearch = {
    identity,
    file: sheet.file,
    line: row.line,
    layout: sheet.layout,
    cells: row.texts,
    states,
    searchedAt,
    day: searchedAt === null ? null : momentOf(searchedAt, zone, 'start').day,
    range: sheet.constantRange
      ? unusable('noRange')
      : readRange(row.texts, sheet.layout, sheet.timeRules),
    identicalRow,
  };
  return search;
}
