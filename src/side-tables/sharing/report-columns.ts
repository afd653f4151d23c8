import type { PlacedText, ReportLine } from './report-text.ts';

/** Which column of a page a text stands in, by how far right it begins. */

/**
 * Where the columns of a table begin under its header.
 * @returns the cells of a line by column
 */
export function byHeader(
  header: ReportLine,
  tolerance: number,
): (line: ReportLine) => (PlacedText | undefined)[] {
  const starts = header.map(({ x }) => x);
  return (line) => {
    const cells = starts.map((): PlacedText[] => []);
    for (const placed of line) {
      const column = starts.findLastIndex((start) => start <= placed.x + tolerance);
      cells[Math.max(0, column)]?.push(placed);
    }
    return cells.map((texts) => (texts.length === 0 ? undefined : joined(texts)));
  };
}

/** What stands in the columns of a line. */
export interface TwoNames {
  readonly left?: PlacedText;
  readonly right?: PlacedText;
}

/**
 * Two columns of names, or one: the left begins where the first text does, the right where most of the
 * others do; what begins elsewhere belongs to the text on its left.
 */
export function asTwoColumns(lines: readonly ReportLine[], tolerance: number): TwoNames[] {
  const starts = lines.flat().map(({ x }) => x);
  const left = Math.min(...starts);
  const others = starts.filter((x) => x > left + tolerance);
  const right = mostCommon(others, tolerance);
  if (right === undefined) return lines.map((line) => ({ left: joined(line) }));
  return lines.map((line) => {
    const at = line.findIndex(({ x }) => Math.abs(x - right) <= tolerance);
    if (at < 0) return { left: joined(line) };
    const behind = { right: joined(line.slice(at)) };
    return at === 0 ? behind : { ...behind, left: joined(line.slice(0, at)) };
  });
}

function joined(texts: readonly PlacedText[]): PlacedText {
  const text = texts.map((each) => each.text).join(' ');
  return { x: texts[0]?.x ?? 0, end: texts.at(-1)?.end ?? 0, text };
}

/** The start that most of some have, within a tolerance; the leftmost of several. */
function mostCommon(starts: readonly number[], tolerance: number): number | undefined {
  let most = 0;
  let found: number | undefined;
  for (const start of [...new Set(starts)].sort((a, b) => a - b)) {
    const near = starts.filter((x) => Math.abs(x - start) <= tolerance).length;
    if (near > most) {
      most = near;
      found = start;
    }
  }
  return found;
}
