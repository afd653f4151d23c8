import type { ExportedSearch } from '../contract/ways/export.ts';
import { keysOf } from '../keyed.ts';
import { FIELDS, type Field } from '../search.ts';

/** A column of the one form: a text, or a number that the tool reckoned. */
export type ColumnKind = 'text' | 'number';

/**
 * The columns of an export, in their order. None is a word that SQL keeps for itself: a column called
 * user would give DuckDB and PostgreSQL who asks.
 */
const KINDS = {
  searchId: 'text',
  searchedAt: 'text',
  userName: 'text',
  agency: 'text',
  plate: 'text',
  plateState: 'text',
  windowStart: 'text',
  windowEnd: 'text',
  caseNumber: 'text',
  reason: 'text',
  offense: 'text',
  resultsViewed: 'text',
  networks: 'text',
  devices: 'text',
  searchType: 'text',
  ipAddress: 'text',
  rangeStatus: 'text',
  rangeMinutes: 'number',
  ageDays: 'number',
  caseNumberClass: 'text',
  reasonClass: 'text',
  judgment: 'text',
  id: 'text',
  file: 'text',
  line: 'number',
} as const satisfies Record<keyof ExportedSearch, ColumnKind>;

export type ExportColumn = keyof typeof KINDS;

export const EXPORT_COLUMNS: readonly ExportColumn[] = keysOf(KINDS);

export function kindOf(column: ExportColumn): ColumnKind {
  return KINDS[column];
}

/** The column that shows a field. */
export function columnOf(field: Exclude<Field, 'window'>): ExportColumn {
  return field === 'user' ? 'userName' : field;
}

/** The fields whose cells are shown as they stand: a range is shown as its two ends. */
export const SHOWN_FIELDS = FIELDS.filter(
  (field): field is Exclude<Field, 'window'> => field !== 'window',
);
