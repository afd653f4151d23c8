import { isState } from '../../agency-names/state-in-name.ts';
import { BEGINNING, isRest, isWhole } from './name-words.ts';
import { goOn, hadRoom, type Open, opened, widthOf } from './open-name.ts';
import { byHeader } from './report-columns.ts';
import type { ReportLine } from './report-text.ts';
import { type DoubtfulRow, namesOfColumns } from './two-columns.ts';

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

export interface ReportedNames {
  readonly names: readonly ReportedName[];
  readonly doubtful: readonly DoubtfulRow[];
}

export function namesOf(parts: readonly SectionPart[], tolerance: number): ReportedNames {
  if (parts.some(({ header }) => header !== undefined)) {
    return { names: namesOfTable(parts, tolerance), doubtful: [] };
  }
  const { names, doubtful } = namesOfColumns(
    parts.map(({ lines }) => lines),
    tolerance,
  );
  return { names: names.map((name) => ({ name, state: null })), doubtful };
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

function stateOf(cell: string | undefined): string | null {
  const code = cell?.toUpperCase() ?? '';
  return isState(code) ? code : null;
}
