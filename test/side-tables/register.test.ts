import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readRegister } from '../../src/side-tables/registers/register.ts';
import { PLACEHOLDERS } from './roster.ts';

async function register(content: string | Uint8Array) {
  const file = { name: 'register.csv', bytes: Buffer.from(content) };
  return await readRegister(file, { placeholders: PLACEHOLDERS });
}

const numbers = async (content: string): Promise<string[]> =>
  (await register(content)).cases.map(({ number }) => number);

describe('the register of cases', () => {
  it('is read as Excel writes it: sep=, a title row, ="25-10001"', async () => {
    const text = 'sep=,\r\nRegister of cases\r\nCase Number,Opened\r\n="25-10001",1/2/2026\r\n';
    const { cases, columns, sha256 } = await register(text);
    expect(cases).toEqual([{ number: '25-10001', day: 20_455, offense: '', officer: '' }]);
    expect(columns).toEqual(['number', 'date']);
    expect(sha256).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('has the columns that it names, in the order of the description', async () => {
    const text = 'Assigned To;Crime;Date;Incident Number\nu.s;Theft;2026-01-02;26-1\n';
    const { cases, columns } = await register(text);
    expect(columns).toEqual(['number', 'date', 'offense', 'officer']);
    expect(cases).toEqual([{ number: '26-1', day: 20_455, offense: 'Theft', officer: 'u.s' }]);
  });

  it('passes over rows without a number, whatever stands in them', async () => {
    expect(await numbers('number,date\n26-1,\n ,soon\n,\n\n26-2,never\n')).toEqual([
      '26-1',
      '26-2',
    ]);
  });

  it('may be numbers alone', async () => {
    expect(await numbers('26-1\n26-2\n')).toEqual(['26-1', '26-2']);
  });

  it('has no date where one was withheld or ruined: nothing follows from none', async () => {
    const { cases } = await register('number,date\n26-1,***\n26-2,########\n26-3,2026-01-02\n');
    expect(cases.map(({ day }) => day)).toEqual([null, null, 20_455]);
  });

  it('names every date that cannot be read', async () => {
    await expect(
      register('number,date\n26-1,soon\n26-2,2026-01-01\n26-3,31/31/2026\n'),
    ).rejects.toThrow(
      'register.csv has 2 rows that cannot be read: row 2, column "date": "soon" is no date from 1900 to 2100: write it as YYYY-MM-DD, or nothing; row 4, column "date": "31/31/2026" is no date',
    );
  });
});
