import { describe, expect, it } from 'vitest';
import { largeLog } from '../../fixtures/generate/large-log.ts';

const ROWS = 50_000;
const log = [...largeLog(ROWS, 'a seed')].join('');
const rows = log.trimEnd().split('\n').slice(1);

function share(pattern: RegExp): number {
  return rows.filter((row) => pattern.test(row)).length / ROWS;
}

describe('the log of the benchmark', () => {
  it('has as many rows as it is asked for, of 120 to 125 bytes', () => {
    expect(rows.length).toBe(ROWS);
    const bytes = Buffer.byteLength(log) / ROWS;
    expect(bytes).toBeGreaterThan(120);
    expect(bytes).toBeLessThan(125);
  });

  it('has 2 percent duplicates, each the copy of an earlier row', () => {
    expect(rows.length - new Set(rows).size).toBe(ROWS / 50);
    expect(new Set(rows.map((row) => row.slice(0, 36))).size).toBe(ROWS - ROWS / 50);
  });

  it('quotes every search time, commas and doubled quotes in reasons, and goes beyond ASCII', () => {
    expect(share(/,"\d\d\/\d\d\/\d{4}, [\d:]{8} [AP]M UTC"$/)).toBe(1);
    expect(share(/,"[^",]+, [^"]+",/)).toBeGreaterThan(0.01);
    expect(share(/""priority"""/)).toBeGreaterThan(0.01);
    expect(share(/[^\0-\u007f]/)).toBeGreaterThan(0.05);
  });

  it('is the same for the same seed, and another for another', () => {
    expect([...largeLog(3000, 'a seed')].join('')).toBe([...largeLog(3000, 'a seed')].join(''));
    expect([...largeLog(3000, 'b')].join('')).not.toBe([...largeLog(3000, 'a seed')].join(''));
  });

  it('gives every search a reason of its own when it is asked to', () => {
    const different = [...largeLog(3000, 'a seed', true)].join('').trimEnd().split('\n').slice(1);
    const units = different.map((row) => / unit (\d+)/.exec(row)?.[1]);
    expect(new Set(units).size).toBe(3000 - 60);
  });
});
