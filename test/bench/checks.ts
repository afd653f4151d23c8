import type { Pair, Question } from './contenders.ts';

/** What of our JSON the checks look at. */
interface Ours {
  readonly population: { readonly searches: number };
  readonly validate: {
    readonly bothBlank: { readonly count: number };
    readonly caseNumber: { readonly classes: Readonly<Record<string, number>> };
    readonly reason: { readonly classes: Readonly<Record<string, number>> };
  };
  readonly ages: {
    readonly buckets: readonly { readonly label: string; readonly count: number }[];
    readonly setAside: Readonly<Record<string, number>>;
  };
  readonly sample: { readonly drawn: readonly unknown[] };
}

/** A row of DuckDB’s answer. */
export type Row = Readonly<Record<string, string | number | null>>;

/** Counts by name, those that are not zero, in the names' order. */
export type Counts = readonly (readonly [string, number])[];

function counts(pairs: Iterable<readonly [string, number]>): Counts {
  return [...pairs]
    .filter(([, count]) => count > 0)
    .toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)));
}

/** The counts in our output that DuckDB's have to equal. */
export const OUR_COUNTS: Readonly<Record<Question, (ours: Ours) => Counts>> = {
  validate: ({ validate }) =>
    counts([
      ...named('caseNumber', validate.caseNumber.classes),
      ...named('reason', validate.reason.classes),
      ['bothBlank', validate.bothBlank.count],
    ]),
  ages: ({ ages }) =>
    counts([
      ...ages.buckets.map(({ label, count }) => [label, count] as const),
      ...Object.entries(ages.setAside),
    ]),
  sample: ({ population, sample }) =>
    counts([
      ['searches', population.searches],
      ['drawn', sample.drawn.length],
    ]),
};

/** The same from the rows of DuckDB's answer. */
export const DUCKDB_COUNTS: Readonly<Record<Question, (rows: readonly Row[]) => Counts>> = {
  validate: (rows) => counts(rows.map((row) => [String(row.class), Number(row.searches)])),
  ages: (rows) => counts(rows.map((row) => [String(row.place), Number(row.searches)])),
  sample: (rows) =>
    counts([
      ['searches', Number(rows[0]?.searches)],
      ['drawn', new Set(rows.map(({ ID }) => ID)).size],
    ]),
};

function named(field: string, classes: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(classes).map(([name, count]) => [`${field} ${name}`, count]);
}

/** Whether all found the same, in words; where they did not, the counts of each. */
export function comparison({ question, ours, duckdb, tuned }: Pair): {
  same: boolean;
  text: string;
} {
  const found = JSON.stringify(OUR_COUNTS[question](JSON.parse(ours.runs[0]?.output ?? '{}')));
  const others = [duckdb, tuned].map(({ runs }) =>
    JSON.stringify(DUCKDB_COUNTS[question](JSON.parse(runs[0]?.output ?? '[]'))),
  );
  const same = others.every((other) => other === found);
  const text = same
    ? `${question}: DuckDB finds the same ${JSON.parse(found).length} counts`
    : [`${question}: DuckDB finds OTHER counts`, found, ...others].join('\n  ');
  return { same, text };
}
