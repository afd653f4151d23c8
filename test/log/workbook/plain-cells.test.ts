import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CellContext } from '../../../src/log/workbook/cells/cell-context.ts';
import { SharedTexts } from '../../../src/log/workbook/cells/shared-texts.ts';
import { type SheetRow, SheetRows } from '../../../src/log/workbook/sheet-rows.ts';
import { type XmlHandler, XmlReader } from '../../../src/log/workbook/xml.ts';
import { casesOf } from '../../random-runs.ts';

/** Cells that are read at once are those that are read piece by piece, however they are written. */

const texts = new SharedTexts();
for (const text of ['one', 'two, "three"', '']) texts.add(text);
const context = {
  texts,
  styles: { format: () => ({ kind: 'general', show: String }) },
  date1904: false,
  withoutResult: '#noresult',
} as unknown as CellContext;

const reference = fc.constantFrom('A', 'B', 'C', 'AB', 'XFD', 'XFE', 'b', '', '1', 'ABCD');
const row = fc.constantFrom('2', '2', '2', '2', '3', '', '02', '2x');
const style = fc.constantFrom('', '', ' s="1"', ' s=""', ' s="x"', " s='1'", ' s="1" ');
const type = fc.constantFrom(
  '',
  ' t="s"',
  ' t="s"',
  ' t="str"',
  ' t="n"',
  ' t="b"',
  ' t="inlineStr"',
);
const value = fc.constantFrom(
  '0',
  '1',
  '2',
  '9',
  '17',
  '1.5',
  '45292.5',
  'a &amp; b',
  'a\r\nb',
  '',
  'x',
);
const cell = fc
  .tuple(reference, row, style, type, value, fc.constantFrom(0, 0, 0, 0, 1, 2, 3, 4, 5))
  .map(([column, of, s, t, v, form]) => {
    const open = `<c r="${column}${of}"${s}${t}`;
    return [
      `${open}><v>${v}</v></c>`,
      `${open}/>`,
      `${open}><f>A1</f><v>${v}</v></c>`,
      `${open}><is><t>${v}</t></is></c>`,
      `${open}><v>${v}</v><v>7</v></c>`,
      `<c${s}${t}><v>${v}</v></c>`,
    ][form]!;
  });

/** What a handler makes of a sheet that comes in pieces of so many bytes: its rows, or what is wrong. */
function read(
  handler: XmlHandler,
  rows: SheetRows,
  xml: string,
  piece: number,
): SheetRow[] | string {
  const reader = new XmlReader('sheet', handler);
  try {
    for (let at = 0; at < xml.length; at += piece)
      reader.push(Buffer.from(xml.slice(at, at + piece)));
    reader.end();
    return rows.rows;
  } catch (error) {
    return String(error);
  }
}

it('are the same', () => {
  const check = (cells: string[], piece: number): void => {
    const xml = `<worksheet><sheetData><row r="2">${cells.join('')}</row></sheetData></worksheet>`;
    const atOnce = new SheetRows(context, new Set());
    const byPieces = new SheetRows(context, new Set());
    const slow: XmlHandler = {
      open: (name, tag) => byPieces.open(name, tag),
      close: (name) => byPieces.close(name),
      text: (text) => byPieces.text(text),
    };
    expect(read(atOnce, atOnce, xml, piece)).toEqual(read(slow, byPieces, xml, piece));
  };
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 4 }), fc.integer({ min: 1, max: 200 }), check),
    casesOf(5000),
  );
});
