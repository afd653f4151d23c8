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
  if (typeof into === 'number') return into + (from as number);
  if (into instanceof Map) {
    for (const [key, counts] of from as ReadonlyMap<unknown, Counts>) {
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
