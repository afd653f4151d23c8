import type { Stratum } from '../stratified-limit/stratum.ts';

export interface StratifiedEstimate {
  /** Deviations in the whole population: Σ N_h p_h. */
  readonly projected: number;
  /** As a fraction of the population. */
  readonly rate: number;
  /** Of the projected count; null where a stratum of which not all were drawn has but one. */
  readonly standardError: number | null;
}

/**
 * The classical estimate from a stratified sample: each stratum's rate p_h = x_h / n_h times its
 * searches, and the variance Σ N_h² (1 − n_h / N_h) p_h (1 − p_h) / (n_h − 1) (Cochran, Sampling
 * Techniques, 5.9–5.10).
 * @returns null where nothing was drawn from a stratum: nothing can then be projected
 */
export function stratifiedEstimate(strata: readonly Stratum[]): StratifiedEstimate | null {
  let population = 0;
  let projected = 0;
  let variance = 0;
  for (const stratum of strata) {
    const { population: searches, n, deviations } = stratum;
    if (n === 0) return null;
    population += searches;
    projected += (searches * deviations) / n;
    if (n < searches) {
      variance += (searches * (searches - n) * deviations * (n - deviations)) / (n * n * (n - 1));
    }
  }
  const standardError = Number.isNaN(variance) ? null : Math.sqrt(variance);
  return { projected, rate: projected / population, standardError };
}
