import { broken, cellRoom, ends, hashes, odds, ROW_NUMBERS, rests, rows, starts } from './memory';
import { count, IS_BROKEN } from './scan';
import { trimEnd, trimStart } from './trim';

/**
 * Which cells of the rows are not blank: of a log's first rows, which are not hashed. So what is found
 * stands where their hashes would.
 */

const EQUALS: u32 = 0x3d;
const QUOTE: u32 = 0x22;
/** Said of a row beside how many of its cells are filled, the row's word of `rests`. */
const IS_FULL: u32 = 1 << 30;
const ENDS_BLANK: u32 = 1 << 31;
/** Said of a column, in the first `hashes`: filled in a row of any length, in one of full length. */
const FILLED: i32 = 1;
const FILLED_IN_FULL: i32 = 3;

/**
 * Looks at all rows.
 * @param width cells of the header: a row of full length has as many, or more that are blank
 */
export function seeFilled(width: i32): void {
  const columns = min(width, cellRoom);
  memory.fill(hashes, 0, usize(columns) << 2);
  for (let row = 0; row < count; row++) {
    const numbers = rows + ((usize(row) * ROW_NUMBERS) << 2);
    const first = load<i32>(numbers);
    const cells = load<i32>(numbers, 4);
    let filled: u32 = 0;
    let last = -1;
    for (let cell = 0; cell < cells; cell++) {
      if (isBlank(first + cell)) continue;
      filled++;
      last = cell;
    }
    const isFull = cells >= width && last < width && load<u8>(broken + usize(row)) !== IS_BROKEN;
    const endsBlank = cells > 0 && last < cells - 1;
    const said = (isFull ? IS_FULL : 0) | (endsBlank ? ENDS_BLANK : 0);
    store<u32>(rests + (usize(row) << 2), filled | said);
    if (load<u8>(odds + usize(row)) === 0) {
      noteColumns(first, min(min(cells, last + 1), columns), isFull ? FILLED_IN_FULL : FILLED);
    }
  }
}

/** Notes the columns in which a row has cells that are not blank. */
function noteColumns(first: i32, cells: i32, how: i32): void {
  for (let cell = 0; cell < cells; cell++) {
    const at = hashes + (usize(cell) << 2);
    if (load<i32>(at) !== FILLED_IN_FULL && !isBlank(first + cell)) {
      store<i32>(at, load<i32>(at) | how);
    }
  }
}

/** Whether a cell is empty, white space only, or a guard around nothing (`=""`, its quotes doubled or not). */
function isBlank(cell: i32): bool {
  const start = usize(load<u32>(starts + (usize(cell) << 2)));
  const end = usize(load<u32>(ends + (usize(cell) << 2)));
  const from = trimStart(start, end);
  if (from === end || load<u8>(from) !== EQUALS) return from === end;
  const to = trimEnd(from, end);
  let quotes = from + 1;
  while (quotes < to && load<u8>(quotes) === QUOTE) quotes++;
  return quotes === to && (to - from === 3 || to - from === 5);
}
