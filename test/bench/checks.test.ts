import { describe, expect, it } from 'vitest';
import { comparison } from './checks.ts';
import type { Pair } from './contenders.ts';
import { measure, median } from './measure.ts';

function pairOf(ours: unknown, rows: unknown, tuned = rows): Pair {
  const contender = (output: unknown) => ({
    ...{ name: '', script: '', args: [] },
    runs: [{ seconds: 1, cpuSeconds: 1, peakBytes: 1, output: JSON.stringify(output) }],
  });
  return {
    question: 'ages',
    ours: contender(ours),
    duckdb: contender(rows),
    tuned: contender(tuned),
  };
}

const ours = {
  ages: { buckets: [{ label: 'over 2 years', count: 7 }], setAside: { noRange: 2, noStart: 0 } },
};
const rows = [
  { place: 'noRange', searches: 2 },
  { place: 'over 2 years', searches: 7 },
];

describe('the check of both answers', () => {
  it('passes equal counts, in whatever order and with zeros or without', () => {
    expect(comparison(pairOf(ours, rows)).same).toBe(true);
    expect(comparison(pairOf(ours, rows.toReversed())).same).toBe(true);
  });

  it('shows both where a count differs or is missing', () => {
    const { same, text } = comparison(pairOf(ours, [{ place: 'noRange', searches: 9 }]));
    expect(same).toBe(false);
    expect(comparison(pairOf(ours, rows, [{ place: 'noRange', searches: 9 }])).same).toBe(false);
    expect(text).toContain('["over 2 years",7]');
    expect(text).toContain('["noRange",9]');
  });
});

describe('the measurement', () => {
  it('takes time, memory and output of a whole process', () => {
    const { seconds, cpuSeconds, peakBytes, output } = measure('-p', ['6 * 7']);
    expect(output).toBe('42\n');
    expect(seconds).toBeGreaterThan(0);
    expect(cpuSeconds).toBeGreaterThan(0);
    expect(peakBytes).toBeGreaterThan(2 ** 20);
  });

  it('fails when the process does', () => {
    expect(() => measure('-e', ['process.exitCode = 3'])).toThrow('failed');
  });

  it('has the middle of an odd number of runs', () => {
    expect(median([3, 1, 2])).toBe(2);
  });
});
