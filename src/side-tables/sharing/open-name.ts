import type { PlacedText } from './report-text.ts';

/** A name that may go on in the next line, and how much room its line had. */

/** A name as far as it was read. */
export interface Open {
  name: string;
  state: string | null;
  /** How wide its last line is. */
  width: number;
}

export function opened({ x, end, text }: PlacedText, state: string | null): Open {
  return { name: text, state, width: end - x };
}

export function goOn(name: Open, { x, end, text }: PlacedText): void {
  name.name += ` ${text}`;
  name.width = end - x;
}

/** Of the way to the next column, a name has this much at the least. */
export const LEAST_WIDTH = 0.7;

/**
 * How wide the lines of a column can be: as wide as the widest, and as most of the way to the next.
 * @param toNext how far it is from where a text begins to where the next column does
 */
export function widthOf(texts: readonly PlacedText[], toNext: number): number {
  return texts.reduce((most, { x, end }) => Math.max(most, end - x), LEAST_WIDTH * toNext);
}

/** Of the width that lines of a column have, this much is surely to be had by each. */
const SURE_WIDTH = 0.9;

/** Whether the first word of a line had room at the end of the line above: then it is not the rest of it. */
export function hadRoom(above: Open, { x, end, text }: PlacedText, widest: number): boolean {
  const word = text.split(' ')[0]!.length + 1;
  const width = ((end - x) / text.length) * word;
  return above.width + width <= SURE_WIDTH * widest;
}
