/**
 * Shares a sample out over strata: in proportion to their searches, or equally, by the largest
 * remainder (ties to the stratum that stands first); then no stratum has fewer than `atLeastEach`,
 * and none more than it holds.
 * @param sizes searches of each stratum
 * @param n the size of the sample, at most all searches
 * @returns how many are drawn of each
 */
export function allocate(
  sizes: readonly number[],
  n: number,
  method: 'proportional' | 'equal',
  atLeastEach: number,
): number[] {
  const weights = method === 'proportional' ? sizes : sizes.map(() => 1);
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (total === 0n) return sizes.map(() => 0);
  const shares = weights.map((weight) => BigInt(weight) * BigInt(n));
  const whole = shares.map((share) => Number(share / total));
  const left = n - whole.reduce((sum, share) => sum + share, 0);
  const first = shares
    .map((share, index) => ({ index, remainder: share % total }))
    .sort((a, b) =>
      a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
    )
    .slice(0, left);
  for (const { index } of first) whole[index]!++;
  return whole.map((share, index) => Math.min(Math.max(share, atLeastEach), sizes[index]!));
}
