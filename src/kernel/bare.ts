import { scratch } from './memory';
import { trimEnd, trimStart } from './trim';

/** Cells without what is only put around their values. */

const QUOTE: u32 = 0x22;
const APOSTROPHE: u32 = 0x27;
const EQUALS: u32 = 0x3d;

/** Where the cell that `bare` was asked for last starts and ends. */
export let from: usize = 0;
export let to: usize = 0;

/**
 * Looks where a cell starts and ends without white space and without its guard, as `bareCell` of
 * log/rows/cell-bytes.ts does: `="…"`, in which a doubled quote is one, or an apostrophe before it.
 * @param isDoubled whether its quotes are doubled, as in a quoted cell
 */
export function bare(start: usize, end: usize, isDoubled: bool): void {
  from = start;
  to = end;
  if (isDoubled) singleQuotes(start, end);
  trim();
  if (from === to) return;
  const first: u32 = load<u8>(from);
  if (first === APOSTROPHE) {
    const behind = trimStart(from + 1, to);
    if (behind < to) from = behind;
  } else if (first === EQUALS && isGuarded()) {
    singleQuotes(from + 2, to - 1);
    trim();
  }
}

function trim(): void {
  from = trimStart(from, to);
  to = trimEnd(from, to);
}

/** Whether the cell is `="…"`, with no single quote inside. */
function isGuarded(): bool {
  const last = to - 1;
  if (to - from < 3 || load<u8>(from, 1) !== QUOTE || load<u8>(last) !== QUOTE) return false;
  let p = from + 2;
  for (; p < last; p++) {
    if (load<u8>(p) !== QUOTE) continue;
    if (p + 1 >= last || load<u8>(p, 1) !== QUOTE) return false;
    p++;
  }
  return true;
}

/** Makes the doubled quotes of [start, end) single; the cell stands in `scratch` then, which may hold it. */
function singleQuotes(start: usize, end: usize): void {
  let at = scratch;
  for (let p = start; p < end; p++) {
    const byte: u32 = load<u8>(p);
    store<u8>(at++, byte);
    if (byte === QUOTE) p++;
  }
  from = scratch;
  to = at;
}
