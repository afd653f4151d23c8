import type { Cell } from 'hucre/xlsx';

/** What Excel itself would show as an error, were it not told that it is text. */
const ERROR = /^#(VALUE!|REF!|N\/A|NAME\?|NULL!|DIV\/0!|NUM!|GETTING_DATA|SPILL!|CALC!)$/;

/**
 * The cell with its text kept as it is: an escape of the file format that stands in it (`_x0041_` would
 * be read as A) is escaped, and a text that looks like an error stays text.
 */
export function keptCell(cell: Partial<Cell>): Partial<Cell> {
  const { value } = cell;
  if (typeof value !== 'string') return cell;
  if (ERROR.test(value)) return { ...cell, richText: [{ text: value }] };
  return { ...cell, value: value.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') };
}
