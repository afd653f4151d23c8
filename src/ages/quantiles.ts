/**
 * The smallest whole number of days within which at least a percentage of the values lie (nearest
 * rank); null over nothing.
 * @param counts how many values each number of days has
 */
export function nearestRank(counts: ReadonlyMap<number, number>, percent: number): number | null {
  let total = 0;
  for (const count of counts.values()) total += count;
  if (total === 0) return null;
  let within = 0;
  for (const days of [...counts.keys()].sort((a, b) => a - b)) {
    within += counts.get(days)!;
    if (within * 100 >= percent * total) return days;
  }
  return null;
}
