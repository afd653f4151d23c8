import { BEGINNING, isRest, isWhole, saysKind } from './name-words.ts';
import { goOn, hadRoom, LEAST_WIDTH, type Open, opened, widthOf } from './open-name.ts';
import { asTwoColumns, type ColumnStarts, startsOfTwo, type TwoNames } from './report-columns.ts';
import type { PlacedText, ReportLine } from './report-text.ts';

/** Names in two columns and nothing else, row by row, put together where they wrap. */

type Column = keyof TwoNames;

const COLUMNS = ['left', 'right'] as const satisfies readonly Column[];

/** Of lines of which so many end with a state, those that do not are lines of names that go on. */
const MOSTLY = 0.6;

/**
 * A line of so much of the longest is the end of a name: of these, so many with a state say the same. It
 * is measured in letters, which a PDF and its text have alike.
 */
const SHORT = 0.6;
const NEARLY_ALL = 0.95;

/** A row whose texts are names of their own, or the rests of the two above: nothing tells. */
export type DoubtfulRow = readonly [left: string, right: string];

/** The names in the lines of a section, page by page. */
export function namesOfColumns(
  pages: readonly (readonly ReportLine[])[],
  tolerance: number,
): { readonly names: readonly string[]; readonly doubtful: readonly DoubtfulRow[] } {
  let starts: ColumnStarts | undefined;
  const rows = pages.flatMap((lines) => {
    if (lines.length === 0) return [];
    starts = startsOfTwo(lines, tolerance, starts);
    return asTwoColumns(lines, starts, tolerance);
  });
  const reading = new ColumnNames(rows);
  for (const [at, row] of rows.entries()) reading.row(row, at);
  return reading;
}

class ColumnNames {
  readonly #lasts: Partial<Record<Column, Open>> = {};
  readonly #found: Open[] = [];
  /** The last row that has a name in both columns. */
  readonly #lastOfTwo: number;
  readonly #width: number;
  /** Whether a line fills its column: else nobody has seen how much goes into one. */
  readonly #isFilled: boolean;
  readonly #sayStates: boolean;
  readonly doubtful: DoubtfulRow[] = [];

  constructor(rows: readonly TwoNames[]) {
    this.#lastOfTwo = rows.findLastIndex(({ left, right }) => left && right);
    const toRight = middleOf(
      rows.flatMap(({ left, right }) => (left && right ? [right.x - left.x] : [])),
    );
    const lefts = rows.flatMap(({ left }) => left ?? []);
    this.#width = widthOf(lefts, toRight);
    this.#isFilled = lefts.some(({ x, end }) => end - x >= LEAST_WIDTH * toRight);
    const texts = rows.flatMap((row) => COLUMNS.flatMap((column) => row[column] ?? []));
    const longest = texts.reduce((most, { text }) => Math.max(most, text.length), 0);
    const short = texts.filter(({ text }) => text.length <= SHORT * longest);
    this.#sayStates = isWholeIn(texts, MOSTLY) || isWholeIn(short, NEARLY_ALL);
  }

  get names(): string[] {
    return this.#found.map(({ name }) => name);
  }

  row(row: TwoNames, at: number): void {
    const rests = this.#restsIn(row, at);
    if (rests.size < COLUMNS.length) this.#doubt(row);
    for (const column of COLUMNS) {
      const text = row[column];
      if (text === undefined) continue;
      const last = this.#lasts[column];
      if (last !== undefined && rests.has(column)) {
        goOn(last, text);
        continue;
      }
      const name = opened(text, null);
      this.#lasts[column] = name;
      this.#found.push(name);
    }
  }

  /** In which columns a row has no name, but the rest of the one above. */
  #restsIn(row: TwoNames, at: number): ReadonlySet<Column> {
    const isSure = (column: Column): boolean => this.#isSureRest(row[column], column);
    const isOpen = (column: Column): boolean => !isWhole(this.#lasts[column]?.name ?? '');
    // Where a name begins in one column, one begins in the other.
    const goOnTogether =
      this.#sayStates && COLUMNS.every(isOpen) && COLUMNS.every((each) => this.#mayGoOn(row, each));
    const isBesideRest = COLUMNS.some(isSure) || goOnTogether;
    return new Set(
      COLUMNS.filter((column) => {
        const text = row[column];
        const last = this.#lasts[column];
        if (text === undefined || last === undefined || BEGINNING.test(text.text)) return false;
        if (isSure(column)) return true;
        if (isWhole(last.name)) return false;
        return this.#isRestOfRow(row, last, at) || (isBesideRest && this.#isRestBeside(text, last));
      }),
    );
  }

  /** Where no name says its state and two names fill their columns, two rests may stand below. */
  #doubt({ left, right }: TwoNames): void {
    if (left === undefined || right === undefined || this.#sayStates || !this.#isFilled) return;
    const mayGoOn = ([text, last]: readonly [PlacedText, Open | undefined]): boolean =>
      last !== undefined &&
      !isWhole(last.name) &&
      !BEGINNING.test(text.text) &&
      !(saysKind(last.name) && saysKind(text.text)) &&
      !hadRoom(last, text, this.#width);
    const both = [[left, this.#lasts.left] as const, [right, this.#lasts.right] as const];
    if (both.every(mayGoOn)) this.doubtful.push([left.text, right.text]);
  }

  #isSureRest(text: PlacedText | undefined, column: Column): boolean {
    const above = this.#lasts[column];
    if (text === undefined || above === undefined || BEGINNING.test(text.text)) return false;
    return isRest(text.text, above.name);
  }

  #mayGoOn(row: TwoNames, column: Column): boolean {
    const text = row[column];
    const last = this.#lasts[column];
    if (text === undefined || last === undefined) return true;
    return !BEGINNING.test(text.text) && this.#isRestBeside(text, last);
  }

  /**
   * Beside the rest of a name stands the rest of another, where that had no room in the line above; and
   * so where names say their states, below two that do not.
   */
  #isRestBeside(text: PlacedText, last: Open): boolean {
    return this.#isFilled
      ? !hadRoom(last, text, this.#width)
      : !(saysKind(last.name) && saysKind(text.text));
  }

  /** A row has a name in its right column only beside one in its left, and none but the last lacks it. */
  #isRestOfRow({ left, right }: TwoNames, last: Open, at: number): boolean {
    if (left === undefined) return true;
    if (right !== undefined || this.#lastOfTwo < 0) return false;
    if (at < this.#lastOfTwo) return true;
    return !hadRoom(last, left, this.#width) && !(saysKind(last.name) && saysKind(left.text));
  }
}

/** Whether more than a share of some lines ends with a state. */
function isWholeIn(texts: readonly PlacedText[], share: number): boolean {
  return texts.filter(({ text }) => isWhole(text)).length > share * texts.length;
}

function middleOf(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
