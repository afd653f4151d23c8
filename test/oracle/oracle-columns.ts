import { textState } from './oracle-cells.ts';
import {
  FIELDS,
  type Field,
  fieldNamedBy,
  type HeaderMap,
  headerNames,
  normalizeHeader,
} from './oracle-fields.ts';
import { fold } from './oracle-refusal.ts';

export interface ListedColumn {
  field: Field;
  header: string;
}

export type CellTexts = Partial<Record<Field, string>>;

/** Which column serves which field of one file. */
export interface Columns {
  own: Map<Field, number>;
  /** The Search Date column that is joined before searchedAt's own column. */
  searchDate: number | null;
  /** Vigilant's packed cell, and the fields that it serves. */
  packed: { column: number; fields: Field[] } | null;
  /** NCRIC's agency is the part of the user's e-mail after the @. */
  agencyFromEmail: boolean;
  layout: string;
}

const BARE_TIME = /^\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*([ap]m)?\s*(utc|z|[+-]\d{2}(:?\d{2})?)?$/i;

export function assignColumns(
  header: string[],
  wellFormedRows: string[][],
  map: HeaderMap,
  layout: string,
): Columns {
  const names = header.map(normalizeHeader);
  const own = new Map<Field, number>();
  const mapped = new Set<Field>();
  for (const field of FIELDS) {
    const column = mappedColumn(field, names, map);
    if (column !== -1) {
      own.set(field, column);
      mapped.add(field);
    } else {
      const candidates = headerNames(field)
        .map((name) => names.findIndex((n) => n === name && fieldNamedBy(n, map) === field))
        .filter((index) => index !== -1);
      if (candidates[0] !== undefined) own.set(field, candidates[0]);
    }
  }
  return {
    own,
    searchDate: mapped.has('searchedAt') ? null : joinedDate(names, own, wellFormedRows, map),
    packed: layout === 'vigilant' ? packedColumn(names, own) : null,
    agencyFromEmail: layout === 'ncric' && own.has('user') && !own.has('agency'),
    layout,
  };
}

function mappedColumn(field: Field, names: string[], map: HeaderMap): number {
  for (const [mappedField, header] of map) {
    const column = names.indexOf(normalizeHeader(header));
    if (mappedField === field && column !== -1) return column;
  }
  return -1;
}

/** Search Date and Search Time are joined where the first Search Time holds a time of day only. */
function joinedDate(
  names: string[],
  own: Map<Field, number>,
  wellFormedRows: string[][],
  map: HeaderMap,
): number | null {
  const timeColumn = own.get('searchedAt');
  const dateColumn = names.indexOf('searchdate');
  if (timeColumn === undefined || names[timeColumn] !== 'searchtime') return null;
  if (dateColumn === -1 || fieldNamedBy('searchdate', map) !== 'searchedAt') return null;
  const firstTime = wellFormedRows
    .map((cells) => (cells[timeColumn] ?? '').trim())
    .find((text) => text !== '');
  return firstTime !== undefined && BARE_TIME.test(firstTime) ? dateColumn : null;
}

function packedColumn(names: string[], own: Map<Field, number>): Columns['packed'] {
  const column = names.indexOf('queryparameters');
  if (column === -1 || [...own.values()].includes(column)) return null;
  const fields: Field[] = [];
  if (!own.has('plate')) fields.push('plate');
  if (!own.has('windowStart') && !own.has('windowEnd') && !own.has('window')) {
    fields.push('windowStart', 'windowEnd');
  }
  return fields.length === 0 ? null : { column, fields };
}

/** What `inspect` lists as matched and as unmatched, both in column order. */
export function listColumns(
  header: string[],
  columns: Columns,
): { columns: ListedColumn[]; unmatched: string[] } {
  const listed: ListedColumn[] = [];
  const unmatched: string[] = [];
  for (const [index, cell] of header.entries()) {
    const served = FIELDS.filter((field) => columns.own.get(field) === index);
    if (columns.searchDate === index) served.push('searchedAt');
    if (columns.packed?.column === index) served.push(...columns.packed.fields);
    const text = cell.trim();
    for (const field of served) listed.push({ field, header: text });
    if (served.length === 0) unmatched.push(text);
  }
  return { columns: listed, unmatched };
}

/** The cell texts of one row by field. A field that the file does not have is not in it. */
export function cellTexts(cells: string[], columns: Columns): CellTexts {
  const texts: CellTexts = {};
  for (const field of FIELDS) {
    const column = columns.own.get(field);
    if (column !== undefined) texts[field] = cells[column] ?? '';
  }
  if (columns.searchDate !== null) {
    texts.searchedAt = `${cells[columns.searchDate] ?? ''} ${texts.searchedAt ?? ''}`.trim();
  }
  if (columns.packed !== null) {
    const parts = unpack(cells[columns.packed.column] ?? '', columns.layout);
    for (const field of columns.packed.fields) texts[field] = parts[field] ?? '';
  }
  if (columns.agencyFromEmail) texts.agency = agencyOfEmail(texts.user ?? '', columns.layout);
  return texts;
}

/** `Plate: 7ABC123; From: 03/23/2019; To: 03/29/2019` */
function unpack(cell: string, layout: string): CellTexts {
  const keys: [string, Field][] = [
    ['plate', 'plate'],
    ['from', 'windowStart'],
    ['to', 'windowEnd'],
  ];
  const texts: CellTexts = {};
  for (const part of cell.split(';')) {
    const colon = part.indexOf(':');
    const key = colon === -1 ? '' : fold(part.slice(0, colon));
    const field = keys.find(([name]) => name === key)?.[1];
    if (field !== undefined) texts[field] ??= part.slice(colon + 1).trim();
  }
  if (Object.keys(texts).length > 0) return texts;
  const state = textState(cell, layout);
  if (state !== 'withheld' && state !== 'placeholder') return {};
  return { plate: cell, windowStart: cell, windowEnd: cell };
}

function agencyOfEmail(email: string, layout: string): string {
  if (textState(email, layout) !== 'value' || !email.includes('@')) return '';
  return email.slice(email.lastIndexOf('@') + 1).trim();
}
