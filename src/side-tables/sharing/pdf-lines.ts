import { type Piece, placedText, type ReportLine } from './report-text.ts';

/** Lines of a page of a PDF, made of its texts by where they stand. */

/** A text of a PDF: `transform` ends with how far right and how far up it begins. */
export interface PdfItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

interface Placed extends Piece {
  readonly y: number;
  readonly size: number;
}

/** Texts within this share of their size stand on one line. */
const SAME_LINE = 0.5;
/** A gap of this share of the size is a space; of this, another column. */
const SPACE = 0.15;
const COLUMN = 0.6;

export function linesOfItems(items: readonly PdfItem[]): ReportLine[] {
  const placed = items.flatMap(placedItem).sort((a, b) => b.y - a.y || a.x - b.x);
  const lines: Placed[][] = [];
  for (const item of placed) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (first !== undefined && first.y - item.y <= SAME_LINE * first.size) line!.push(item);
    else lines.push([item]);
  }
  return lines.map((line) => joined(line.sort((a, b) => a.x - b.x)));
}

/** Text that lies on its side is none of a list; what is only a space is the gap that it fills. */
function placedItem({ str, transform, width, height }: PdfItem): Placed[] {
  const [, b = 0, , d = 0, x = 0, y = 0] = transform;
  const text = str.replaceAll(/\s+/g, ' ');
  if (text.trim() === '' || b !== 0) return [];
  const size = Math.abs(d) || height || 10;
  const lead = text.length - text.trimStart().length;
  return [{ text: text.trim(), x: x + (lead * width) / text.length, y, end: x + width, size }];
}

function joined(line: readonly Placed[]): ReportLine {
  const cells: Piece[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const placed of line) {
    const { x, size, text } = placed;
    const gap = x - end;
    const cell = cells.at(-1);
    if (cell === undefined || gap > COLUMN * size) {
      cells.push([placed]);
      end = placed.end;
      continue;
    }
    const last = cell.at(-1)!;
    // Letters that stand close are of one word.
    if (gap > SPACE * size) cell.push(placed);
    else cell.splice(-1, 1, { x: last.x, end: placed.end, text: `${last.text}${text}` });
    end = Math.max(end, placed.end);
  }
  return cells.map((cell) => placedText(cell));
}
