import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TIMES } from '../random-runs.ts';
import { runMain } from '../run-main.ts';
import { kinds, type LogRow, logText, rows, sampleOfText, seeds } from './drawn-logs.ts';

/* How many are drawn. */

/** Searches by one user, as many as wanted; every tenth by another. */
function manyRows(count: number): LogRow[] {
  return Array.from({ length: count }, (_, at) => ({
    number: at + 1,
    user: at % 10 === 0 ? 'b.corick' : 'k.marund',
    agency: 'North PD',
    day: 1 + (at % 90),
    reason: 'burglary',
  }));
}

/** How many of each role are drawn of so many searches. */
async function counts(searches: number, ...argv: string[]) {
  const result = await sampleOfText(logText('ids', manyRows(searches)), '--seed', '1', ...argv);
  const { size, census } = result.design;
  const of = (role: string): number => result.drawn.filter((each) => each.role === role).length;
  return { size, sample: of('sample'), spares: of('spare'), census };
}

describe('--percent', () => {
  it.each([
    ['5', 100, [], 5],
    ['5', 101, [], 6],
    ['5', 99, [], 5],
    ['5%', 100, [], 5],
    ['0.1', 100, [], 1],
    ['0.1', 1000, [], 1],
    ['0.1', 1001, [], 2],
    // In floating point 0.07 × 1,300 is over 91, 0.035 × 400 over 14, 0.29 × 100 under 29.
    ['7', 1300, [], 91],
    ['3.5', 400, [], 14],
    ['29', 100, [], 29],
    ['100', 37, [], 37],
    ['5', 100, ['--at-least', '30'], 30],
    ['5', 1000, ['--at-least', '30'], 50],
    ['5', 1000, ['--at-most', '30'], 30],
    ['5', 100, ['--at-most', '30'], 5],
    ['50', 100, ['--at-least', '30', '--at-most', '30'], 30],
    ['5', 100, ['--at-least', '30', '--at-most', '60'], 30],
  ])('%s of %i searches with %j is %i', async (percent, searches, limits, expected) => {
    const drawn = await counts(searches, '--percent', percent, ...limits);
    expect(drawn).toEqual({
      size: expected,
      sample: expected,
      spares: 0,
      census: expected === searches,
    });
  });

  it('draws all where --at-least is more than there are, and says as many as asked', async () => {
    expect(await counts(20, '--percent', '5', '--at-least', '30', '--spares', '3')).toEqual({
      size: 30,
      sample: 20,
      spares: 0,
      census: true,
    });
  });

  it('is found in one pass over a log in which it grows', async () => {
    const text = logText('ids', manyRows(5000));
    const two = await sampleOfText(text, '--seed', '9', '--percent', '2', '--by', 'user');
    expect(two.design.strata).toEqual([
      { value: 'b.corick', searches: 500, drawn: 10 },
      { value: 'k.marund', searches: 4500, drawn: 90 },
    ]);
    const fixed = await sampleOfText(text, '--seed', '9', '--size', '100', '--by', 'user');
    expect(two.drawn).toEqual(fixed.drawn);
  });

  it('says so where one pass does not know the draw, and the size that does', async () => {
    const stdin = logText('ids', manyRows(20_000));
    const argv = ['sample', '-', '--seed', '9', '--by', 'user', '--allocate', 'equal'];
    const more = ['--at-least-each', '3'];
    const refused = await runMain([...argv, ...more, '--percent', '10'], { stdin });
    expect(refused.code).toBe(2);
    expect(refused.stdout).toBe('');
    expect(refused.stderr).toMatch(/^alpr-audit: one reading [^\n]*--size 2000\n$/);
    const { code, stdout } = await runMain([...argv, '--size', '2000', '--json'], { stdin });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).sample.design.strata).toMatchObject([
      { drawn: 1000 },
      { drawn: 1000 },
    ]);
  });
});

describe('--confidence and --tolerable', () => {
  // facts/sampling.md 3.5: published sizes for finite populations, no deviation expected.
  it.each([
    ['95', '5', 50, 31],
    ['95', '5', 100, 45],
    ['95', '5', 140, 48],
    ['95', '5', 250, 51],
    ['95', '5', 1000, 57],
    ['95', '10', 100, 25],
    ['95', '10', 500, 28],
    ['95', '1', 140, 109],
  ])('%s and %s of %i searches is %i', async (confidence, tolerable, searches, expected) => {
    const argv = ['--confidence', confidence, '--tolerable', tolerable];
    expect(await counts(searches, ...argv)).toMatchObject({ size: expected, sample: expected });
    expect(await counts(searches, '--tolerable', tolerable)).toMatchObject({ size: expected });
  });

  it('is recorded as asked for', async () => {
    const argv = [
      'sample',
      '-',
      '--json',
      '--seed',
      '1',
      '--confidence',
      '90',
      '--tolerable',
      '10%',
    ];
    const { stdout } = await runMain(argv, { stdin: logText('ids', manyRows(100)) });
    expect(JSON.parse(stdout).settings.size).toEqual({
      from: 'confidence',
      confidence: '90',
      tolerable: '10',
      expected: '0',
    });
  });
});

describe('any size and any spares', () => {
  it('give every search once, the sample before the spares, numbered from 1', async () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.nat({ max: 40 }));
    const strata = fc.constantFrom<string[]>(
      [],
      ['--by', 'agency'],
      ['--by', 'month', '--allocate', 'equal'],
    );
    const methods = fc.constantFrom('ticket', 'generator');
    await fc.assert(
      fc.asyncProperty(
        rows,
        kinds,
        seeds,
        sizes,
        strata,
        methods,
        async (all, kind, seed, [size, spares], by, method) => {
          const argv = [
            '--size',
            String(size),
            '--spares',
            String(spares),
            ...by,
            '--method',
            method,
          ];
          const { design, drawn } = await sampleOfText(logText(kind, all), '--seed', seed, ...argv);
          expect(drawn.map(({ draw }) => draw)).toEqual(drawn.map((_, at) => at + 1));
          expect(new Set(drawn.map(({ id }) => id)).size).toBe(drawn.length);
          const first = drawn.findIndex(({ role }) => role === 'spare');
          const behind = first < 0 ? [] : drawn.slice(first);
          expect(behind.every(({ role }) => role === 'spare')).toBe(true);
          expect(design).toMatchObject({ size, spares });
          const sample = drawn.length - behind.length;
          expect(design.census).toBe(sample === all.length);
          if (by.length === 0) {
            expect(sample).toBe(Math.min(size, all.length));
            expect(behind).toHaveLength(Math.min(spares, all.length - sample));
            expect(design.strata).toEqual([]);
            return;
          }
          for (const { value, searches, drawn: count } of design.strata) {
            const own = drawn.filter(({ stratum }) => stratum === value);
            expect(own.filter(({ role }) => role === 'sample')).toHaveLength(count);
            expect(own).toHaveLength(Math.min(count + spares, searches));
          }
          const total = design.strata.reduce((sum, { searches }) => sum + searches, 0);
          expect(total).toBe(all.length);
        },
      ),
      { numRuns: 60 * TIMES },
    );
  });
});
