import type { ExactDistribution } from './count-distribution.ts';
import { hypergeometric } from './hypergeometric.ts';

/** What a sample showed: n searches examined, of which some deviated. */
interface Shown {
  readonly n: number;
  readonly deviations: number;
}

/** Beyond it the observed table is under 1e-280 of all. */
const ENORMOUS = 1e280;
const NEGLIGIBLE = 2 ** -60;

/**
 * Fisher's exact test of two samples, two-sided: the chance, were both to deviate at one rate and were
 * as many to deviate in all, of a table no likelier than the one that was observed (Fisher 1935; the
 * sum over all tables of the same margins whose chance is at most the observed one's).
 *
 * The chance of each table is told beside that of the observed one, taken as 1, by the ratios of
 * neighbors (tail.ts has the error). Whether a table is likelier decides which terms are summed, and
 * tables of equal chance are common (two samples of one size): where floating point cannot tell, whole
 * numbers do. A chance under 1e-280 is 0.
 */
export function fisherTwoSided(one: Shown, other: Shown): number {
  const all = one.n + other.n;
  const table = hypergeometric(all, one.deviations + other.deviations, one.n);
  const observed = one.deviations;
  const up = sideOf(table, observed, 1);
  const down = sideOf(table, observed, -1);
  const whole = 1 + up.all + down.all;
  return whole >= ENORMOUS ? 0 : Math.min(1, (1 + up.noLikelier + down.noLikelier) / whole);
}

/** The tables on one side of the observed one: all of them, and those that are no likelier. */
interface Side {
  readonly all: number;
  readonly noLikelier: number;
}

function sideOf(table: ExactDistribution, observed: number, direction: 1 | -1): Side {
  const { least, most, ratio } = table;
  const last = direction === 1 ? most : least;
  let term = 1;
  let all = 0;
  let noLikelier = 0;
  // Chances rise to one peak and fall after it: once a table is no likelier, none behind it is.
  let isBehind = false;
  for (let at = observed; at !== last && all < ENORMOUS; ) {
    const step = direction === 1 ? ratio(at) : 1 / ratio(at - 1);
    at += direction;
    term *= step;
    all += term;
    isBehind ||= isNoLikelier(table, observed, at, term);
    if (isBehind) noLikelier += term;
    if (isBehind && step < 1 && (term * step) / (1 - step) < noLikelier * NEGLIGIBLE) break;
  }
  return { all, noLikelier };
}

/** Whether a table is no likelier than the observed one, of whose chance its own is `term` times. */
function isNoLikelier(
  table: ExactDistribution,
  observed: number,
  at: number,
  term: number,
): boolean {
  const margin = (Math.abs(at - observed) + 16) * 2 ** -49;
  if (Math.abs(term - 1) > margin) return term < 1;
  const from = Math.min(observed, at);
  const ratios = Array.from({ length: Math.abs(at - observed) }, (_, step) =>
    table.exactRatio(from + step),
  );
  const upper = product(ratios.map(({ numerator }) => numerator));
  const lower = product(ratios.map(({ denominator }) => denominator));
  return at > observed ? upper <= lower : upper >= lower;
}

/** Halves first: factors of one length are multiplied soonest. */
function product(factors: readonly bigint[]): bigint {
  if (factors.length < 2) return factors[0] ?? 1n;
  const middle = factors.length >> 1;
  return product(factors.slice(0, middle)) * product(factors.slice(middle));
}
