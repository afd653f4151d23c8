import { cellState, textState } from './oracle-cells.ts';
import {
  FIELDS,
  type Field,
  fieldNamedBy,
  type HeaderMap,
  headerNames,
  lookedUp,
  normalizeHeader,
} from './oracle-fields.ts';
import { halvesOf } from './oracle-halves.ts';
import { isTimeOfDay, partsOfTime, withHalf } from './oracle-joined-time.ts';
import { isReadableInEitherOrder } from './oracle-time.ts';
import { fold, isEmpty, trim } from './oracle-white-space.ts';

export interface ListedColumn {
  field: Field;
  header: string;
}

export type CellTexts = Partial<Record<Field, string>>;

const ENDS_OF_RANGE = ['windowStart', 'windowEnd'] as const;
type EndOfRange = (typeof ENDS_OF_RANGE)[number];

/** Which column serves which field of one file. */
export interface Columns {
  own: Map<Field, number>;
  /** Fields whose column won by what stands in it. */
  byFill: Field[];
  /** The Search Date column that is joined before searchedAt's own column. */
  searchDate: number | null;
  /** The AM/PM column that belongs to searchedAt's own column. */
  half: number | null;
  /** Those that stand behind the columns of the range's two ends. */
  rangeHalves: Record<EndOfRange, number | null>;
  /** Whether a column of AM and PM serves no time, though a time leaves open which it is. */
  halfInDoubt: boolean;
  /** Vigilant's packed cell, and the fields that it serves. */
  packed: { column: number; fields: Field[] } | null;
  /** NCRIC's agency is the part of the user's e-mail after the @. */
  agencyFromEmail: boolean;
  layout: string;
}

/** @param rows those of the first MiB that have as many cells as the header */
export function assignColumns(
  header: string[],
  rows: string[][],
  map: HeaderMap,
  layout: string,
): Columns {
  const names = header.map(normalizeHeader);
  const own = new Map<Field, number>();
  const byFill: Field[] = [];
  const mapped = new Set<Field>();
  for (const field of FIELDS) {
    const column = mappedColumn(field, names, map);
    if (column !== -1) {
      own.set(field, column);
      mapped.add(field);
      continue;
    }
    const candidates = candidatesFor(field, header, map);
    const isFilled = (index: number): boolean => rows.some((cells) => !isEmpty(cells[index] ?? ''));
    const saysSomething = (index: number): boolean =>
      rows.some((cells) =>
        ['value', 'withheld'].includes(cellState(field, cells[index] ?? '', layout)),
      );
    const chosen = candidates.find(saysSomething) ?? candidates.find(isFilled) ?? candidates[0];
    if (chosen === undefined) continue;
    own.set(field, chosen);
    if (chosen !== candidates[0]) byFill.push(field);
  }
  const searchDate = mapped.has('searchedAt') ? null : joinedDate(header, own, rows, map);
  const halves = halvesOf({ header, rows, map, own, searchDate });
  return {
    own,
    byFill,
    searchDate,
    ...halves,
    packed: layout === 'vigilant' ? packedColumn(names, own, map) : null,
    agencyFromEmail: layout === 'ncric' && own.has('user') && !own.has('agency'),
    layout,
  };
}

/** In the order of the table; of one name the one in full first, then the left. */
function candidatesFor(field: Field, header: string[], map: HeaderMap): number[] {
  const named = header.flatMap((cell, index) =>
    fieldNamedBy(cell, map) === field ? [{ ...lookedUp(cell), index }] : [],
  );
  return headerNames(field)
    .flatMap((name) =>
      [true, false].flatMap((inFull) =>
        named.filter((each) => each.name === name && each.inFull === inFull),
      ),
    )
    .map(({ index }) => index);
}

function mappedColumn(field: Field, names: string[], map: HeaderMap): number {
  for (const [mappedField, header] of map) {
    const column = names.indexOf(normalizeHeader(header));
    if (mappedField === field && column !== -1) return column;
  }
  return -1;
}

/** Search Date and Search Time are joined where the first Search Time that is a time is one of day. */
function joinedDate(
  header: string[],
  own: Map<Field, number>,
  rows: string[][],
  map: HeaderMap,
): number | null {
  const timeColumn = own.get('searchedAt');
  if (timeColumn === undefined || lookedUp(header[timeColumn] ?? '').name !== 'searchtime') {
    return null;
  }
  const dateColumn = candidatesFor('searchedAt', header, map).find(
    (index) => lookedUp(header[index] ?? '').name === 'searchdate',
  );
  const firstTime = rows
    .map((cells) => cells[timeColumn] ?? '')
    .find((text) => isTimeOfDay(text) || isReadableInEitherOrder(text));
  return firstTime !== undefined && isTimeOfDay(firstTime) ? (dateColumn ?? null) : null;
}

function packedColumn(names: string[], own: Map<Field, number>, map: HeaderMap): Columns['packed'] {
  const column = names.indexOf('queryparameters');
  // What the user says of a header is all that it is, though another serves that field.
  const isMapped = map.some(([, header]) => normalizeHeader(header) === 'queryparameters');
  if (column === -1 || isMapped || [...own.values()].includes(column)) return null;
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
    if (columns.searchDate === index || columns.half === index) served.push('searchedAt');
    served.push(...ENDS_OF_RANGE.filter((end) => columns.rangeHalves[end] === index));
    if (columns.packed?.column === index) served.push(...columns.packed.fields);
    const text = trim(cell);
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
  if (columns.searchDate !== null || columns.half !== null) {
    texts.searchedAt = partsOfTime(cells, columns).written;
  }
  for (const end of ENDS_OF_RANGE) {
    const half = columns.rangeHalves[end];
    if (half !== null) texts[end] = withHalf(texts[end] ?? '', cells[half] ?? '');
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
    if (field !== undefined) texts[field] ??= trim(part.slice(colon + 1));
  }
  if (Object.keys(texts).length > 0) return texts;
  const state = textState(cell, layout);
  if (state === 'value' || state === 'blank') return {};
  return { plate: cell, windowStart: cell, windowEnd: cell };
}

function agencyOfEmail(email: string, layout: string): string {
  if (textState(email, layout) !== 'value' || !email.includes('@')) return '';
  return trim(email.slice(email.lastIndexOf('@') + 1));
}
