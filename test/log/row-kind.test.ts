import { describe, expect, it } from 'vitest';
import type { ColumnMapping } from '../../src/log/header/columns.ts';
import { findHeader } from '../../src/log/header/header.ts';
import { inspect, refusal } from './log-folder.ts';

const HEADER = 'id,user,timestamp,reason';
const ROW = 'a1,u1,2024-01-02 10:00,stolen';

/** Sound rows enough that a single short one is damage: one in twenty would be its writer's habit. */
const SOUND = Array.from({ length: 40 }, (_, i) => `b${i},u1,2024-01-02 10:${10 + i},stolen`);

/** Where the rows between searches went. */
async function placesOf(...rows: string[]) {
  const text = [HEADER, ROW, ...rows, ...SOUND, ''].join('\n');
  const { population } = await inspect({ 'a.csv': text });
  const { headersRepeated, blankRows, preambleRows, footerRows, otherRows } = population;
  const { malformed, shiftedRows, searches } = population;
  const sound = SOUND.length + 1;
  expect(searches).toBeGreaterThanOrEqual(sound);
  const beside = { headersRepeated, blankRows, preambleRows, footerRows, otherRows };
  const named = Object.entries({ ...beside, malformed, shiftedRows }).filter(([, n]) => n > 0);
  return Object.fromEntries([...named, ['more', searches - sound]]);
}

describe('rows that are no data', () => {
  it.each(['', ' ', ',,,', ' ,\t,\u00a0,\u3000', ',', ',,,,,,', '"",""', '"\n"'])(
    '%j is blank',
    async (row) => {
      expect(await placesOf(row)).toEqual({ blankRows: 1, more: 0 });
    },
  );

  it.each(['Page 1', 'page 12 of 30', ',, PAGE 2 OF 3 ,', '"Page 3 of 3",,,,,', 'Page 1,'])(
    '%j is a footer',
    async (row) => {
      expect(await placesOf(row)).toEqual({ footerRows: 1, more: 0 });
    },
  );

  it.each(['Page', 'Page x', 'Page 1 of', 'Page 1 of 2 total', 'Pages 1', 'My page 1'])(
    '%j is none, and no search either',
    async (row) => {
      expect(await placesOf(row)).toEqual({ otherRows: 1, more: 0 });
    },
  );

  it.each([HEADER, ' ID , User,TIMESTAMP,"reason"', `"id","user","timestamp","reason"`])(
    '%j is the header again',
    async (row) => {
      expect(await placesOf(row)).toEqual({ headersRepeated: 1, more: 0 });
    },
  );
});

describe('a second header', () => {
  it.each([
    'user,id,timestamp,reason',
    'id,user,reason',
    'id,user,timestamp,reason,plate',
    'id,user,reason,x,y',
    'Search ID,Officer,Purpose',
    ',,,,id,user,reason',
  ])('%j ends the reading, with its line', async (row) => {
    const logs = { 'a.csv': `${HEADER}\n"a\n1",u,2024-01-02,x\n${row}\n${ROW}\n` };
    expect(await refusal(logs)).toMatch(/a\.csv: line 4 is another header/);
  });

  it.each([
    ['two fields only', 'id,user,search id,email'],
    ['half of the cells only', 'id,user,reason,x,y,z'],
    ['a readable time in it', 'id,user,reason,2024-01-02,state'],
    ['a time in it, read with the day first', 'id,user,reason,31/01/2024,state'],
  ])('is none with %s', async (_, row) => {
    expect((await placesOf(row)).malformed ?? 0).toBe(row.split(',').length === 4 ? 0 : 1);
  });
});

describe('malformed rows', () => {
  it.each([
    'a2,u1,2024-01-02',
    'a2,u1,2024-01-02,x,y',
    'a2,u1,2024-01-02,x,,y',
    'a2,u1,2024-01-02,"x"y',
    'a2,"u" ,2024-01-02,x',
    'a2,u1,2024-01-02,x,',
    'a2,u1,2024-01-02,x, ,"",\t',
    'a2,u1',
    'Page 1,x',
  ])('%j is one', async (row) => {
    expect(await placesOf(row)).toEqual({ malformed: 1, more: 0 });
  });

  it.each(['a2,u"1,2024-01-02,x "y"', 'a2,u1,,', 'a2,"u,\n1",no date,"""x"""'])(
    '%j is none',
    async (row) => {
      expect(await placesOf(row)).toEqual({ more: 1 });
    },
  );

  it('are an error with --strict, and named with line and reason', async () => {
    const logs = { 'a.csv': `${HEADER}\n\n${ROW}\na2,u\n${SOUND.join('\n')}\n` };
    expect(await refusal(logs, '--strict')).toMatch(/a\.csv: line 4 is malformed \(2 cells/);
    const broken = { 'a.csv': `${HEADER}\n${ROW}\n"a"2,u,x,y\n` };
    expect(await refusal(broken, '--strict')).toMatch(/line 3 .*closing quote/);
  });
});

describe('a log without rows', () => {
  it.each([HEADER, `${HEADER}\n`, `${HEADER}\n\n,,,\nPage 1\n${HEADER}\n`])('%j', async (text) => {
    expect(await refusal({ 'a.csv': text })).toContain('a.csv has a header and no rows');
  });

  it('names the line of a quote that is never closed', async () => {
    const logs = { 'a.csv': `${HEADER}\n${ROW}\r\na2,"u\n1","2024\nx,\n` };
    expect(await refusal(logs)).toMatch(/quote that opens on line 4 /);
  });

  it('has headers that the user maps told from data too', () => {
    const map: ColumnMapping[] = [{ field: 'user', header: 'Wer' }];
    const found = findHeader('a', Buffer.from('Wer\n'), true, { mapping: map, headerRow: null });
    expect(found.line).toBe(1);
  });
});
