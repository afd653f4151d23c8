import { trimmed } from '../../search.ts';

/**
 * Guards around a value, by which exports keep a spreadsheet from making something else of it:
 * `="25-10001"`, in which a doubled quote is one, and an apostrophe before it.
 */

const EQUALS = 0x3d;
const APOSTROPHE = 0x27;
const FORMULA = /^="((?:[^"]|"")*)"$/;

/** A cell without its guard, and the white space around that; a cell without one as it stands. */
export function unguarded(text: string): string {
  // An empty cell has no first character, and code that asked for one would be thrown away.
  if (text === '') return text;
  const first = text.charCodeAt(0);
  // Nearly every cell ends here: white space may stand before a guard.
  if (first > 0x20 && first < 0x80 && first !== EQUALS && first !== APOSTROPHE) return text;
  const cell = trimmed(text);
  if (cell.charCodeAt(0) === EQUALS) {
    const inside = FORMULA.exec(cell)?.[1];
    return inside === undefined ? text : inside.replaceAll('""', '"');
  }
  if (cell.charCodeAt(0) !== APOSTROPHE || trimmed(cell.slice(1)) === '') return text;
  return cell.slice(1);
}
