import fc from 'fast-check';
import type { SampleOptions, SizeAsked } from '../oracle/oracle-draw.ts';
import { FIELDS } from '../oracle/oracle-fields.ts';

const SEEDS = [
  '08772473296991897540',
  '8772473296991897540',
  'ten dice',
  '0',
  '-1',
  '😀',
  '"',
  'é',
];
/** Only names that are values, and no two that are one user. */
const AUDITORS = ['KIM', 'jones@x.gov', 'nobody', ' Smith'];

function sometimes<T>(weight: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof(
    { weight: 100 - weight, arbitrary: fc.constant(undefined) },
    { weight, arbitrary },
  );
}

const seed = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...SEEDS) },
  { weight: 8, arbitrary: fc.string({ unit: 'grapheme', minLength: 1 }).map(inner) },
  { weight: 1, arbitrary: fc.constantFrom(' 1', '1 ', '\u00a01', '1\t') },
);

/** A seed must not begin or end in white space: then both sides refuse, and nothing is drawn. */
function inner(text: string): string {
  return text.trim() === '' ? 'blank' : text.trim();
}

const bounds = fc
  .tuple(sometimes(40, fc.integer({ min: 1, max: 12 })), sometimes(40, fc.nat(20)))
  .map(([atLeast = null, more]) => {
    return { atLeast, atMost: more === undefined ? null : (atLeast ?? 1) + more };
  });

const size: fc.Arbitrary<SizeAsked> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.integer({ min: 1, max: 35 }).map((n) => ({ from: 'size' as const, size: n })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('0.1', '1', '10', '12.5', '33.333', '50', '99.9', '100'), bounds)
      .map(([percent, between]) => ({ from: 'percent' as const, percent, ...between })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      from: fc.constant('confidence' as const),
      confidence: fc.constantFrom('50', '80', '90', '95', '99', '99.5'),
      tolerable: fc.constantFrom('5', '10', '12.5', '20', '33.3', '50'),
      expected: fc.constantFrom('0', '0', '0', '1', '2.5', '5', '10'),
    }),
  },
);

/** Options of a draw: which of them is given, and how. */
export const randomSample: fc.Arbitrary<SampleOptions> = fc
  .record({
    size,
    seed,
    seedSource: sometimes(20, fc.constantFrom('ten dice, council meeting 2026-10-02', '=1+1')),
    witnesses: sometimes(20, fc.subarray(['A. Clerk', 'B, Mayor'], { minLength: 1 })),
    method: sometimes(30, fc.constantFrom('ticket' as const, 'generator' as const)),
    by: sometimes(
      60,
      fc.oneof(
        {
          weight: 12,
          arbitrary: fc.constantFrom(
            'user',
            'agency',
            'month',
            'offense',
            'agency,month',
            'day,user',
          ),
        },
        { weight: 6, arbitrary: fc.constantFrom(...FIELDS) },
        { weight: 1, arbitrary: fc.constantFrom('nosuch') },
      ),
    ),
    allocate: sometimes(40, fc.constantFrom('proportional' as const, 'equal' as const)),
    atLeastEach: sometimes(30, fc.integer({ min: 1, max: 4 })),
    spares: sometimes(60, fc.nat(6)),
    auditors: sometimes(30, fc.subarray(AUDITORS, { minLength: 1 })),
  })
  .map(({ allocate, atLeastEach, ...others }) => {
    const strata = others.by === undefined ? {} : { allocate, atLeastEach };
    const given = Object.entries({ ...others, ...strata }).filter(
      ([, value]) => value !== undefined,
    );
    return Object.fromEntries(given) as unknown as SampleOptions;
  });

export function sampleArgv(options: SampleOptions): string[] {
  const { method, by, allocate, atLeastEach, spares, auditors = [], witnesses = [] } = options;
  const one = (name: string, value: string | number | undefined): string[] =>
    value === undefined ? [] : [`--${name}=${value}`];
  return [
    ...sizeArgv(options.size),
    ...one('seed', options.seed),
    ...one('seed-source', options.seedSource),
    ...witnesses.flatMap((witness) => one('witness', witness)),
    ...one('method', method),
    ...one('by', by),
    ...one('allocate', allocate),
    ...one('at-least-each', atLeastEach),
    ...one('spares', spares),
    ...auditors.flatMap((auditor) => one('auditor', auditor)),
  ];
}

function sizeArgv(asked: SizeAsked): string[] {
  if (asked.from === 'size') return [`--size=${asked.size}`];
  if (asked.from === 'percent') {
    const { percent, atLeast, atMost } = asked;
    return [
      `--percent=${percent}`,
      ...(atLeast === null ? [] : [`--at-least=${atLeast}`]),
      ...(atMost === null ? [] : [`--at-most=${atMost}`]),
    ];
  }
  const { confidence, tolerable, expected } = asked;
  const given = [`--confidence=${confidence}`, `--tolerable=${tolerable}`];
  return expected === '0' ? given : [...given, `--expected=${expected}`];
}
