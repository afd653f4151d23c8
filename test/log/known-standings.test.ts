import { describe, expect, it } from 'vitest';
import { KnownStandings } from '../../src/log/duplicates/known-standings.ts';
import { STANDING, Standings } from '../../src/log/duplicates/standings.ts';
import { folderWith } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';

/** Batches of searches, of each its bits and which occurrence it is. */
type Batches = readonly (readonly (readonly [bits: number, occurrence: number])[])[];

function standingsOf(batch: Batches[number]): Standings {
  const standings = new Standings(
    new ArrayBuffer(Standings.size(batch.length, 1)),
    batch.length,
    1,
  );
  standings.count = batch.length;
  batch.forEach(([bits, occurrence], i) => {
    standings.bits[i] = bits;
    standings.occurrences[i] = occurrence;
  });
  return standings;
}

function toldAgain(batches: Batches): Batches {
  const known = new KnownStandings();
  for (const batch of batches) known.keep(standingsOf(batch));
  const again = known.again(1);
  return batches.map((batch) => {
    // What stands there from the batch before is of other searches.
    const standings = standingsOf(batch.map(() => [0xff, 77]));
    again.enter(0, standings);
    return batch.map((_, i) => [standings.bits[i]!, standings.occurrences[i]!]);
  });
}

describe('how searches stood, told again', () => {
  it('is the same, over batches of any length', () => {
    const batches: Batches = [
      [],
      Array.from({ length: 300 }, (_, i) => (i % 3 === 0 ? [STANDING.repeat, 1] : [0, 1])),
      [[0, 1]],
      Array.from({ length: 200 }, (_, i) => [STANDING.identicalRow, i + 2]),
      [[STANDING.seenEarlier, 1]],
    ];
    expect(toldAgain(batches)).toEqual(batches);
  });
});

describe('a second reading', () => {
  /** Duplicates by id, and rows without ids that are the same, in two logs. */
  const flagged = (rows: readonly string[]) => `ID,User,Search Time,Plate,Reason\n${rows.join('')}`;
  const row = (id: string, day: number) => `${id},ann,2026-01-0${day} 10:00,7ABC123,check\n`;
  const cwd = folderWith({
    'a.csv': flagged([row('x-1', 1), row('x-1', 1), row('x-2', 2), row('', 3), row('', 3)]),
    'b.csv': flagged([row('x-2', 2), row('x-3', 4), row('', 3)]),
  });

  it('takes the same searches for duplicates as the first', async () => {
    const { code, stdout } = await runMain(['flags', 'a.csv', 'b.csv', '--json'], { cwd });
    expect(code).toBe(0);
    const { population, flags } = JSON.parse(stdout);
    expect(population).toMatchObject({ rows: 8, searches: 5, duplicates: 3 });
    expect(flags.flags).toMatchObject([{ rule: 'repeatPlate', searches: 5, dates: 4 }]);
    expect(flags.flags[0].rows).toMatchObject([
      ...[2, 4, 5, 6].map((line) => ({ file: 'a.csv', line })),
      { file: 'b.csv', line: 3 },
    ]);
  });
});
