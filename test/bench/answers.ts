import type { Question } from './questions.ts';

/** What of our JSON the checks look at. */
interface Ours {
  readonly population: {
    readonly searches: number;
    readonly identicalRowsKept: number;
    readonly users: number;
    readonly first: string;
    readonly last: string;
  };
  readonly inspect: {
    readonly fields: Readonly<Record<string, { readonly blank: number; readonly absent: number }>>;
  };
  readonly validate: Quality;
  readonly ages: Ages;
  readonly flags: {
    readonly rules: readonly {
      readonly rule: string;
      readonly subjects: number;
      readonly flags: number;
      readonly searches: number;
    }[];
  };
  readonly sample: { readonly drawn: readonly unknown[] };
  readonly report: {
    readonly activity: {
      readonly months: readonly { readonly month: string; readonly searches: number }[];
      readonly week: readonly { readonly day: string; readonly hours: readonly number[] }[];
    };
    readonly quality: Quality;
    readonly ages: Ages;
    readonly users: {
      readonly shown: readonly unknown[];
      readonly others: { readonly groups: number };
    };
  };
}

/** The rules that others are asked for, too. */
const ASKED_OF_ALL: readonly string[] = ['repeatPlate', 'manyUsers', 'volume', 'burst'];

interface Quality {
  readonly bothBlank: { readonly count: number };
  readonly caseNumber: { readonly classes: Readonly<Record<string, number>> };
  readonly reason: { readonly classes: Readonly<Record<string, number>> };
}

interface Ages {
  readonly buckets: readonly { readonly label: string; readonly count: number }[];
  readonly setAside: Readonly<Record<string, number>>;
}

/** A row of a rival's answer. */
export type Row = Readonly<Record<string, string | number | null>>;

/**
 * Counts by name. A name of two words is of a kind, its first: who gives one of a kind gives all that
 * are not zero.
 */
export type Counts = Readonly<Record<string, number>>;

/** The counts in our output, under the names that rivals give them. */
export function ourCounts(question: Question, output: string): Counts {
  const ours: Ours = JSON.parse(output);
  const { searches, identicalRowsKept } = ours.population;
  return { searches, identicalRows: identicalRowsKept, ...COUNTS[question](ours) };
}

const COUNTS: Readonly<Record<Question, (ours: Ours) => Counts>> = {
  inspect: ({ population, inspect }) => ({
    users: population.users,
    first: secondsOf(population.first),
    last: secondsOf(population.last),
    ...Object.fromEntries(
      Object.entries(inspect.fields).map(([name, { blank, absent }]) => [
        `${name}Filled`,
        population.searches - blank - absent,
      ]),
    ),
  }),
  validate: ({ validate }) => qualityCounts(validate),
  ages: ({ ages }) => ageCounts(ages),
  sample: ({ sample }) => ({ drawn: sample.drawn.length }),
  report: ({ report: { activity, quality, ages, users } }) => ({
    ...qualityCounts(quality),
    ...ageCounts(ages),
    ...Object.fromEntries(
      activity.months.map(({ month, searches }) => [`month ${month}`, searches]),
    ),
    ...Object.fromEntries(
      activity.week.flatMap(({ day, hours }) =>
        hours.map((searches, hour) => [`hour ${day} ${hour}`, searches]),
      ),
    ),
    users: users.shown.length + users.others.groups,
  }),
  flags: ({ flags }) =>
    Object.fromEntries(
      flags.rules
        .filter(({ rule }) => ASKED_OF_ALL.includes(rule))
        .flatMap(({ rule, subjects, flags: found, searches }) => [
          [`${rule} subjects`, subjects],
          [`${rule} flags`, found],
          [`${rule} searches`, searches],
        ]),
    ),
};

function qualityCounts({ bothBlank, caseNumber, reason }: Quality): Counts {
  return {
    ...named('caseNumber', caseNumber.classes),
    ...named('reason', reason.classes),
    bothBlank: bothBlank.count,
    caseNumberBlank: caseNumber.classes.blank ?? 0,
    caseNumberWithoutDigit: caseNumber.classes.wordsOnly ?? 0,
    reasonBlank: reason.classes.blank ?? 0,
    reasonVague: reason.classes.vague ?? 0,
  };
}

function ageCounts({ buckets, setAside }: Ages): Counts {
  return {
    ...Object.fromEntries(buckets.map(({ label, count }) => [`age ${label}`, count])),
    ...named('age', setAside),
  };
}

function named(kind: string, counts: Readonly<Record<string, number>>): Counts {
  return Object.fromEntries(
    Object.entries(counts).map(([name, count]) => [`${kind} ${name}`, count]),
  );
}

function secondsOf(time: string): number {
  return Date.parse(time.length === '2024-01-01T00:00:00'.length ? `${time}Z` : time) / 1000;
}

/**
 * The counts in a rival's answer: rows of `name` and `count`, and the `copies` that they hold; or rows
 * that were drawn, each with the number of `searches` (without ids the same row may be two of them); or
 * one row of counts.
 */
export function rivalCounts(question: Question, output: string): Counts {
  const rows: readonly Row[] = JSON.parse(output);
  const first = rows[0] ?? {};
  if (question === 'sample') return { searches: Number(first.searches), drawn: rows.length };
  if (!('name' in first)) {
    return Object.fromEntries(Object.entries(first).map(([name, count]) => [name, Number(count)]));
  }
  const counts = Object.fromEntries(rows.map(({ name, count }) => [String(name), Number(count)]));
  if (!('copies' in first)) return counts;
  return { ...counts, identicalRows: rows.reduce((sum, { copies }) => sum + Number(copies), 0) };
}

/**
 * How a rival's counts differ from ours, in words: of each that it gives, and of ours of the same kind
 * that it does not give. Who gives none has not answered.
 */
export function differences(ours: Counts, rival: Counts): string[] {
  const names = Object.keys(rival);
  if (names.length === 0) return ['it gives no counts'];
  const kinds = new Set(names.map(kindOf));
  const missing = Object.keys(ours).filter((name) => {
    const kind = kindOf(name);
    return !(name in rival) && kind !== null && kinds.has(kind);
  });
  return [...names, ...missing]
    .filter((name) => (ours[name] ?? 0) !== (rival[name] ?? 0))
    .map((name) => `${name}: ${ours[name] ?? 'none'} here, ${rival[name] ?? 'none'} there`);
}

function kindOf(name: string): string | null {
  const end = name.indexOf(' ');
  return end < 0 ? null : name.slice(0, end);
}
