import { describe, expect, it } from 'vitest';
import { readOracle } from './oracle-log.ts';
import { OracleRefusal } from './oracle-refusal.ts';
import { read, utf8 } from './oracle-test-logs.ts';

const HEADER = 'Search ID,Search Time,User,Plate,Case Number,Reason\n';
const row = (i: number): string =>
  `q${i}x,2025-03-${10 + (i % 20)} 10:00,u${i},P${i},25-${i},r${i}\n`;
const rows = (count: number, from = 0): string =>
  Array.from({ length: count }, (_, i) => row(from + i)).join('');

/** What a text is read as: the counts that matter here, and the codes. */
function account(text: string, options = {}) {
  const { population, warnings } = read(text, options);
  const { searches, malformed, shiftedRows, otherRows, duplicates, undated } = population;
  return {
    searches,
    aside: [malformed, shiftedRows, otherRows, duplicates, undated],
    codes: warnings.map(({ code }) => code),
  };
}

describe('rows that are no searches', () => {
  it('stand beside where nine of ten rows have a time', () => {
    const odd = 'Total: 9\n----,,,,,\n"Printed by kim, page 2",,,,,\n';
    expect(account(HEADER + rows(9) + odd)).toEqual({
      searches: 9,
      aside: [0, 0, 3, 0, 0],
      codes: ['other-rows'],
    });
    // One undated row of nine is over a tenth.
    const undated = 'qq,soon,u,P,25-1,r\n';
    expect(account(HEADER + rows(8) + undated + odd).aside).toEqual([1, 0, 0, 0, 3]);
    expect(account(HEADER + rows(9) + undated + odd).aside).toEqual([0, 0, 3, 0, 1]);
  });

  it('have at most three cells, and fewer than half of what is usual', () => {
    const withTime = 'q1,2025-03-10 10:00,,,,\n';
    expect(account(HEADER + rows(10) + withTime).searches).toBe(11);
    expect(account(`${HEADER}${rows(10)}a,,b,,,\n`).aside[2]).toBe(1);
    expect(account(`${HEADER}${rows(10)}a,,b,c,,\n`).aside).toEqual([0, 0, 0, 0, 1]);
    const wide = `${HEADER.trim()},a,b,c,d\n${rows(10).replaceAll('\n', ',1,2,3,4\n')}`;
    expect(account(`${wide}x,,y,z,,,,,,\n`).aside[2]).toBe(1);
    expect(account(`${wide}x,,y,z,w,,,,,\n`).aside[2]).toBe(0);
  });
});

describe('short and long rows', () => {
  const short = 'qs,2025-03-10 10:00,u,P\n';

  it('are padded where one row in twenty is short', () => {
    expect(account(HEADER + rows(19) + short).codes).toEqual(['padded-rows']);
    expect(account(HEADER + rows(20) + short)).toMatchObject({
      aside: [1, 0, 0, 0, 0],
      codes: ['many-malformed'],
    });
  });

  it('are malformed where a row of full length ends in an empty cell', () => {
    const text = `${HEADER}${rows(8)}qe,2025-03-10 10:00,u,P,25-1,\n${short}`;
    expect(account(text).aside[0]).toBe(1);
  });

  it('may have empty cells too many where the header or nine of ten have', () => {
    const long = `${row(7).trim()},,\n`;
    expect(account(HEADER + rows(3) + long).aside[0]).toBe(1);
    expect(account(HEADER.replace('\n', ',,\n') + rows(3) + long).aside[0]).toBe(0);
    expect(account(HEADER + long.repeat(9) + row(1)).aside[0]).toBe(0);
    expect(account(HEADER + long.repeat(8) + rows(1)).aside[0]).toBe(8);
  });

  it('with a name in front lose it', () => {
    const named = (name: (i: number) => string): string =>
      HEADER + Array.from({ length: 4 }, (_, i) => `${name(i)},${row(i)}`).join('');
    expect(account(named((i) => `${i + 1}`))).toMatchObject({ searches: 4, codes: ['row-names'] });
    expect(account(named((i) => `a${i}`)).codes).toEqual(['row-names']);
    const other = HEADER + rows(4).replaceAll('\n', ',more\n');
    expect(() => read(other)).toThrow(OracleRefusal);
  });

  it('are said from over one in a hundred', () => {
    const broken = 'a,b\n';
    expect(account(HEADER + rows(99) + broken).codes).toEqual(['other-rows']);
    const long = `${row(1).trim()},x\n`;
    expect(account(HEADER + rows(99) + long)).toMatchObject({ aside: [1, 0, 0, 0, 0], codes: [] });
    expect(account(HEADER + rows(98) + long).codes).toEqual(['many-malformed']);
  });
});

describe('cells under the wrong header', () => {
  const shifted = ',qs,2025-03-10 10:00,u,P,25-1\n';

  it('are never judged', () => {
    expect(account(HEADER + rows(3) + shifted)).toEqual({
      searches: 3,
      aside: [1, 1, 0, 0, 0],
      codes: ['many-malformed', 'shifted-rows'],
    });
  });

  it('are not told by a column that has times of its own', () => {
    const header = 'Search Time,User,Plate,Reviewed\n';
    const one = '2025-03-10 10:00,u,P,\n'.repeat(9);
    expect(account(`${header}${one}allow,u,P,2025-03-11 9:00\n`).aside[1]).toBe(1);
    const reviewed = '2025-03-10 11:00,u,P,2025-03-11 8:00\n';
    expect(account(`${header}${one}${reviewed}allow,u,P,2025-03-11 9:00\n`).aside).toEqual([
      0, 0, 0, 0, 1,
    ]);
  });
});

describe('quotes', () => {
  it('that swallow rows are said', () => {
    const swallowed = 'q1,2025-03-10 10:00,u,P,25-1,"r\n';
    const one = `${HEADER}${rows(4)}${swallowed}${rows(1, 9)}x\ny"\n`;
    expect(account(one).codes).toEqual(['swallowed-rows']);
    const elsewhere = `${HEADER}${rows(4)}${swallowed}x,y,2025-03-10,z,a\ny"\n`;
    expect(account(elsewhere).codes).toEqual([]);
    const text = `${HEADER}${rows(4)}${swallowed}${rows(2, 9)}x"\n`;
    expect(account(text).codes).toEqual(['swallowed-rows']);
    expect(() => read(text, { strict: true })).toThrow(OracleRefusal);
  });

  it('behind a space open a cell where all do', () => {
    const spaced = 'q9, "2025-03-10 10:00",u, "P", "25-1", "a, b"\n';
    const log = read(HEADER + rows(3) + spaced);
    expect(log.searches.at(-1)?.cells).toMatchObject({ plate: 'P', reason: 'a, b' });
    const mixed = 'q9, "2025-03-10 10:00",u,"P",25-1,r\n';
    expect(read(HEADER + rows(3) + mixed).searches.at(-1)?.cells.searchedAt).toBe(
      ' "2025-03-10 10:00"',
    );
  });
});

describe('columns', () => {
  it('a row that holds a time is no header', () => {
    expect(() => read('User,2025-01-05,Plate,Reason\nu,x,P,r\n')).toThrow(OracleRefusal);
    const text = 'User,Timestamp,Plate,2025-01-05\nu,2025-01-05,P,r\n';
    expect(read(text, { headerRow: 1 }).searches).toHaveLength(1);
  });

  it('the one with values wins, the name in full before the one with a bracket', () => {
    const header = 'Timestamp,User,Case Number,Incident Number,Reason (code),Reason\n';
    const log = read(`${header}2025-03-10,u,,25-1,459,burglary\n`);
    expect(log.searches[0]?.cells).toMatchObject({ caseNumber: '25-1', reason: 'burglary' });
    expect(log.files[0]?.unmatched).toEqual(['Case Number', 'Reason (code)']);
    expect(log.warnings).toEqual([{ code: 'column-by-fill', file: 'log.csv' }]);
  });

  it('two tables side by side are refused', () => {
    const two = 'Timestamp,User,Reason,,Timestamp,User,Reason\n';
    const filled = '2025-03-10,u,r,,2025-03-10,v,r\n';
    expect(() => read(two + filled)).toThrow(OracleRefusal);
    expect(read(two + filled.replace('r,,', 'r,x,')).searches).toHaveLength(1);
    expect(read(`${two.replace(',Reason\n', '\n')}2025-03-10,u,r,,1,v\n`).searches).toHaveLength(1);
  });

  it('AM and PM belong to the time before them', () => {
    const header = 'Search Date,Search Time,AM PM,User,Reason\n';
    const log = read(
      `${header}12/30/2024 0:00,12/30/1899 8:00 MST,PM,u,r\n2024-12-30,13:07,p.m.,u,r\n` +
        '2024-12-31,1:07 AM,PM,u,r\n',
    );
    expect(log.searches.map(({ searchedAt }) => new Date(searchedAt?.ms ?? 0).toJSON())).toEqual([
      '2024-12-31T03:00:00.000Z',
      '2024-12-30T13:07:00.000Z',
      '2024-12-31T01:07:00.000Z',
    ]);
    expect(log.files[0]?.columns.slice(0, 3).map(({ field }) => field)).toEqual(
      Array(3).fill('searchedAt'),
    );
  });

  it('one range in fifty rows is nobody’s', () => {
    const header = 'Timestamp,User,From,To\n';
    const same = (i: number): string => `2025-03-10 10:${10 + i},u${i},3/1/2025,3/31/2025\n`;
    const fifty = Array.from({ length: 50 }, (_, i) => same(i)).join('');
    const verdicts = (text: string) =>
      new Set(read(header + text).searches.map(({ range }) => range.verdict));
    expect([...verdicts(fifty)]).toEqual(['noRange']);
    expect([...verdicts(fifty.replace(same(3), ''))]).toEqual(['readable']);
    expect([...verdicts(fifty.replace('3/31', '3/30'))]).toEqual(['readable']);
  });
});

describe('ids', () => {
  const badge = (i: number): string => row(i).replace(/q\d+x/, `badge${i % 5}`);
  const badges = (count: number): string =>
    Array.from({ length: count }, (_, i) => badge(i)).join('');

  it('that repeat on other searches are no identity', () => {
    expect(account(HEADER + badges(8))).toMatchObject({
      searches: 5,
      codes: ['conflicting-duplicates'],
    });
    expect(account(HEADER + badges(9))).toMatchObject({ searches: 9, codes: ['id-repeats'] });
    const many = HEADER + rows(395, 20) + badges(9);
    expect(account(many).codes).toEqual(['conflicting-duplicates']);
  });

  it('are left aside when asked, and on standard input it has to be asked', () => {
    const stdin = [{ name: '-', bytes: utf8(HEADER + badges(9)) }];
    expect(() => readOracle(stdin, {})).toThrow(OracleRefusal);
    const log = readOracle(stdin, { noId: true });
    expect([log.searches.length, log.warnings]).toEqual([9, []]);
  });

  it('that are none give a row its hash', () => {
    const none = ['00000000-0000-0000-0000-000000000000', '#REF!', '1.23457E+11', '[NULL]', "'"];
    const text = none.map((id) => row(1).replace('q1x', id) + row(2).replace('q2x', id)).join('');
    expect(account(HEADER + text)).toMatchObject({ searches: 10, aside: [0, 0, 0, 0, 0] });
    expect(account(HEADER + '12E5,2025-03-10,u,P,25-1,r\n'.repeat(2)).aside[3]).toBe(1);
  });

  it('of one log in two spellings are said', () => {
    const log = (name: string, day: (i: number) => string) => {
      const body = [1, 2, 3, 4].map((i) => `${i},${day(i)},u,P${i},25-1,r\n`).join('');
      return { name, bytes: utf8(HEADER + body) };
    };
    const one = log('a.csv', (i) => `2025-03-0${i} 08:00`);
    expect(readOracle([one, log('b.csv', (i) => `3/${i}/2025 8:00`)], {}).warnings).toEqual([
      { code: 'same-ids', file: 'b.csv' },
    ]);
    expect(readOracle([one, { ...one, name: 'b.csv' }], {}).warnings).toEqual([
      { code: 'overlapping-files', file: 'b.csv' },
    ]);
  });
});

describe('several logs', () => {
  const log = { name: 'a.csv', bytes: utf8(HEADER + rows(2)) };

  it('say which has no rows, and which lack a field', () => {
    const empty = { name: 'b.csv', bytes: utf8(HEADER) };
    expect(readOracle([log, empty], {}).warnings).toEqual([{ code: 'no-rows', file: 'b.csv' }]);
    expect(() => readOracle([empty, { ...empty, name: 'c.csv' }], {})).toThrow(OracleRefusal);
    const ranged = 'Timestamp,User,Plate,Case Number,Reason,Time Frame\n2025-03-11,u,P,25-1,r,x\n';
    const other = { name: 'b.csv', bytes: utf8(ranged) };
    // The id and the range.
    expect(readOracle([log, other], {}).warnings).toEqual([
      { code: 'columns-differ' },
      { code: 'columns-differ' },
    ]);
  });
});
