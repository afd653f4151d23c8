/** Counts: numbers, and lists, maps and objects of counts. */
export type Counts =
  | number
  | readonly Counts[]
  | ReadonlyMap<unknown, Counts>
  | { readonly [key: string]: Counts };

/**
 * Adds counts to others of the same shape, number by number; what only `from` has is taken over.
 * @returns the sum, in `into` where that is not a number itself
 */
export function addCounts<T extends Counts>(into: T, from: T): T;
export function addCounts(into: Counts, from: Counts): Counts {
  if (typeof into === 'number' && typeof from === 'number') return into + from;
  if (into instanceof Map && from instanceof Map) {
    for (const [key, counts] of from) {
      const before: Counts | undefined = into.get(key);
      into.set(key, before === undefined ? counts : addCounts(before, counts));
    }
    return into;
  }
  const sums = into as Record<string, Counts>;
  for (const [key, counts] of Object.entries(from)) {
    const before = sums[key];
    sums[key] = before === undefined ? counts : addCounts(before, counts);
  }
  return into;
}
