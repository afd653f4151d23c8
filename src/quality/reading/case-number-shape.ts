import { trimmed } from '../../search.ts';
/** The shape of a case number: each letter as A, each digit as 9, the rest as it is (`AA99-99999`). */
export function shapeOf(caseNumber: string): string {
  return trimmed(caseNumber).replace(/\p{L}/gu, 'A').replace(/\p{N}/gu, '9');
}

/** Gives shapes; most case numbers of a log have the shape of the one before them. */
export class ShapeReader {
  #last = '';

  shapeOf(caseNumber: string): string {
    if (!hasShape(caseNumber, this.#last)) this.#last = shapeOf(caseNumber);
    return this.#last;
  }
}

/** Whether an ASCII text, which is trimmed, has a shape. */
function hasShape(text: string, shape: string): boolean {
  if (text.length !== shape.length) return false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    const lower = c | 0x20;
    const letter = c < 0x80 && lower >= 0x61 && lower <= 0x7a;
    const expected = letter ? 0x41 : c >= 0x30 && c <= 0x39 ? 0x39 : c < 0x80 ? c : -1;
    if (expected !== shape.charCodeAt(i)) return false;
  }
  return true;
}

/**
 * A pattern for the config that takes exactly the case numbers of a shape: `^[A-Za-z]{2}\d{2}-\d{5}$`.
 * @param ascii whether all letters and digits of the shape's numbers are ASCII
 */
export function shapePattern(shape: string, ascii: boolean): string {
  const parts = [...shape.matchAll(/A+|9+|[^A9]/gu)].map(([part]) => {
    const count = part.length === 1 ? '' : `{${part.length}}`;
    if (part.startsWith('A')) return `${ascii ? '[A-Za-z]' : '\\p{L}'}${count}`;
    if (part.startsWith('9')) return `${ascii ? '\\d' : '\\p{N}'}${count}`;
    return part.replace(/[\\^$.*+?()[\]{}|]/, '\\$&');
  });
  return `^${parts.join('')}$`;
}
