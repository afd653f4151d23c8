import type { FlagsResult } from '../../contract/flags.ts';
import { hypergeometric } from '../../sampling/chances/hypergeometric.ts';
import { complementOf, type Rational } from '../../sampling/chances/rational.ts';

/** What a random sample is compared with: so few searches in all, so many drawn. */
const HIDDEN = 5;
const SIZE = 60;

/** The chance that a random sample meets one or more of a few searches. */
export function samplingOf(population: number): FlagsResult['sampling'] {
  const isAny = population >= HIDDEN;
  const drawn = Math.min(SIZE, population);
  const none = isAny ? hypergeometric(population, HIDDEN, drawn).exactAtMost(0) : null;
  const isSure = population - HIDDEN < drawn;
  return {
    ...{ hidden: HIDDEN, size: SIZE, population },
    chance: none === null ? null : isSure ? 1 : nearest(complementOf(none)),
  };
}

const BITS = 64n;

/** The float of a fraction of numbers of any size, from 0 to 1. */
function nearest({ numerator, denominator }: Rational): number {
  return Number((numerator << BITS) / denominator) / 2 ** Number(BITS);
}
