import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PART_NUMBERS } from '../../src/log/rows/batch-times.ts';
import { RowScanner } from '../../src/log/rows/scan.ts';
import { kindNumber, READING, TimeReader } from '../../src/log/times/time.ts';
import { splitRange, unpack } from '../../src/log/times/window.ts';
import { casesOf } from '../random-runs.ts';

/** What the kernel finds in cells that hold several things is what their texts hold, or nothing. */

const SLOTS = [1, 2] as const;
const space = fc.constantFrom('', '', '', ' ', '  ', '\t', '\n', '\u00a0');
const time = fc.constantFrom(
  ...['12/30/2023', '1/2/24', '12/30/2023, 12:30:00 AM UTC', '2024-01-02 03:04', '13/01/2024'],
  ...['', 'N/A', 'then', '1/2/24 3:04\u202fPM', 'a:b', '31/31/2024'],
);
const name = fc.constantFrom(
  'Plate',
  'From',
  'To',
  'PLATE',
  'from',
  'tO',
  'Plates',
  'State',
  'x',
  '',
);
const packed = fc
  .array(fc.tuple(space, name, space, fc.constantFrom(':', ':', ':', ''), space, time, space), {
    maxLength: 5,
  })
  .map((parts) => parts.map((each) => each.join('')).join(';'));
const lines = fc
  .tuple(space, time, fc.constantFrom('\n', '\r\n', '\r', '\n\n', ' to ', ' '), time, space)
  .map((parts) => parts.join(''));
const guarded = (cell: fc.Arbitrary<string>) =>
  fc.tuple(fc.constantFrom('', '', '', '"', '=', "'"), cell).map((parts) => parts.join(''));

/** A scanner at rows whose second cell is each of the given; the last row has no second cell. */
function scan(cells: readonly string[]): RowScanner {
  const scanner = new RowScanner(0x2c);
  const rows = cells.map((cell) => `a,"${cell.replaceAll('"', '""')}",c\n`);
  scanner.push(Buffer.from(`${rows.join('')}a\n`));
  scanner.end();
  scanner.fill();
  return scanner;
}

function kindOf(text: string): number {
  const bytes = Buffer.from(text);
  return kindNumber(new TimeReader().read(bytes, 0, bytes.length));
}

/** How many rows were told, of those that are compared. */
function compare(
  cells: readonly string[],
  isPacked: boolean,
  partsOf: (cell: string) => readonly [string, string, string] | undefined,
): number {
  const scanner = scan(cells);
  const { times, bytes } = scanner.rows;
  times.readRanges(1, isPacked, SLOTS, false);
  let told = 0;
  for (const [row, cell] of cells.entries()) {
    const [start, end] = times.parts.subarray(PART_NUMBERS * row, PART_NUMBERS * row + 2);
    const kinds = SLOTS.map((slot) => times.kinds[slot * times.count + row]!);
    if (start! < 0) {
      expect(kinds).toEqual([0, 0]);
      continue;
    }
    told++;
    const [plate, from, to] = partsOf(cell)!;
    expect(bytes.toString('utf8', start, end), cell).toBe(plate);
    for (const [i, text] of [from, to].entries()) {
      const isBlank = (kinds[i]! & READING.blank) !== 0;
      expect(isBlank, cell).toBe(text === '');
      if (!isBlank) expect(kinds[i], cell).toBe(kindOf(text));
    }
  }
  expect(times.parts[PART_NUMBERS * cells.length]).toBeLessThan(0);
  scanner.close();
  return told;
}

function linesOf(cell: string): [string, string, string] | undefined {
  const bytes = Buffer.from(cell);
  const split = { firstEnd: 0, secondStart: 0 };
  if (!splitRange(bytes, 0, bytes.length, split)) return undefined;
  const { firstEnd, secondStart } = split;
  return ['', cell.slice(0, firstEnd).trim(), cell.slice(secondStart).trim()];
}

describe('parts of cells', () => {
  it('that are packed are what their text holds', () => {
    let told = 0;
    const partsOf = (cell: string): [string, string, string] => {
      const { plate, from, to } = unpack(cell)!;
      return [plate, from, to];
    };
    const check = (cells: string[]) => {
      told += compare(cells, true, partsOf);
    };
    fc.assert(fc.property(fc.array(guarded(packed), { maxLength: 8 }), check), casesOf(1000));
    expect(told).toBeGreaterThan(8);
  });

  it('that are two lines are what their lines hold', () => {
    let told = 0;
    const check = (cells: string[]) => {
      told += compare(cells, false, linesOf);
    };
    fc.assert(fc.property(fc.array(guarded(lines), { maxLength: 8 }), check), casesOf(1000));
    expect(told).toBeGreaterThan(10);
  });

  it.each([
    ['Plate: 7ABC123; From: 03/23/2019; To: 03/29/2019', true],
    ['To: 1/2/24;plate:7ABC123', true],
    ['12/30/2023, 12:30:00 AM UTC\n01/01/2024, 12:30:00 AM UTC', false],
    ['12/30/2023\r\n01/01/2024', false],
  ])('are found in %j', (cell, isPacked) => {
    const scanner = scan([cell]);
    scanner.rows.times.readRanges(1, isPacked, SLOTS, false);
    expect(scanner.rows.times.parts[0]).toBeGreaterThan(0);
    scanner.close();
  });
});
