import { describe, expect, it } from 'vitest';
import { Candidates } from '../../src/sampling/draw/candidates.ts';
import { drawNumbers, generatorOf } from '../../src/sampling/draw/generator.ts';
import { Tickets } from '../../src/sampling/draw/ticket.ts';
import { casesOf } from '../random-runs.ts';
import { readOf } from './draws.ts';

/*
 * Every search has the same chance: five of twenty are drawn under the seeds 1 to 10,000, so that
 * each is expected 2,500 times; in `npm cit` under a sixth of them. The seeds stand fast, and so do
 * the counts.
 */

const SEARCHES = 20;
const SIZE = 5;
const SEEDS = Array.from({ length: casesOf(10_000).numRuns }, (_, at) => String(at + 1));
const PICKED = { file: 'log.csv', line: 1, search: {}, reads: readOf({ draw: 1 }) };
const IDS = Array.from({ length: SEARCHES }, (_, at) => `s-${at}`);

/** The numbers (from 0) that the ticket method draws, in draw order. */
function byTickets(seed: string): number[] {
  const tickets = new Tickets(seed);
  const candidates = new Candidates();
  for (const id of IDS) {
    const bytes = Buffer.from(id);
    tickets.take(bytes, 0, bytes.length);
    if (!candidates.wants(tickets.head, SIZE)) continue;
    candidates.add({ ticket: tickets.text(), id, ...PICKED }, SIZE);
  }
  return candidates.smallest(SIZE)!.map(({ id }) => IDS.indexOf(id));
}

function byGenerator(seed: string): number[] {
  return drawNumbers(generatorOf(seed), SEARCHES, SIZE).map((number) => number - 1);
}

/** Pearson's statistic of counts that should all be the same. */
function chiSquare(counts: readonly number[], expected: number): number {
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** Quantiles of chi-square at 1 − 0.001, from published tables, by degrees of freedom. */
const AT_01_PERCENT = { 19: 43.82, 9: 27.877 } as const;

describe.each([
  ['tickets', byTickets],
  ['generator', byGenerator],
])('%s', (_name, drawn) => {
  const draws = SEEDS.map(drawn);

  it('draw five different searches under every seed', () => {
    expect(draws.every((each) => new Set(each).size === SIZE)).toBe(true);
  });

  it('draw each search as often as any other', () => {
    const counts = IDS.map((_, at) => draws.filter((each) => each.includes(at)).length);
    const expected = (SEEDS.length * SIZE) / SEARCHES;
    // Without repeats counts spread less than Pearson's statistic has it: by 1 − 5/20, at 19 degrees.
    const scale = (SEARCHES - SIZE) / (SEARCHES - 1);
    expect(chiSquare(counts, expected) / scale).toBeLessThan(AT_01_PERCENT[19]);
  });

  it('draw each search as often in any place', () => {
    for (let place = 0; place < SIZE; place++) {
      const counts = IDS.map((_, at) => draws.filter((each) => each[place] === at).length);
      expect(chiSquare(counts, SEEDS.length / SEARCHES)).toBeLessThan(AT_01_PERCENT[19]);
    }
  });
});

it('the first digit of a ticket is any of the ten', () => {
  const counts = Array.from({ length: 10 }, () => 0);
  for (const seed of SEEDS) {
    const tickets = new Tickets(seed);
    tickets.take(Buffer.from('s-1'), 0, 3);
    counts[Math.floor(tickets.head / 100_000)]!++;
  }
  expect(chiSquare(counts, SEEDS.length / 10)).toBeLessThan(AT_01_PERCENT[9]);
});
