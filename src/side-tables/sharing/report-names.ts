import { isState } from '../../agency-names/state-in-name.ts';
import { wordsOf } from '../../agency-names/words.ts';
import { asTwoColumns, byHeader, type TwoNames } from './report-columns.ts';
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
  readonly state: string | null;
  /** Where its last line ends. */
  end: number;
}

/** Under a header whose first column has the names: a line without anything beside may be the rest of one. */
function namesOfTable(parts: readonly SectionPart[], tolerance: number): ReportedName[] {
  const found: Open[] = [];
  let header: ReportLine = [];
  for (const part of parts) {
    header = part.header ?? header;
    const cellsOf = byHeader(header, tolerance);
    const ofStates = header.findIndex(({ text }) => /^state\b/i.test(text));
    const rows = part.lines.map(cellsOf);
    const start = header[0]?.x ?? 0;
    const widest = Math.max(...rows.map(([first]) => first?.end ?? 0)) - start;
    for (const [first, ...others] of rows) {
      if (first === undefined) continue;
      const last = found.at(-1);
      const isAlone = others.every((cell) => cell === undefined);
      const mayWrap = last !== undefined && !hadRoom(last.end - start, first, widest);
      if (last !== undefined && (isRest(first.text, last.name) || (isAlone && mayWrap))) {
        last.name += ` ${first.text}`;
        last.end = first.end;
      } else {
        const state = stateOf(others[ofStates - 1]?.text);
        found.push({ name: first.text, state, end: first.end });
      }
    }
  }
  return found.map(({ name, state }) => ({ name, state }));
}

/** Of the width that lines of a column have, this much is surely to be had by each. */
const SURE_WIDTH = 0.9;

/** Whether the first word of a line had room at the end of the line above: then it is not the rest of it. */
function hadRoom(above: number, { x, end, text }: PlacedText, widest: number): boolean {
  const word = text.split(' ')[0]!.length + 1;
  const width = ((end - x) / text.length) * word;
  return above + width <= SURE_WIDTH * widest;
}

function stateOf(cell: string | undefined): string | null {
  const code = cell?.toUpperCase() ?? '';
  return isState(code) ? code : null;
}

/** Two columns of names and nothing else, row by row. */
function namesOfColumns(parts: readonly SectionPart[], tolerance: number): ReportedName[] {
  const rows = parts.flatMap(({ lines }) =>
    lines.length === 0 ? [] : asTwoColumns(lines, tolerance),
  );
  const lastOfTwo = rows.findLastIndex(
    ({ left, right }) => left !== undefined && right !== undefined,
  );
  const lasts: Partial<Record<keyof TwoNames, { name: string }>> = {};
  const found: { name: string }[] = [];
  for (const [at, row] of rows.entries()) {
    // A row has a name in its right column only beside one in its left, and none but the last lacks it.
    const isAlone = row.left === undefined || row.right === undefined;
    const isRestOfRow = isAlone && (row.left === undefined || at < lastOfTwo);
    for (const column of ['left', 'right'] as const) {
      const text = row[column];
      if (text === undefined) continue;
      const last = lasts[column];
      if (last !== undefined && (isRestOfRow || isRest(text, last.name))) last.name += ` ${text}`;
      else {
        const name = { name: text };
        lasts[column] = name;
        found.push(name);
      }
    }
  }
  return found.map(({ name }) => ({ name, state: null }));
}

/** Words that no agency is known by alone. */
const GENERAL: ReadonlySet<string> = new Set([
  ...['police', 'sheriff', 'sheriffs', 'department', 'dept', 'office', 'agency', 'district'],
  ...['attorney', 'pd', 'so', 'inactive', 'deactivated', 'federal', 'the', 'of', 'and'],
]);

/** Whether a text is no name, but the rest of the one above: a state, the kind of agency, a bracket that closes. */
function isRest(text: string, above: string): boolean {
  const isOpen = above.lastIndexOf('(') > above.lastIndexOf(')');
  const words = wordsOf(text);
  return isOpen || words.every((word) => GENERAL.has(word) || isState(word.toUpperCase()));
}
