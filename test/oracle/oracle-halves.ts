import type { Columns } from './oracle-columns.ts';
import { type Field, type HeaderMap, normalizeHeader } from './oracle-fields.ts';
import { halfOf, leaveHalfOpen, partsOfTime } from './oracle-joined-time.ts';
import { isReadableInEitherOrder } from './oracle-time.ts';
import { isEmpty, trim } from './oracle-white-space.ts';

/** What is known of a file's columns before its columns of AM and PM are looked for. */
interface Known {
  header: string[];
  rows: string[][];
  map: HeaderMap;
  own: Map<Field, number>;
  searchDate: number | null;
}

type Halves = Pick<Columns, 'half' | 'rangeHalves' | 'halfInDoubt'>;

const NAMES = ['ampm', 'meridiem'];
/** Under these, and under none, one letter is AM or PM too. */
const NAMES_FOR_LETTERS = /^(|ap|(search)?timeap|.*(ampm|amorpm|amandpm|meridiem|meridian))$/;

/** Which column of AM and PM belongs to which time; null for none. */
export function halvesOf(known: Known): Halves {
  const { header, own, searchDate } = known;
  const named = (column: number): boolean =>
    isUnknown(known, column) && NAMES.includes(nameOf(known, column));
  const plain = { own, searchDate, half: null } as Columns;
  const timed = known.rows.filter((cells) =>
    isReadableInEitherOrder(partsOfTime(cells, plain).toRead),
  );
  const textsIn = (column: number): string[] =>
    timed.map((cells) => cells[column] ?? '').filter((cell) => !isEmpty(cell));
  const isOpen = (time: number | undefined): boolean =>
    time !== undefined && own.has('searchedAt') && leaveHalfOpen(textsIn(time));
  const isFound = (column: number, time: number | undefined): boolean =>
    named(column) || (isOpen(time) && isUnknown(known, column) && holds(known, column, textsIn));
  const behind = (time: number | undefined): number | null =>
    time !== undefined && isFound(time + 1, time) ? time + 1 : null;

  const time = own.get('searchedAt');
  const rangeHalves = {
    windowStart: behind(own.get('windowStart')),
    windowEnd: behind(own.get('windowEnd')),
  };
  const half = behind(time) ?? onlyOne(known, named, (column) => isFound(column, time));
  const taken = [half, rangeHalves.windowStart, rangeHalves.windowEnd];
  const without =
    (half === null && isOpen(time)) ||
    (['windowStart', 'windowEnd'] as const).some(
      (end) => rangeHalves[end] === null && isOpen(own.get(end)),
    );
  const left = header.findIndex((_, column) => {
    const texts = textsIn(column);
    const halves = texts.filter((text) => halfOf(text) !== null).length;
    if (taken.includes(column) || !mayServe(known, column)) return false;
    return halves > 0 && halves * 2 >= texts.length && texts.slice(0, 8).some((t) => halfOf(t));
  });
  return { half, rangeHalves, halfInDoubt: without && left !== -1 };
}

/** The only one of a file, where it does not stand behind another time: those named so come first. */
function onlyOne(
  { header, own }: Known,
  isNamed: (column: number) => boolean,
  isFound: (column: number) => boolean,
): number | null {
  if (!own.has('searchedAt')) return null;
  const columns = header.map((_, column) => column);
  const named = columns.filter(isNamed);
  const found = named.length > 0 ? named : columns.filter(isFound);
  const others = (['windowStart', 'windowEnd', 'window'] as const).map((field) => own.get(field));
  const [only] = found;
  return only === undefined || found.length > 1 || others.includes(only - 1) ? null : only;
}

/** Whether all that stands in a column is AM or PM. */
function holds(known: Known, column: number, textsIn: (column: number) => string[]): boolean {
  const texts = textsIn(column);
  if (texts.length === 0 || texts.some((text) => halfOf(text) === null)) return false;
  const isLetter = (text: string): boolean => /^[ap]\.?$/i.test(trim(text));
  return !texts.some(isLetter) || NAMES_FOR_LETTERS.test(nameOf(known, column));
}

function nameOf({ header }: Known, column: number): string {
  return normalizeHeader(header[column] ?? '');
}

/** Whether a column's header is the user's name of no field, and serves none. */
function isUnknown(known: Known, column: number): boolean {
  if (known.header[column] === undefined || !mayServe(known, column)) return false;
  const name = nameOf(known, column);
  return !known.map.some(([, mapped]) => name !== '' && normalizeHeader(mapped) === name);
}

function mayServe({ own, searchDate }: Known, column: number): boolean {
  return column !== searchDate && ![...own.values()].includes(column);
}
