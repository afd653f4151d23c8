import type { PlacedText, ReportLine } from './report-text.ts';

/** Lines of a page of a PDF, made of its texts by where they stand. */

/** A text of a PDF: `transform` ends with how far right and how far up it begins. */
export interface PdfItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

interface Placed extends PlacedText {
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
  const cells: { x: number; text: string; end: number }[] = [];
  for (const { x, text, end, size } of line) {
    const last = cells.at(-1);
    const gap = last === undefined ? Number.POSITIVE_INFINITY : x - last.end;
    if (last === undefined || gap > COLUMN * size) cells.push({ x, text, end });
    else {
      last.text += gap > SPACE * size ? ` ${text}` : text;
      last.end = Math.max(last.end, end);
    }
  }
  return cells;
}
