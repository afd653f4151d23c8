import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { codes, inspect, refusal } from '../log/log-folder.ts';

/* The cases of ../shared that are about ids, with their right values. */

const CASES = fileURLToPath(new URL('../../../shared/cases/', import.meta.url));
const isThere = existsSync(CASES);

function bytesOf(name: string): Uint8Array {
  return readFileSync(CASES + name);
}

describe.skipIf(!isThere)(`cases of ids${isThere ? '' : ' (not there)'}`, () => {
  it.each(['a1-ids-scientific.csv', 'a2-ids-null-marker.csv', 'a4-id-is-badge.csv'])(
    '%s holds 24 searches',
    async (name) => {
      const { population } = await inspect({ [name]: bytesOf(name) });
      expect(population).toMatchObject({ rows: 24, searches: 24, duplicates: 0, users: 5 });
    },
  );

  it.each([
    ...['[NULL]', '<null>', '\\N', '#N/A', '#REF!', 'NaN', 'nil', 'undefined', '&nbsp;', 'N/A'],
    ...['00000000-0000-0000-0000-000000000000', '{00000000-0000-0000-0000-000000000000}', '0'],
  ])('a2 holds 24 searches with %s, too', async (mark) => {
    const text = Buffer.from(bytesOf('a2-ids-null-marker.csv')).toString();
    const { population } = await inspect({ 'a2.csv': text.replaceAll('(null)', mark) });
    expect(population).toMatchObject({ rows: 24, searches: 24, duplicates: 0 });
  });

  it('a4 says that the column is none of ids, and standard input has to be told', async () => {
    const log = bytesOf('a4-id-is-badge.csv');
    const document = await inspect({ 'a4.csv': log });
    expect(codes(document)).toContain('id-repeats');
    expect(document.warnings[0]?.message).toMatch(/^a4\.csv: column ID .* line 7: “P1000”\)/);
    expect(await refusal({ '-': log })).toContain('--no-id');
    const told = await inspect({ '-': log }, '--no-id');
    expect(told.population).toMatchObject({ searches: 24, duplicates: 0 });
    expect(codes(told)).not.toContain('id-repeats');
  });

  it('e3 holds 24 searches, whatever sheet they stand in', async () => {
    const { population } = await inspect({ 'e3.xlsx': bytesOf('e3-all-and-halves-no-id.xlsx') });
    expect(population).toMatchObject({ rows: 48, searches: 24, duplicates: 24 });
    expect(population.identicalRowsKept).toBe(0);
  });

  it('m1 says that two files are one log in two spellings', async () => {
    const document = await inspect({
      'original.csv': bytesOf('m1-original.csv'),
      'saved.csv': bytesOf('m1-saved-by-excel.csv'),
    });
    expect(document.warnings).toContainEqual({
      code: 'same-ids',
      message: expect.stringMatching(
        /^saved\.csv: 24 of 24 ids shared with original\.csv .*line 2: “3\/1\/2025 8:00”; original\.csv line 2: “2025-03-01 08:00:00”/,
      ),
    });
  });
});
