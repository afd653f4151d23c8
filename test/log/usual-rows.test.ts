import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unguarded } from '../../src/log/cells/guard.ts';
import { FEW_CELLS } from '../../src/log/form/form.ts';
import { RowScanner } from '../../src/log/rows/scan.ts';
import { ROW_FORMS } from '../../src/log/rows/told.ts';
import { trimmed } from '../../src/search.ts';
import { casesOf } from '../random-runs.ts';

const WIDTH = 6;
const CELLS = [
  '',
  ' ',
  '\u00a0',
  '\u200b',
  '=""',
  "'",
  '=x',
  'a',
  'ab',
  '25-1',
  'PC',
  'ñ',
  '7f',
  '(b)',
];

/** What the kernel says of the rows of a text, in bits. */
function formsOf(text: string): number[] {
  const scanner = new RowScanner(0x2c);
  scanner.push(Buffer.from(text));
  scanner.end();
  scanner.fill();
  const { rows } = scanner;
  rows.hash({ width: WIDTH, id: 0, time: -1, caseNumber: -1, placeholder: 0 });
  const forms = [...rows.forms.subarray(0, rows.count)];
  scanner.close();
  return forms;
}

it('says that a row fits and is filled only where it does and is', () => {
  const row = fc.array(fc.constantFrom(...CELLS), { minLength: WIDTH - 1, maxLength: WIDTH + 1 });
  let filled = 0;
  const check = (cells: string[]): void => {
    const [form] = formsOf(`${cells.join(',')}\n`);
    expect((form! & ROW_FORMS.fits) !== 0).toBe(cells.length === WIDTH);
    if ((form! & ROW_FORMS.filled) === 0) return;
    filled++;
    const there = cells.slice(0, WIDTH).filter((cell) => trimmed(unguarded(cell)) !== '');
    expect(there.length).toBeGreaterThan(FEW_CELLS);
  };
  fc.assert(fc.property(row, check), casesOf(600));
  expect(filled).toBeGreaterThan(0);
});

it('says so of nearly every search, and not of a broken row', () => {
  const id = 'e96606bc-70b9-498d-8ad5-e01ccf05ef75';
  const rows = [`${id},A. B,PD,,,1/2/24`, `${id},A. B,PD,,,`, `"${id}"x,A. B,PD,a,b,c`];
  const usual = ROW_FORMS.fits | ROW_FORMS.filled;
  expect(formsOf(`${rows.join('\n')}\n`)).toEqual([usual, ROW_FORMS.fits, 0]);
});
