/** One number of a document that can be held against the same number of another. */
export interface Measure {
  readonly what: string;
  /** How many; null where the document says none, because nothing was looked at. */
  readonly count: number | null;
  /** Of how many. */
  readonly of: number | null;
  /** A share that is no quotient of counts: the estimate of a stratified sample. */
  readonly rate?: number | null;
  /** What the number is told by: a share of one, or so many in a thousand. */
  readonly per: 1 | 1000;
  /** Whether more can be counted than it is told by: one search can have two findings. */
  readonly canExceed?: true;
}

/** What a group or a stratum is called in what is shown; null where it is to be left out. */
export type GroupName = (by: string, value: string, searches: number) => string | null;

/** A share. */
export function shareOf(what: string, count: number | null, of: number | null): Measure {
  return { what, count, of, per: 1 };
}

/** The value of a measure; null over nothing. */
export function measured({ count, of, rate, per }: Measure): number | null {
  if (rate !== undefined) return rate;
  return count === null || of === null || of === 0 ? null : (count * per) / of;
}

/** The change from one to the other, in points: of quotients of counts without rounding but once. */
export function pointsOf(earlier: Measure, later: Measure): number | null {
  const [before, after] = [measured(earlier), measured(later)];
  if (before === null || after === null) return null;
  const scale = earlier.per === 1 ? 100 : earlier.per;
  const { count: a, of: n } = earlier;
  const { count: b, of: m } = later;
  const isQuotient = earlier.rate === undefined && later.rate === undefined;
  if (!isQuotient || a === null || b === null || n === null || m === null) {
    return (after - before) * scale;
  }
  const numerator = (BigInt(b) * BigInt(n) - BigInt(a) * BigInt(m)) * BigInt(scale);
  return Number(numerator) / Number(BigInt(n) * BigInt(m));
}
