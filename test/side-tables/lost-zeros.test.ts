import { expect, test } from 'vitest';
import { foundWarnings } from '../../src/commands/accounts/warnings.ts';
import { lostZeros } from '../../src/side-tables/lost-zeros.ts';
import { found } from '../accounts/found.ts';

/** What is said of some numbers: `how many: short < whole`. */
function lost(...texts: readonly string[]): string | null {
  const said = lostZeros(texts.map((text, at) => ({ place: `${at}`, text })));
  return said && `${said.numbers}: ${said.short.text} < ${said.whole.text}`;
}

test('numbers have lost zeros where they are shorter than those that begin with one', () => {
  expect(lost('0042', '317', '1000', '12', '317')).toBe('2: 317 < 0042');
  expect(lost('0042', '317', '00317', '42')).toBe('2: 317 < 00317');
  expect(lost('0042', '1000', '12345', 'jdoe', '', '0', 'a0042')).toBeNull();
  expect(lost('42', '317', '1000')).toBeNull();
  expect(lost('0042', '007', 'b12')).toBeNull();
});

test('of users over all tables and the log, and of numbers of employees', async () => {
  const given = {
    accounts: 'user\n004512\n004513\n',
    people: 'user,name,employee #\n4512,Ann One,0071\n4513,Bo Two,72\n',
    log: ['004512 2025-01-01', '4513 2025-01-02'],
  };
  const { input, ...rest } = await found(given);
  expect(foundWarnings(rest, input).map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'rewritten-numbers: 2 numbers are shorter than those that begin with a zero, such as “4512” (row 2 of people) beside “004512” (row 2 of accounts): a spreadsheet has probably taken zeros away, and what differs in them is not joined; export the table again with such columns as text',
    'rewritten-numbers: 1 number is shorter than those that begin with a zero, such as “72” (row 3 of people) beside “0071” (row 2 of people): a spreadsheet has probably taken zeros away, and what differs in them is not joined; export the table again with such columns as text',
  ]);
});
