import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateNumbers, type OracleEvaluation } from '../oracle/oracle-evaluate.ts';
import { percent, rational, toNumber } from '../oracle/oracle-rational.ts';
import { OracleRefusal } from '../oracle/oracle-refusal.ts';
import { precisionOracle, sizeOracle } from '../oracle/oracle-size.ts';
import { AS_IT_CAME, TIMES } from '../random-runs.ts';
import { runMain } from '../run-main.ts';

const CONFIDENCES = ['50', '80', '90', '95', '97.5', '99', '99.9'];

function option(name: string, value: string | number | null): string[] {
  return value === null ? [] : [`--${name}=${value}`];
}

/** The result of a command that needs no log; null where it is refused. */
async function resultOf(
  command: string,
  options: string[],
): Promise<Record<string, unknown> | null> {
  const { code, stdout, stderr } = await runMain([command, ...options, '--json']);
  if (code === 2) return null;
  expect([0, 1], stderr).toContain(code);
  return (JSON.parse(stdout) as Record<string, Record<string, unknown>>)[command] ?? {};
}

/** Equal, but for the last bits of numbers that are not whole; a lower limit is 1 less an upper one. */
function expectNear(found: unknown, expected: unknown, path: string): void {
  if (typeof expected === 'number' && !Number.isInteger(expected)) {
    const difference = Math.abs((found as number) - expected);
    expect(difference, `${path}: ${found} is not ${expected}`).toBeLessThanOrEqual(
      1e-12 * Math.abs(expected) + 1e-15,
    );
  } else if (typeof expected === 'object' && expected !== null) {
    for (const [key, value] of Object.entries(expected)) {
      expectNear((found as Record<string, unknown>)?.[key], value, `${path}.${key}`);
    }
  } else {
    expect(found, path).toEqual(expected);
  }
}

const numbers = fc
  .record({
    known: fc.nat(3).map((one) => one > 0),
    N: fc.integer({ min: 1, max: 160 }),
    n: fc.nat(160),
    x: fc.nat(160),
    few: fc.boolean(),
    confidence: fc.constantFrom(...CONFIDENCES),
    tolerable: fc.option(fc.constantFrom('0.5', '1', '3.5', '5', '7', '10', '33.3', '100')),
  })
  .map(({ known, N, n, x, few, confidence, tolerable }) => {
    const sample = 1 + (n % N);
    const exceptions = x % (few ? Math.min(sample + 1, 4) : sample + 1);
    return { population: known ? N : null, sample, exceptions, confidence, tolerable };
  });

describe('evaluate and its slow oracle agree', () => {
  it('on numbers alone', async () => {
    const property = fc.asyncProperty(numbers, async (asked) => {
      const { population, sample, exceptions, confidence, tolerable } = asked;
      const options = Object.entries(asked).flatMap(([name, value]) => option(name, value));
      const oracle = evaluateNumbers(population, sample, exceptions, { confidence, tolerable });
      const found = await resultOf('evaluate', options);
      const rates = {
        confidence: toNumber(percent(confidence)),
        tolerable: tolerable === null ? null : toNumber(percent(tolerable)),
      };
      expectNear(withCounts(found, oracle), { ...oracle, ...rates }, options.join(' '));
    });
    await fc.assert(property, { ...AS_IT_CAME, numRuns: 70 * TIMES });
  });

  it('on what cannot be', async () => {
    const options = ['--population=10', '--sample=5', '--exceptions=6'];
    expect(await resultOf('evaluate', options)).toBeNull();
    expect(
      await resultOf('evaluate', ['--population=10', '--sample=11', '--exceptions=0']),
    ).toBeNull();
  });

  it('on the exit code: 1 where the tolerable rate is not supported', async () => {
    const code = async (...options: string[]) => (await runMain(['evaluate', ...options])).code;
    const numbersOf = (n: number) => ['--population=1000', `--sample=${n}`, '--exceptions=0'];
    expect(await code(...numbersOf(57), '--tolerable=5')).toBe(0);
    expect(await code(...numbersOf(56), '--tolerable=5')).toBe(1);
    expect(await code(...numbersOf(56))).toBe(0);
  });
});

/** Without a population there are no counts: whether as null or left out is one to us. */
function withCounts(found: Record<string, unknown> | null, { population }: OracleEvaluation) {
  if (found === null || population !== null) return found;
  const limit = (one: unknown) => ({ count: null, ...(one as object) });
  const { lower, upper } = found.interval as Record<string, unknown>;
  return {
    projected: null,
    population: null,
    ...found,
    upper: limit(found.upper),
    interval: { lower: limit(lower), upper: limit(upper) },
  };
}

const questions = fc.record({
  population: fc.option(fc.integer({ min: 1, max: 600 }), { freq: 3 }),
  confidence: fc.constantFrom(...CONFIDENCES),
  tolerable: fc.constantFrom('2', '3.5', '5', '7', '10', '12.5', '33.3', '100'),
  expected: fc.constantFrom('0', '0', '0.5', '1', '1.25', '2', '3.5', '5'),
});

describe('size and its slow oracle agree', () => {
  it('on the smallest sample', async () => {
    const property = fc.asyncProperty(questions, async (asked) => {
      // Rates close to one another ask for thousands: the AICPA tables have those.
      fc.pre(Number(asked.expected) >= Number(asked.tolerable) || isApart(asked));
      const options = Object.entries(asked).flatMap(([name, value]) => option(name, value));
      const found = await resultOf('size', options);
      expectNear(found, oracleSize(asked), options.join(' '));
    });
    await fc.assert(property, { ...AS_IT_CAME, numRuns: 70 * TIMES });
  });

  it('on estimation', async () => {
    const property = fc.asyncProperty(
      fc.option(fc.integer({ min: 1, max: 100_000 })),
      fc.constantFrom('1', '2.5', '5', '10'),
      fc.constantFrom('80', '90', '95', '99'),
      fc.constantFrom('50', '10', '2.5'),
      async (population, precision, confidence, expected) => {
        const rates = { precision, confidence, expected };
        const options = Object.entries({ population, ...rates }).flatMap(([name, value]) =>
          option(name, value),
        );
        const found = await resultOf('size', options);
        expect(found?.n, options.join(' ')).toBe(precisionOracle(population, rates));
      },
    );
    await fc.assert(property, { ...AS_IT_CAME, numRuns: 40 * TIMES });
  });
});

function isApart({ tolerable, expected }: { tolerable: string; expected: string }): boolean {
  return 2 * Number(expected) <= Number(tolerable);
}

function oracleSize(asked: Parameters<typeof sizeOracle>[0]): unknown {
  try {
    const { n, k, K, tail } = sizeOracle(asked);
    const distribution = asked.population === null ? 'binomial' : 'hypergeometric';
    const [confidence, tolerable, expected] = [asked.confidence, asked.tolerable, asked.expected]
      .map(percent)
      .map((rate) => toNumber(rational(rate.over, rate.under)));
    const { population } = asked;
    const rates = { confidence, tolerable, expected };
    return { n, k, K, tail: toNumber(tail), distribution, ...rates, population };
  } catch (error) {
    if (error instanceof OracleRefusal) return null;
    throw error;
  }
}
