/** What a text is: a kind, and with it what a slash date shows of the order of day and month. */
export const UNREADABLE: i32 = 0;
export const DATE: i32 = 1;
export const LOCAL: i32 = 2;
export const INSTANT: i32 = 3;
export const DAY_FIRST: i32 = 4;
export const MONTH_FIRST: i32 = 8;
/** Nothing but white space, beside UNREADABLE. */
export const BLANK: i32 = 16;

/** Of several texts: one of them is none of these, but may be a time when it is read by itself. */
export const UNSURE: i32 = 32;
/** The bits of what is shown of the order. */
export const SHOWN: i32 = DAY_FIRST | MONTH_FIRST;

/** What readers of forms give: milliseconds, and in the lowest bits the kind. */
export const KIND_BITS: i64 = 4;
export const KIND_MASK: i32 = 15;

const DAY_MS: i64 = 86_400_000;

/** What the two parts of a slash date show of their order. */
export function shown(first: i32, second: i32): i32 {
  return first > 12 ? DAY_FIRST : second > 12 ? MONTH_FIRST : 0;
}

/** A time as readers of forms give it. */
export function timeOf(day: i32, ms: i64, kind: i32): i64 {
  return ((i64(day) * DAY_MS + ms) << KIND_BITS) | i64(kind);
}
