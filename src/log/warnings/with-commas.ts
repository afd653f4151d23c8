/** A number as people read it: 1,234. */
export function withCommas(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** So many rows, in words. */
export function rowsWords(count: number): string {
  return count === 1 ? '1 row' : `${withCommas(count)} rows`;
}
