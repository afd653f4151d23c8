import { describe, expect, it } from 'vitest';
import { BareNumbers } from '../../src/log/duplicates/bare-numbers.ts';
import { sameNumbers } from '../../src/log/duplicates/same-numbers.ts';
import type { Cell, Search } from '../../src/search.ts';
import { codes, inspect } from './log-folder.ts';

const HEADER = 'id,timestamp,user,plate,reason\n';

/** The parts of a row, and how its time is written: the same moments in every log. */
interface Rows {
  readonly id?: (i: number) => string;
  readonly at?: (day: number, minute: number) => string;
  readonly user?: (i: number) => string;
  readonly plate?: (i: number) => string;
}

const ISO = (day: number, minute: number) => `2025-03-${10 + day} 10:${10 + minute}:00`;
const SLASHED = (day: number, minute: number) => `3/${10 + day}/2025 10:${10 + minute}`;

function log(count: number, { id, at = ISO, user, plate }: Rows): string {
  const rows = Array.from({ length: count }, (_, i) => {
    const own = [id?.(i) ?? String(1 + i), at(i % 20, i % 40)];
    const people = [user?.(i) ?? `u${i % 7}`, plate?.(i) ?? `9ABC${100 + i}`];
    return [...own, ...people, `theft ${i % 3}`].join(',');
  });
  return `${HEADER}${rows.join('\n')}\n`;
}

async function isSame(first: string, second: string): Promise<boolean> {
  const document = await inspect({ 'a.csv': first, 'b.csv': second });
  return codes(document).includes('same-ids');
}

const original = log(60, {});

describe('one log in two spellings', () => {
  it.each<[string, Rows]>([
    ['as a spreadsheet saves them', { at: SLASHED }],
    ['with a zone', { at: (day, minute) => `${ISO(day, minute).replace(' ', 'T')}Z` }],
    ['as dates alone', { at: (day) => `2025-03-${10 + day}` }],
    ['so that they cannot be read', { at: (day, minute) => `${10 + day}.III.2025 ${minute}` }],
    ['and ids without their zeros', { at: SLASHED, id: (i) => String(i + 1).padStart(4, '0') }],
    ['and users in capitals', { at: SLASHED, user: (i) => `U${i % 7} ` }],
  ])('has its times %s', async (_, rows) => {
    expect(await isSame(original, log(60, rows))).toBe(true);
  });

  it('names both logs, the first search of both, and what to do', async () => {
    const respelled = log(60, { at: (day, minute) => (day < 3 ? ISO : SLASHED)(day, minute) });
    const { warnings } = await inspect({ 'b.csv': respelled, 'a.csv': original });
    const same = warnings.filter(({ code }) => code === 'same-ids').map(({ message }) => message);
    expect(same).toEqual([
      'b.csv: 51 of 60 ids shared with a.csv have the same user and plate, and times that are written ' +
        'differently (first line 5: “3/13/2025 10:13”; a.csv line 5: “2025-03-13 10:13:00”): probably ' +
        'the same log in two spellings, whose searches count twice; give one of the two',
    ]);
  });

  it('is a part of the other, or goes on behind it', async () => {
    expect(await isSame(original, log(9, { at: SLASHED }))).toBe(true);
    const later = log(200, { at: SLASHED, id: (i) => String(i < 50 ? i + 1 : 5000 + i) });
    expect(await isSame(original, later)).toBe(true);
  });

  it('is named once, whatever other logs there are', async () => {
    const other = log(60, {
      plate: (i) => `8AAA${i}`,
      at: (day) => `2024-01-0${1 + (day % 9)} 9:00`,
    });
    const { warnings } = await inspect({
      'a.csv': other,
      'b.csv': original,
      'c.csv': log(60, { at: SLASHED }),
      'd.csv': log(60, { at: SLASHED }),
    });
    const same = warnings.filter(({ code }) => code === 'same-ids').map(({ message }) => message);
    expect(same.map((message) => message.replace(/ have .*/, ''))).toEqual([
      'c.csv: 60 of 60 ids shared with b.csv',
      'd.csv: 60 of 60 ids shared with b.csv',
    ]);
  });
});

describe('two logs', () => {
  const month = (of: number) => (day: number, minute: number) =>
    `2025-0${of}-${10 + day} 10:${10 + minute}`;

  it.each<[string, Rows, Rows]>([
    ['the same rows', {}, {}],
    ['other plates', {}, { at: SLASHED, plate: (i) => `8AAA${i}` }],
    ['other users', {}, { at: SLASHED, user: (i) => `other${i}` }],
    [
      'ids of ten digits',
      { id: (i) => String(1e9 + i) },
      { id: (i) => String(1e9 + i), at: SLASHED },
    ],
    [
      'neither user nor plate',
      { user: () => '', plate: () => 'REDACTED' },
      { user: () => '', plate: () => 'REDACTED', at: SLASHED },
    ],
    [
      'numbers of their officers, and no plates',
      { id: (i) => String(1001 + (i % 7)), plate: () => '', at: month(1) },
      { id: (i) => String(1001 + (i % 7)), plate: () => '', at: month(2) },
    ],
    ['half of their searches', {}, { at: SLASHED, plate: (i) => `${i % 2 ? 9 : 8}ABC${100 + i}` }],
    [
      'three of their ids',
      {},
      {
        at: SLASHED,
        id: (i) => String(58 + i),
        plate: (i) => `9ABC${157 + i}`,
        user: (i) => `u${(57 + i) % 7}`,
      },
    ],
  ])('with %s are not one in two spellings', async (_, first, second) => {
    expect(await isSame(log(60, first), log(60, second))).toBe(false);
  });

  it('of which only three searches are written differently are not', async () => {
    const some = (differing: number) => {
      const at = (day: number, minute: number) => (day < differing ? SLASHED : ISO)(day, minute);
      return log(5, { at });
    };
    expect(await isSame(original, some(3))).toBe(false);
    expect(await isSame(original, some(4))).toBe(true);
  });

  it('without plates are, where their times are near each other', async () => {
    const bare = { plate: () => '' };
    expect(await isSame(log(60, bare), log(60, { ...bare, at: SLASHED }))).toBe(true);
    const swapped = (day: number) => `2025-${String(1 + (day % 12)).padStart(2, '0')}-03 10:10`;
    const plain = (day: number) => `3/${1 + (day % 12)}/2025 10:10`;
    expect(await isSame(log(60, { ...bare, at: swapped }), log(60, { ...bare, at: plain }))).toBe(
      true,
    );
  });
});

describe('bare numbers', () => {
  const cell = (text: string): Cell => ({ number: -1, text, state: 'value', folded: text });
  const search = (line: number, written: string, user = 'u'): Search => ({
    ...{ file: 'a.csv', line, searchedAt: { kind: 'unreadable', day: 0, local: 0, instant: 0 } },
    window: { status: 'none' } as Search['window'],
    dayOf: () => 0,
    identity: () => ({ bytes: new Uint8Array(0), start: 0, end: 0 }),
    cell: (field) => cell(field === 'user' ? user : field === 'plate' ? '9ABC123' : written),
  });

  /** Takes ids in, in the order in which they stand, in so many parts that are then merged. */
  function taken(ids: readonly number[], parts: number, files: number, written: string) {
    const all = Array.from({ length: parts }, () => new BareNumbers(files));
    for (const [i, id] of ids.entries()) all[i % parts]!.add(id, search(i, written, `u${id % 9}`));
    const [first, ...others] = all;
    for (const other of others) first!.merge(structuredClone(other.state()));
    return first!.result();
  }

  const ids = Array.from({ length: 9000 }, (_, i) => (i * 7919) % 5000);

  it('are kept in bounds, the same of one part and of several', () => {
    const whole = taken(ids, 1, 2000, 'x');
    expect(whole.searches.size).toBe(65);
    for (const parts of [2, 3]) {
      const { searches, limit } = taken(ids, parts, 2000, 'x');
      expect(limit).toBe(whole.limit);
      expect([...searches].sort()).toEqual([...whole.searches].sort());
    }
  });

  it('of two long logs are those of the same ids', () => {
    const [pair] = sameNumbers([
      taken(ids, 1, 2000, 'x'),
      undefined,
      taken(ids.toReversed().slice(0, 8000), 2, 2000, 'y'),
    ]);
    expect(pair).toMatchObject({ earlier: 0, later: 2, isOfSome: true });
    expect(pair!.same).toBe(pair!.shared);
    expect(pair!.same).toBeGreaterThan(50);
  });
});
