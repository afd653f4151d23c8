import { isState } from '../../agency-names/state-in-name.ts';
import { wordsOf } from '../../agency-names/words.ts';
import {
  asTwoColumns,
  byHeader,
  type ColumnStarts,
  startsOfTwo,
  type TwoNames,
} from './report-columns.ts';
import type { PlacedText, ReportLine } from './report-text.ts';

/** The names of a section, put together again where they wrap over lines. */

/** The lines of a section on one page, and the header of its table where it has one. */
export interface SectionPart {
  readonly header: ReportLine | undefined;
  readonly lines: readonly ReportLine[];
}

export interface ReportedName {
  readonly name: string;
  readonly state: string | null;
}

export function namesOf(parts: readonly SectionPart[], tolerance: number): ReportedName[] {
  return parts.some(({ header }) => header !== undefined)
    ? namesOfTable(parts, tolerance)
    : namesOfColumns(parts, tolerance);
}

/** A name as far as it was read. */
interface Open {
  name: string;
  state: string | null;
  /** How wide its last line is. */
  width: number;
}

function opened({ x, end, text }: PlacedText, state: string | null): Open {
  return { name: text, state, width: end - x };
}

function goOn(name: Open, { x, end, text }: PlacedText): void {
  name.name += ` ${text}`;
  name.width = end - x;
}

/** Of the way to the next column, a name has this much at the least. */
const LEAST_WIDTH = 0.7;

/**
 * How wide the lines of a column can be: as wide as the widest, and as most of the way to the next.
 * @param toNext how far it is from where a text begins to where the next column does
 */
function widthOf(texts: readonly PlacedText[], toNext: number): number {
  return texts.reduce((most, { x, end }) => Math.max(most, end - x), LEAST_WIDTH * toNext);
}

/** Under a header whose first column has the names: a line without anything beside may be the rest of one. */
function namesOfTable(parts: readonly SectionPart[], tolerance: number): ReportedName[] {
  const found: Open[] = [];
  let header: ReportLine = [];
  for (const part of parts) {
    const { cells: rows, starts } = byHeader(part, header, tolerance);
    header = part.header ?? header;
    const ofStates = header.findIndex(({ text }) => /^state\b/i.test(text));
    const [from, next] = starts;
    const toNext = from === undefined || next === undefined ? 0 : next - from;
    const width = widthOf(
      rows.flatMap(([first]) => first ?? []),
      toNext,
    );
    for (const [first, ...others] of rows) {
      const last = found.at(-1);
      const state = stateOf(others[ofStates - 1]?.text);
      if (last !== undefined) last.state ??= first === undefined ? state : null;
      if (first === undefined) continue;
      const isAlone = ofStates > 0 ? state === null : others.every((cell) => cell === undefined);
      const goesOn =
        last !== undefined &&
        !BEGINNING.test(first.text) &&
        (isRest(first.text, last.name) ||
          (isAlone && !isWhole(last.name) && !hadRoom(last, first, width)));
      if (goesOn) goOn(last, first);
      else found.push(opened(first, state));
    }
  }
  return found.map(({ name, state }) => ({ name, state }));
}

/** Of the width that lines of a column have, this much is surely to be had by each. */
const SURE_WIDTH = 0.9;

/** Whether the first word of a line had room at the end of the line above: then it is not the rest of it. */
function hadRoom(above: Open, { x, end, text }: PlacedText, widest: number): boolean {
  const word = text.split(' ')[0]!.length + 1;
  const width = ((end - x) / text.length) * word;
  return above.width + width <= SURE_WIDTH * widest;
}

function stateOf(cell: string | undefined): string | null {
  const code = cell?.toUpperCase() ?? '';
  return isState(code) ? code : null;
}

function middleOf(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

const COLUMNS = ['left', 'right'] as const;

/** Of lines of which so many end with a state, those that do not are lines of names that go on. */
const MOSTLY = 0.6;

/** Two columns of names and nothing else, row by row. */
function namesOfColumns(parts: readonly SectionPart[], tolerance: number): ReportedName[] {
  let starts: ColumnStarts | undefined;
  const rows = parts.flatMap(({ lines }) => {
    if (lines.length === 0) return [];
    starts = startsOfTwo(lines, tolerance, starts);
    return asTwoColumns(lines, starts, tolerance);
  });
  const lastOfTwo = rows.findLastIndex(
    ({ left, right }) => left !== undefined && right !== undefined,
  );
  const toRight = middleOf(
    rows.flatMap(({ left, right }) => (left && right ? [right.x - left.x] : [])),
  );
  const lefts = rows.flatMap(({ left }) => left ?? []);
  const width = widthOf(lefts, toRight);
  // Else nobody has seen how much goes into a line.
  const isFilled = lefts.some(({ x, end }) => end - x >= LEAST_WIDTH * toRight);
  const texts = rows.flatMap(({ left, right }) => [left ?? [], right ?? []].flat());
  const whole = texts.filter(({ text }) => isWhole(text)).length;
  const sayStates = whole > MOSTLY * texts.length;
  const lasts: Partial<Record<keyof TwoNames, Open>> = {};
  const found: Open[] = [];
  for (const [at, row] of rows.entries()) {
    const isSure = (column: keyof TwoNames): boolean => isSureRest(row[column], lasts[column]);
    const isOpen = (column: keyof TwoNames): boolean => !isWhole(lasts[column]?.name ?? '');
    const isBesideRest = COLUMNS.some(isSure) || (sayStates && COLUMNS.every(isOpen));
    const sure = { left: isSure('left'), right: isSure('right') };
    for (const column of COLUMNS) {
      const text = row[column];
      if (text === undefined) continue;
      const last = lasts[column];
      const goesOn =
        last !== undefined &&
        !BEGINNING.test(text.text) &&
        (sure[column] || isRestOfRow(row, last, at) || (isBesideRest && isRestBeside(text, last)));
      if (last !== undefined && goesOn) goOn(last, text);
      else {
        const name = opened(text, null);
        lasts[column] = name;
        found.push(name);
      }
    }
  }
  return found.map(({ name, state }) => ({ name, state }));

  /**
   * Beside the rest of a name stands the rest of another, where that had no room in the line above; and
   * so where names say their states, below two that do not.
   */
  function isRestBeside(text: PlacedText, last: Open) {
    if (isWhole(last.name)) return false;
    return isFilled ? !hadRoom(last, text, width) : !(saysKind(last.name) && saysKind(text.text));
  }

  /** A row has a name in its right column only beside one in its left, and none but the last lacks it. */
  function isRestOfRow({ left, right }: TwoNames, last: Open, at: number): boolean {
    if (isWhole(last.name)) return false;
    if (left === undefined) return true;
    if (right !== undefined || lastOfTwo < 0) return false;
    if (at < lastOfTwo) return true;
    return !hadRoom(last, left, width) && !(saysKind(last.name) && saysKind(left.text));
  }
}

/** What an agency is: a name says it once. */
const KINDS: ReadonlySet<string> = new Set([
  ...['police', 'sheriff', 'sheriffs', 'department', 'dept', 'pd', 'so', 'attorney', 'patrol'],
]);

function saysKind(text: string): boolean {
  return wordsOf(text).some((word) => KINDS.has(word));
}

/** Words that no agency is known by alone. */
const GENERAL: ReadonlySet<string> = new Set([
  ...['police', 'sheriff', 'sheriffs', 'department', 'dept', 'office', 'agency', 'district'],
  ...[
    'attorney',
    'attorneys',
    'general',
    'pd',
    'so',
    'task',
    'force',
    'division',
    'bureau',
    'unit',
  ],
  ...[
    'team',
    'public',
    'safety',
    'enforcement',
    'services',
    'program',
    'association',
    'authority',
    'patrol',
    'probation',
  ],
  ...['inactive', 'deactivated', 'federal', 'the', 'of', 'and'],
]);

/** Whether a name ends with its state or a tag, behind which nothing comes. */
function isWhole(name: string): boolean {
  const [, state = ''] = /[\s(-]([A-Z]{2})\)?$/.exec(name) ?? [];
  return isState(state) || /\(deactivated\)$/i.test(name);
}

/** What only the beginning of a name has. */
const BEGINNING = /^(?:\[(?:federal|inactive)\]|inactive\s)/i;

/** A name that ends so, or a rest that begins so, is not all of it. */
const OPEN_END = /(?:[,&/-]|['’]s|\b(?:of|and|the|for|in|at|on|to))$/i;
const SMALL_START = /^\p{Ll}/u;

function isSureRest(text: PlacedText | undefined, above: Open | undefined): boolean {
  if (text === undefined || above === undefined || BEGINNING.test(text.text)) return false;
  return isRest(text.text, above.name);
}

/**
 * Whether a text is no name, but the rest of the one above: a state, the kind of agency, a bracket that
 * closes, what follows an "and".
 */
function isRest(text: string, above: string): boolean {
  const isOpen = above.lastIndexOf('(') > above.lastIndexOf(')');
  const goesOn = !isWhole(above) && (OPEN_END.test(above) || SMALL_START.test(text));
  if (isOpen || goesOn) return true;
  return wordsOf(text).every((word) => GENERAL.has(word) || isState(word.toUpperCase()));
}
