import { hypergeometric } from '../chances/hypergeometric.ts';
import { chancesAt } from '../chances/tail.ts';
import type { Stratum } from './stratum.ts';

/**
 * The chances of 0 to width − 1 deviations in a stratum's sample, if `deviating` of its searches
 * deviate, put at a place of an array.
 */
export function putChances(
  { population, n }: Stratum,
  deviating: number,
  width: number,
  into: Float64Array,
  at: number,
): void {
  const distribution = hypergeometric(population, deviating, n);
  const { least, most } = distribution;
  const commonest = Math.floor(((n + 1) * (deviating + 1)) / (population + 2));
  const start = Math.min(Math.max(commonest, least), most);
  const exactly = start < most || start > least ? chancesAt(distribution, start).exactly : 1;
  let chance = exactly;
  for (let y = start; y >= least; y -= 1) {
    if (y < width) into[at + y] = chance;
    if (y > least) chance /= distribution.ratio(y - 1);
  }
  chance = exactly;
  for (let y = start; y < most && y + 1 < width; y += 1) {
    chance *= distribution.ratio(y);
    into[at + y + 1] = chance;
  }
}
