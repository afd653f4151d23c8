/** What a text is: a kind, and with it what a slash date shows of the order of day and month. */
export const UNREADABLE: i32 = 0;
export const DATE: i32 = 1;
export const LOCAL: i32 = 2;
export const INSTANT: i32 = 3;
export const DAY_FIRST: i32 = 4;
export const MONTH_FIRST: i32 = 8;
/** Nothing but white space, beside UNREADABLE. */
export const BLANK: i32 = 16;

/** What the two parts of a slash date show of their order. */
export function shown(first: i32, second: i32): i32 {
  return first > 12 ? DAY_FIRST : second > 12 ? MONTH_FIRST : 0;
}
