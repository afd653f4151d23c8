import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { drawNumbers, generatorOf } from '../../src/sampling/draw/generator.ts';
import { byCodePoint } from '../../src/search.ts';
import { casesOf, TIMES } from '../random-runs.ts';
import { runMain } from '../run-main.ts';
import {
  idsOf,
  kinds,
  logText,
  rows,
  sampleOf,
  sampleOfText,
  seeds,
  timeOf,
} from './drawn-logs.ts';

/* The generator method against a plain loop with seedrandom, and what it depends on. */

const GENERATOR = ['--method', 'generator'];

/** The numbers from 1 to `many` that one stream gives next, repeats skipped. */
function plainLoop(random: () => number, many: number, count: number): number[] {
  const drawn: number[] = [];
  while (drawn.length < Math.min(count, many)) {
    const number = Math.floor(random() * many) + 1;
    if (!drawn.includes(number)) drawn.push(number);
  }
  return drawn;
}

it('gives the numbers of seedrandom 3.0.5 (ARC4) that its README publishes', () => {
  // README of davidbau/seedrandom: new Math.seedrandom('hello.') gives these.
  const random = generatorOf('hello.');
  expect([random(), random()]).toEqual([0.9282578795792454, 0.3752569768646784]);
});

it('draws what a plain loop draws', () => {
  fc.assert(
    fc.property(
      seeds,
      fc.integer({ min: 1, max: 300 }),
      fc.nat({ max: 310 }),
      (seed, many, count) => {
        const expected = plainLoop(seedrandom(seed), many, count);
        expect(drawNumbers(generatorOf(seed), many, count)).toEqual(expected);
      },
    ),
    casesOf(200),
  );
});

it('gives 1 for the fraction 0, and N for the last under 1', () => {
  const fractions = [0, 0.5, 0.5, 0.25, 1 - 2 ** -53];
  expect(drawNumbers(() => fractions.shift()!, 4, 4)).toEqual([1, 3, 2, 4]);
});

it('numbers the searches of a log in file order', async () => {
  await fc.assert(
    fc.asyncProperty(rows, seeds, fc.integer({ min: 1, max: 35 }), async (all, seed, size) => {
      const argv = [...GENERATOR, '--seed', seed, '--size', String(size), '--spares', '2'];
      const result = await sampleOfText(logText('ids', all), ...argv);
      const numbers = plainLoop(seedrandom(seed), all.length, Math.min(size, all.length) + 2);
      expect(result.drawn.map(({ id }) => id)).toEqual(
        numbers.map((number) => `s-${all[number - 1]!.number}`),
      );
      expect(result.drawn.every(({ ticket }) => ticket === null)).toBe(true);
    }),
    { numRuns: 60 * TIMES },
  );
});

it('has with strata one stream of numbers for all, in the order of their names', async () => {
  await fc.assert(
    fc.asyncProperty(rows, seeds, fc.integer({ min: 1, max: 20 }), async (all, seed, size) => {
      const argv = [...GENERATOR, '--seed', seed, '--size', String(size), '--by', 'agency'];
      const { design, drawn } = await sampleOfText(logText('ids', all), ...argv, '--spares', '1');
      const random = seedrandom(seed);
      const values = [...new Set(all.map(({ agency }) => agency))].sort(byCodePoint);
      expect(design.strata.map(({ value }) => value)).toEqual(values);
      for (const { value, drawn: count } of design.strata) {
        const own = all.filter(({ agency }) => agency === value);
        const numbers = plainLoop(random, own.length, count + 1);
        const part = drawn.filter(({ stratum }) => stratum === value);
        expect(part.map(({ id }) => id)).toEqual(numbers.map((at) => `s-${own[at - 1]!.number}`));
      }
    }),
    { numRuns: 50 * TIMES },
  );
});

describe('what it numbers', () => {
  const all = Array.from({ length: 30 }, (_, at) => ({
    number: at + 1,
    user: at % 3 === 0 ? 'b.corick' : 'k.marund',
    agency: 'North PD',
    day: at + 1,
    reason: 'burglary',
  }));
  const argv = [...GENERATOR, '--seed', '4711', '--size', '6'];
  const numbers = plainLoop(seedrandom('4711'), 30, 6);

  it('depends on the order of rows', async () => {
    const one = await sampleOfText(logText('ids', all), ...argv);
    const two = await sampleOfText(logText('ids', all.toReversed()), ...argv);
    expect(idsOf(one)).toEqual(numbers.map((number) => `s-${number}`));
    expect(idsOf(two)).toEqual(numbers.map((number) => `s-${31 - number}`));
  });

  it('goes through the files in the code-point order of their names', async () => {
    const first = logText('ids', all.slice(0, 12));
    const second = logText('ids', all.slice(12));
    const expected = numbers.map((number) => `s-${number}`);
    expect(idsOf(await sampleOf({ 'b.csv': second, 'B.csv': first }, ...argv))).toEqual(expected);
    const other = await sampleOf({ 'a.csv': second, 'b.csv': first }, ...argv);
    expect(idsOf(other)).toEqual(numbers.map((number) => `s-${((number + 11) % 30) + 1}`));
  });

  it('is the population: not duplicates, not other users, not what lies outside the period', async () => {
    const repeated = logText(
      'ids',
      all.flatMap((row) => [row, row]),
    );
    expect(idsOf(await sampleOfText(repeated, ...argv))).toEqual(numbers.map((n) => `s-${n}`));
    const within = all.filter(({ user, day }) => user === 'k.marund' && day >= 5 && day <= 25);
    const period = ['--from', timeOf(5).slice(0, 10), '--to', timeOf(25).slice(0, 10)];
    const filtered = await sampleOfText(repeated, ...argv, '--user', 'K.Marund', ...period);
    const few = plainLoop(seedrandom('4711'), within.length, 6);
    expect(idsOf(filtered)).toEqual(few.map((number) => `s-${within[number - 1]!.number}`));
  });

  it('is read twice: from a file, from standard input, zipped or with a late change of encoding', async () => {
    const text = logText('ids', all);
    const expected = numbers.map((number) => `s-${number}`);
    expect(idsOf(await sampleOf({ 'log.csv.gz': gzipSync(text) }, ...argv))).toEqual(expected);
    // A Windows-1252 letter behind the first MiB: the first reading starts again.
    const long = text.replaceAll('"burglary"', `"${'x'.repeat(50_000)}"`);
    const bytes = Buffer.from(`${long.slice(0, -2)} caf\u00e9"\n`, 'latin1');
    expect(idsOf(await sampleOf({ 'log.csv': bytes }, ...argv))).toEqual(expected);
  });

  it('says that the draw depends on the order', async () => {
    const { stdout } = await runMain(['sample', '-', ...argv], { stdin: logText('ids', all) });
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('The draw depends on the order of rows');
    expect(stdout).not.toContain('Ticket');
  });
});

it('draws a census in an order of its own, and no search twice', async () => {
  await fc.assert(
    fc.asyncProperty(rows, kinds, seeds, async (all, kind, seed) => {
      const { design, drawn } = await sampleOfText(
        logText(kind, all),
        ...GENERATOR,
        ...['--seed', seed, '--percent', '100', '--spares', '5'],
      );
      expect(design.census).toBe(true);
      expect(new Set(drawn.map(({ id }) => id)).size).toBe(all.length);
      const numbers = plainLoop(seedrandom(seed), all.length, all.length);
      expect(drawn.map(({ line }) => line)).toHaveLength(numbers.length);
      expect(drawn.map(({ search }) => search.plate)).toEqual(
        numbers.map((number) => `7ABC${all[number - 1]!.number}`),
      );
    }),
    { numRuns: 30 * TIMES },
  );
});
