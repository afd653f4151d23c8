import { describe, expect, it } from 'vitest';
import { namedFor, publishedVectors } from '../published-vectors.ts';
import * as packs from './packs.ts';
import { personKey } from './person-key.ts';
import { holdsPhrase, type Phrases, wordsOf } from './phrases.ts';
import { provesDayFirst, sideDay } from './side-dates.ts';
import { readSideTable } from './side-table.ts';

describe("a person's key", () => {
  it.each([
    ['Jane Doe', 'jane doe'],
    ['Doe, Jane', 'jane doe'],
    ['DOE,JANE', 'jane doe'],
    ['Doe, Jane A.', 'jane a doe'],
    ['Jane  Doe', 'jane doe'],
    [' Jane\u00a0Doe ', 'jane doe'],
    ['Jane Doe, Jr.', 'jane doe jr'],
    ['Doe Jr., Jane', 'jane doe jr'],
    ['Doe, Jane, Jr.', 'doe jane jr'],
    ['Doe, III', 'doe iii'],
    ['Doe, Ivo', 'ivo doe'],
    ['Doe,', 'doe'],
    ['j.doe@police.example.gov', 'jdoe'],
    ['j.doe', 'jdoe'],
    ['Jane Doe <j.doe@x.gov>', 'jane doe <jdoe@xgov>'],
    ['Jose\u0301 Nun\u0303ez', 'jos\u00e9 nu\u00f1ez'],
  ])('of %j is %j', (cell, key) => {
    expect(personKey(cell)).toBe(key);
  });

  it.each(['', '  ', 'n/a', 'REDACTED', '***', undefined])('is none of %j', (cell) => {
    expect(personKey(cell)).toBeNull();
  });
});

const DAY = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;

describe('a date of a side table', () => {
  const utc = { zone: 'UTC', dayFirst: false };

  it.each([
    ['2026-03-04', '2026-03-04'],
    ['03-04-26', '2026-03-04'],
    ['3/4/2026', '2026-03-04'],
    ['3/4/1901', '1901-03-04'],
    ['3/4/26 11:59 PM', '2026-03-04'],
    ['Mar 4, 2026', '2026-03-04'],
    ['2026-03-04T23:30:00Z', '2026-03-04'],
  ])('of %j is %s', (cell, day) => {
    expect(sideDay(cell, utc)).toBe(DAY(day));
  });

  it('has its time of day dropped after the zone is applied', () => {
    const zone = 'America/Los_Angeles';
    expect(sideDay('2026-03-04T05:00:00Z', { zone, dayFirst: false })).toBe(DAY('2026-03-03'));
  });

  it.each(['', 'n/a', 'Never', 'present', 'CURRENT', '9999-12-31', '12/31/9999', '1900-01-00'])(
    'is none in %j',
    (cell) => {
      expect(sideDay(cell, utc)).toBeNull();
    },
  );

  it.each(['soon', '2026-02-30', '13/13/2026', '1899-12-31', '2101-01-01'])(
    'cannot be read in %j',
    (cell) => {
      expect(sideDay(cell, utc)).toBeUndefined();
    },
  );

  it('has its day first where the table proves it', () => {
    expect(provesDayFirst(['13/2/2026', '1/2/2026'])).toBe(true);
    expect(provesDayFirst(['13/2/2026', '1/13/2026'])).toBe(false);
    expect(sideDay('4/3/2026', { zone: 'UTC', dayFirst: true })).toBe(DAY('2026-03-04'));
  });
});

describe('a side table', () => {
  const description = {
    columns: [
      { field: 'user', names: ['login'] },
      { field: 'leftAt', names: ['left'], isDate: true },
    ],
    isHeader: (fields: Set<string>) => fields.has('user'),
    alone: 'user',
  };

  it.each([
    ['user,left\na,2026-01-02\n', [2]],
    ['List of users\n\nLogin;Left\na;2026-01-02\n', [4]],
    ['user,left\na,2026-01-02\n,\nb,\n', [2, 4]],
    ['a\nb\n', [1, 2]],
  ])('in %j has its rows', (text, lines) => {
    expect(readSideTable(text, description).rows.map(({ line }) => line)).toEqual(lines);
  });

  it('names every bad row, or sets all of them aside', () => {
    const text = 'user,left\na,soon\nb,2026-01-02\nc,later\n';
    expect(() => readSideTable(text, description)).toThrow('2 bad rows');
    const { rows, badRows } = readSideTable(text, description, { allowBadRows: true });
    expect([rows.length, badRows]).toEqual([1, 2]);
  });

  it('has the column of the earlier name', () => {
    const [row] = readSideTable('login,user\nb,a\n', description).rows;
    expect(row?.cells.user).toBe('a');
  });
});

describe('phrases', () => {
  it.each([
    ['ICE', true],
    ['Ice-house road', false],
    ["Sheriff's Border Patrol", true],
    ['Border State Patrol', false],
    ['Customs office', true],
  ])('of immigration agencies stand in %j: %s', (text, stands) => {
    expect(holdsPhrase(text, packs.IMMIGRATION)).toBe(stands);
  });

  it('may end in anything, and are taken out by the longest trap first', () => {
    expect(holdsPhrase('U.S. Marshals', packs.FEDERAL)).toBe(true);
    const phrases = { words: ['way'], traps: ['federal', 'federal way'] };
    expect(holdsPhrase('Federal Way PD', phrases)).toBe(false);
  });

  it('are words without apostrophes', () => {
    expect(wordsOf("Sheriff's O’Neil-2")).toEqual(['sheriffs', 'oneil', '2']);
  });

  interface Published {
    federal: Phrases;
    immigrationAgencies: Phrases;
    askIfPublic: Phrases;
    deactivated: Phrases;
    test: Phrases;
    sharedNames: string[];
    neighbours: Record<string, string>;
  }
  const published = publishedVectors<Published>('packs');

  it.skipIf(published === null)(namedFor(published, 'are those that are published'), () => {
    const { federal, immigrationAgencies, askIfPublic, deactivated, test } = published!;
    const lists = [federal, immigrationAgencies, askIfPublic, deactivated, test];
    const { FEDERAL, IMMIGRATION, ASK_IF_PUBLIC, DEACTIVATED, TEST } = packs;
    expect([FEDERAL, IMMIGRATION, ASK_IF_PUBLIC, DEACTIVATED, TEST]).toEqual(lists);
    expect(packs.SHARED_NAMES).toEqual(published?.sharedNames);
    const neighbors = Object.entries(packs.NEIGHBORS).map(([state, all]) => [state, all.join(' ')]);
    expect(Object.fromEntries(neighbors)).toEqual(published?.neighbours);
  });
});
