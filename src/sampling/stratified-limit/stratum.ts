/** What the sample of one stratum showed. */
export interface Stratum {
  /** Searches in the stratum. */
  readonly population: number;
  /** Searches of it that were drawn and judged. */
  readonly n: number;
  readonly deviations: number;
}
