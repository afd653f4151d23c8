import type { Asking } from './ask-duckdb.ts';
import { duckDb } from './contenders.ts';
import {
  type Figure,
  growth,
  gzipOverPlain,
  over,
  peak,
  type Race,
  secondsAByte,
} from './figures.ts';
import type { Question } from './questions.ts';

/** What was measured, all of it. */
export interface Measured {
  /** By size, the workbooks aside. */
  readonly races: readonly Race[];
  /** Those over logs with habits, by size. */
  readonly flags: readonly Race[];
  readonly workbooks: readonly Race[];
  /** Milliseconds that a command takes on a small log more than a node that does nothing. */
  readonly startUps: readonly Figure[];
}

/** At most so much, for logs of some size; at others it is measured, and neither met nor missed. */
export interface Target {
  readonly name: string;
  readonly limit: number;
  readonly unit: '×' | 'ms' | 'bytes';
  readonly isAbout: (rows: number) => boolean;
  readonly figures: (measured: Measured) => Figure[];
}

type Size = Target['isAbout'];
const anySize: Size = (rows) => rows >= 1_000_000;
const large: Size = (rows) => rows >= 5_000_000;
const largest: Size = (rows) => rows >= 10_000_000;
const million: Size = (rows) => rows === 1_000_000;

/** The commands that a target is about where it names none of its own. */
export const THREE: readonly Question[] = ['validate', 'ages', 'sample'];

function aByteOverTyped(question: Question, limit: number): Target {
  return {
    name: `(a) over the log without plates, a byte: ${question}`,
    ...{ limit, unit: '×', isAbout: anySize },
    figures: ({ races }) =>
      over(races, { questions: [question], shapes: ['uuid'] }, { shape: 'typed' }, secondsAByte),
  };
}

function overDuckDb(
  what: string,
  questions: readonly Question[] | null,
  asking: Asking,
  limit: number,
  isAbout: Size,
): Target {
  return {
    name: `${what} over DuckDB, ${asking}`,
    ...{ limit, unit: '×', isAbout },
    figures: ({ races }) =>
      over(races, questions === null ? {} : { questions }, { who: duckDb(asking) }),
  };
}

const OVER_A: readonly Target[] = [
  aByteOverTyped('validate', 1.3),
  aByteOverTyped('ages', 1.1),
  {
    name: '(b), (c) over (a): validate, ages, sample',
    ...{ limit: 1.15, unit: '×', isAbout: anySize },
    figures: ({ races }) =>
      over(races, { questions: THREE, shapes: ['numeric', 'noId'] }, { shape: 'uuid' }),
  },
  {
    name: '(d), (e) over (a), a byte: the same',
    ...{ limit: 1.25, unit: '×', isAbout: anySize },
    figures: ({ races }) =>
      over(
        races,
        { questions: THREE, shapes: ['timeFrame', 'packed'] },
        { shape: 'uuid' },
        secondsAByte,
      ),
  },
];

const OVER_DUCKDB: readonly Target[] = [
  overDuckDb('ages', ['ages'], 'by hand', 0.5, largest),
  overDuckDb('validate', ['validate'], 'by hand', 0.3, large),
  overDuckDb('validate', ['validate'], 'counts alone', 0.7, large),
  overDuckDb('sample', ['sample'], 'by hand', 0.35, large),
  overDuckDb('any command', null, 'tuned', 0.75, largest),
  overDuckDb('any command, 1 million rows,', null, 'by hand', 1, million),
];

const FORMS_AND_COMMANDS: readonly Target[] = [
  {
    name: 'standard input over the plain file',
    ...{ limit: 1.3, unit: '×', isAbout: anySize },
    figures: ({ races }) => over(races, { form: 'stdin' }, { form: 'plain' }),
  },
  {
    name: 'gzip over the plain file, or unpacking',
    ...{ limit: 1.3, unit: '×', isAbout: anySize },
    figures: ({ races }) => gzipOverPlain(races, 1.3),
  },
  {
    name: 'inspect over ages',
    ...{ limit: 1, unit: '×', isAbout: anySize },
    figures: ({ races }) => over(races, { questions: ['inspect'] }, { question: 'ages' }),
  },
  {
    name: 'XLSX of ten columns over the build before',
    ...{ limit: 0.5, unit: '×', isAbout: (rows) => rows === 200_000 },
    figures: ({ workbooks }) =>
      over(workbooks, { shapes: ['timeFrame'], form: 'xlsx' }, { who: 'before' }),
  },
];

const OTHERS: readonly Target[] = [
  {
    name: 'peak memory over DuckDB, by hand',
    ...{ limit: 0.2, unit: '×', isAbout: largest },
    figures: ({ races }) => over(races, {}, { who: duckDb('by hand') }, peak),
  },
  {
    name: 'growth of the peak, a row',
    ...{ limit: 16, unit: 'bytes', isAbout: largest },
    figures: ({ races }) => growth(races),
  },
  {
    name: '30,000 rows, less node -e 0',
    ...{ limit: 160, unit: 'ms', isAbout: (rows) => rows === 30_000 },
    figures: ({ startUps }) => [...startUps],
  },
];

const FLAGS: readonly Question[] = ['flags'];
/** The log with habits has so many pairs of user and plate a row. */
const PAIRS_A_ROW = 0.5;

const OF_FLAGS: readonly Target[] = [
  {
    name: 'flags over validate',
    ...{ limit: 1.6, unit: '×', isAbout: anySize },
    figures: ({ flags }) => over(flags, { questions: FLAGS }, { question: 'validate' }),
  },
  {
    name: 'flags over DuckDB, by hand, four of the rules',
    ...{ limit: 0.5, unit: '×', isAbout: largest },
    figures: ({ flags }) => over(flags, { questions: FLAGS }, { who: duckDb('by hand') }),
  },
  {
    name: 'flags, peak memory over DuckDB, by hand',
    ...{ limit: 1 / 3, unit: '×', isAbout: largest },
    figures: ({ flags }) => over(flags, { questions: FLAGS }, { who: duckDb('by hand') }, peak),
  },
  {
    name: 'flags, growth of the peak, a pair',
    ...{ limit: 48, unit: 'bytes', isAbout: largest },
    figures: ({ flags }) =>
      growth(flags, FLAGS).map((each) => ({ ...each, value: each.value / PAIRS_A_ROW })),
  },
];

export const TARGETS = [...OVER_A, ...OVER_DUCKDB, ...FORMS_AND_COMMANDS, ...OTHERS, ...OF_FLAGS];

const NAME_WIDTH = 52;

/** A line a target: the worst of what was measured at its sizes, the limit, whether it is met, and of what. */
export function targetLines(measured: Measured): string[] {
  const head = [
    'target'.padEnd(NAME_WIDTH),
    'measured'.padStart(12),
    'at most'.padStart(12),
    '  met',
  ];
  const lines = TARGETS.map((target) => targetLine(target, target.figures(measured)));
  return [head.join(''), ...lines];
}

export function targetLine({ name, limit, unit, isAbout }: Target, all: readonly Figure[]): string {
  const figures = all.filter(({ rows }) => isAbout(rows));
  const worst = (figures.length > 0 ? figures : all).toSorted((a, b) => b.value - a.value)[0];
  const amount = (value: number): string =>
    `${value.toFixed(unit === '×' ? 2 : 0)} ${unit}`.padStart(12);
  if (worst === undefined) {
    return [name.padEnd(NAME_WIDTH), '–'.padStart(12), amount(limit), '  not measured'].join('');
  }
  const verdict = figures.length === 0 ? 'other size' : worst.value <= limit ? 'yes' : 'NO';
  const where = `${worst.of}, ${worst.rows.toLocaleString('en-US')} rows`;
  return [
    ...[name.padEnd(NAME_WIDTH), amount(worst.value), amount(limit)],
    ...[`  ${verdict.padEnd(12)}`, `worst: ${where}`],
  ].join('');
}
