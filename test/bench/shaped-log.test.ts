import { describe, expect, it } from 'vitest';
import { SHAPES, type Shape, shapedLog } from '../../fixtures/generate/shaped-log.ts';
import { folderWith } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';

const ROWS = 21_000;
/** So many are read: a warning of a log comes of its first rows, or of how many there are. */
const READ = 5500;

/** Warnings of any log of a layout. */
const USUAL = ['unverified-layout', 'zone-assumed'];

const LAYOUTS: Readonly<Record<Shape, string>> = {
  uuid: 'generic',
  numeric: 'generic',
  noId: 'generic',
  timeFrame: 'flock-audit',
  packed: 'vigilant',
};

async function read(shape: Shape) {
  const cwd = folderWith({ 'log.csv': [...shapedLog(shape, READ, 'a seed')].join('') });
  const json = async (command: string) =>
    JSON.parse((await runMain([command, 'log.csv', '--json'], { cwd })).stdout);
  return { inspected: await json('inspect'), aged: await json('ages') };
}

describe.each(SHAPES)('a log of the shape %s', (shape) => {
  it('is read as it is meant, with every search, and deceives nobody', async () => {
    const { inspected, aged } = await read(shape);
    expect(inspected.inputs[0].layout).toBe(LAYOUTS[shape]);
    expect(inspected.population).toMatchObject({ searches: READ, malformed: 0, otherRows: 0 });
    const codes: string[] = inspected.warnings.map(({ code }: { code: string }) => code);
    expect(codes.filter((code) => !USUAL.includes(code))).toEqual([]);
    expect(aged.ages.ranged).toBeGreaterThan(0.99 * READ);
  });
});

describe('what the rows say', () => {
  const rows = [...shapedLog('uuid', ROWS, 'a seed')].join('').trimEnd().split('\n').slice(1);
  const cells = rows.map((row) => row.split(','));
  const share = (column: number, of: (texts: string[]) => number): number =>
    of(cells.map((row) => row[column]!)) / ROWS;
  const different = (texts: string[]): number => new Set(texts.filter((text) => text !== '')).size;
  const blank = (texts: string[]): number => texts.filter((text) => text === '').length;

  it('has the shares of public portals', () => {
    expect(share(0, different)).toBe(1);
    expect(share(2, different) * ROWS).toBe(900);
    expect(share(3, different)).toBeCloseTo(0.29, 2);
    expect(share(6, different)).toBeCloseTo(0.6, 1);
    expect(share(6, blank)).toBeCloseTo(0.12, 2);
    expect(share(7, different)).toBeCloseTo(0.05, 2);
    expect(share(7, blank)).toBeCloseTo(0.23, 2);
  });

  it('is the same for the same seed, and another for another', () => {
    const text = (seed: string): string => [...shapedLog('packed', 500, seed)].join('');
    expect(text('a')).toBe(text('a'));
    expect(text('a')).not.toBe(text('b'));
  });
});
