import { complementOf, halfOf, type Rational, toFloat } from '../chances/rational.ts';
import { upperNormalQuantile } from './normal.ts';

/**
 * How many searches to draw to estimate a rate to within ± precision: n₀ = z² p (1 − p) / e², then the
 * finite-population correction n = ⌈n₀ / (1 + (n₀ − 1) / N)⌉. By the normal approximation; what the
 * sample then shows is evaluated exactly.
 * @param rate the rate p that is expected, over 0 and under 1; a half asks for the most
 * @param precision half the width of the interval, as a fraction
 */
export function estimationSize(
  population: number | null,
  confidence: Rational,
  precision: Rational,
  rate: Rational,
): number {
  const z = upperNormalQuantile(toFloat(halfOf(complementOf(confidence))));
  const p = toFloat(rate);
  const e = toFloat(precision);
  const unlimited = (z * z * p * (1 - p)) / (e * e);
  const corrected =
    population === null ? unlimited : unlimited / (1 + (unlimited - 1) / population);
  return Math.max(1, Math.ceil(corrected));
}
