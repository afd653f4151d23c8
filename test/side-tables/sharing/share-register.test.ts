import { describe, expect, it } from 'vitest';
import { readInventory } from '../../../src/side-tables/registers/hot-list-inventory.ts';
import { readShareRegister } from '../../../src/side-tables/sharing/share-register.ts';
import { PLACEHOLDERS } from '../roster.ts';

const fileOf = (text: string) => ({ name: 'table.csv', bytes: Buffer.from(text) });
const register = (text: string) => readShareRegister(fileOf(text), { placeholders: PLACEHOLDERS });
const inventory = (text: string) => readInventory(fileOf(text), { placeholders: PLACEHOLDERS });

describe('the register of shares', () => {
  it.each([
    'entity,direction,decidedAt,approvedBy,purpose,agreement,expiresAt',
    'Agency,Direction,Decided,Approver,Reason,MOU,Expires',
    'Organization Name,direction,Date Decided,approved by,Need,Contract,Expiration Date',
    'Name,direction,Date Approved,approver,purpose,mou,expiry',
  ])('has its columns under %s', async (header) => {
    const { shares, absent } = await register(
      `${header}\nA PD,out,1/2/2025,Chief,cases,MOU 1,2026-01-31\n`,
    );
    expect(absent).toEqual([]);
    expect(shares).toEqual([
      {
        ...{ name: 'A PD', directions: ['outbound'], decided: 20_090, expires: 20_484 },
        ...{ expiresAt: '2026-01-31', lacks: [], line: 2 },
      },
    ]);
  });

  it.each([
    ['outbound', ['outbound']],
    ['Out', ['outbound']],
    ['sharing', ['outbound']],
    ['SHARED', ['outbound']],
    ['in', ['inbound']],
    ['inbound', ['inbound']],
    ['Received', ['inbound']],
    ['receiving', ['inbound']],
    ['both', ['outbound', 'inbound']],
    ['', ['outbound', 'inbound']],
  ])('%j is %j', async (cell, directions) => {
    const { shares } = await register(`entity,direction,purpose\nA PD,${cell},x\n`);
    expect(shares[0]!.directions).toEqual(directions);
  });

  it('names every bad row', async () => {
    const text = 'entity,direction,expires\nA,outward,2025-01-01\nB,in,soon\n,in,\n';
    await expect(register(text)).rejects.toThrow(
      /3 rows that cannot be read: row 2, column "direction": "outward" is no direction.*; row 3, column "expires": "soon".*; row 4/,
    );
  });

  it('says which cells are empty, and which columns are not there', async () => {
    const { shares, absent } = await register(
      'entity,decided,purpose\nA,never,\nB,2025-01-01,cases\n',
    );
    expect(absent).toEqual(['approvedBy', 'agreement', 'expiresAt']);
    expect(shares.map(({ lacks }) => lacks)).toEqual([['decidedAt', 'purpose'], []]);
  });

  it('holds nothing where somebody typed a word for nothing', async () => {
    const { shares } = await register('entity,approver,mou\nA,N/A,tbd\nB,Chief,MOU 1\n');
    expect(shares.map(({ lacks }) => lacks)).toEqual([['approvedBy', 'agreement'], []]);
  });

  it('may be names alone', async () => {
    const { shares, absent } = await register('Alder, CA PD\nBirch SO\n');
    expect(shares.map(({ name }) => name)).toEqual(['Alder, CA PD', 'Birch SO']);
    expect(absent).toHaveLength(5);
  });
});

describe('the inventory of hot lists', () => {
  it("is read as Vigilant's manual shows it", async () => {
    const { lists } = await inventory(
      'File Name,Date of Load,Source,Records,Status\nexample_bolo.csv,03-04-21,ExampleSource,12,Inactive\n',
    );
    expect(lists).toEqual([
      {
        ...{ name: 'example_bolo.csv', source: 'ExampleSource', loaded: 18_690, records: 12 },
        ...{ isInactive: true, line: 2 },
      },
    ]);
  });

  it('keeps lists without a date, and says which columns are not there', async () => {
    const { lists, fields } = await inventory('hot list;loaded\na.csv;\nb.csv;2021-01-01\n');
    expect(lists.map(({ loaded, records }) => [loaded, records])).toEqual([
      [null, null],
      [18_628, null],
    ]);
    expect(fields).toEqual(['name', 'loadedAt']);
  });

  it('names every bad row', async () => {
    const text =
      'list name,load date,record count,status\na,2021-01-01,many,Active\nb,2021-13-01,"1,200",\nc,,3,gone\n';
    await expect(inventory(text)).rejects.toThrow(
      /3 rows .*row 2, column "record count": "many".*; row 3, column "load date".*; row 4, column "status": "gone"/,
    );
  });
});
