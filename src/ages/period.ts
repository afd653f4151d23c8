/** A length of time as the user writes it: `3min`, `12h`, `30d`, `6mo`, `1y`. */
export interface Period {
  readonly text: string;
  readonly amount: number;
  readonly unit: PeriodUnit;
}

const UNITS = ['min', 'h', 'd', 'mo', 'y'] as const;

export type PeriodUnit = (typeof UNITS)[number];

const UNIT_WORDS = {
  min: 'minute',
  h: 'hour',
  d: 'day',
  mo: 'month',
  y: 'year',
} as const satisfies Record<PeriodUnit, string>;

/** Average lengths in minutes (a month is 1/12 of 365.2425 days): to order periods, not to measure. */
const UNIT_MINUTES = {
  min: 1,
  h: 60,
  d: 1440,
  mo: (365.2425 / 12) * 1440,
  y: 365.2425 * 1440,
} as const satisfies Record<PeriodUnit, number>;

/** Reads a period; undefined where the text is not one. At most 6 digits, not zero. */
export function readPeriod(text: string): Period | undefined {
  const match = /^(\d{1,6})(min|h|d|mo|y)$/.exec(text.trim());
  const amount = Number(match?.[1]);
  const unit = UNITS.find((each) => each === match?.[2]);
  if (unit === undefined || amount === 0) return undefined;
  return { text: text.trim(), amount, unit };
}

/** About how long a period is, in minutes. */
export function averageMinutes({ amount, unit }: Period): number {
  return amount * UNIT_MINUTES[unit];
}

/** `6mo` as "6 months". */
export function periodWords({ amount, unit }: Period): string {
  return `${amount} ${UNIT_WORDS[unit]}${amount === 1 ? '' : 's'}`;
}

/**
 * The labels of the buckets between edges: "0–6 months", "6 months–1 year", "1–2 years",
 * "over 2 years".
 * @param edges in ascending order, at least one
 */
export function bucketLabels(edges: readonly Period[]): string[] {
  const labels = edges.map((edge, i) => {
    const lower = edges[i - 1];
    if (lower === undefined) return `0–${periodWords(edge)}`;
    const from = lower.unit === edge.unit ? String(lower.amount) : periodWords(lower);
    return `${from}–${periodWords(edge)}`;
  });
  return [...labels, `over ${periodWords(edges.at(-1)!)}`];
}
