import { visible } from '../report/escape.ts';

/** The most characters (UTF-16 units) that a spreadsheet keeps in one cell. */
export const MOST_IN_CELL = 32_767;

/** A spreadsheet shows at most 253 line breaks in a cell. */
const MOST_LINES = 250;

/** Room for the words that say what was cut, and for what the cut makes visible. */
const ROOM = 100;

/**
 * Text as the workpaper shows it, the same in CSV and XLSX: what a reader would not see, or what
 * would reorder or recolor other text, is written out (`\x1B`, `\u202E`); line ends stay, as LF.
 * What no cell can hold is cut, and the cell says so.
 */
export function workpaperText(text: string): string {
  const shown = shownLines(text);
  if (shown.length <= MOST_IN_CELL) return shown;
  const kept = shownLines(shown.slice(0, MOST_IN_CELL - ROOM));
  return `${kept} … [cut here: the log has ${text.length} characters in this cell]`;
}

function shownLines(text: string): string {
  const lines = text.split(/\r\n?|\n/).map(visible);
  const rest = lines.slice(MOST_LINES);
  const first = lines.slice(0, MOST_LINES).join('\n');
  return rest.length === 0 ? first : `${first}\\n${rest.join('\\n')}`;
}

/** A title as the workpaper shows it: one line. */
export function titleText(title: string): string {
  return visible(title);
}
