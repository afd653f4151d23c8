import { describe, expect, it } from 'vitest';
import { generalText, numberFormat } from '../../../src/log/workbook/cells/number-format.ts';
import { textOfBytes } from '../../../src/log/workbook/xml-text.ts';

/** What a cell shows; the number is written as Excel writes it, where nothing else is said. */
function shown(value: number, code: string | number, written = String(value)): string {
  const format = typeof code === 'number' ? numberFormat(code, undefined) : numberFormat(999, code);
  return textOfBytes(format.show(value, false, written));
}

describe('General', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [42, '42'],
    [-7.5, '-7.5'],
    [0.1 + 0.2, '0.3'],
    [202_500_012_345, '202500012345'],
    [123_456_789_012_345, '123456789012345'],
    [1_234_567_890_123_456, '1234567890123456'],
    [-1_234_567_890_123_456, '-1234567890123456'],
    [2 ** 53, '9007199254740992'],
    [1_234_567_890_123_456.5, '1234567890123456.5'],
    [1e21, '1E+21'],
    [1.5e-9, '1.5E-09'],
    [1 / 3, '0.333333333333333'],
  ])('shows %d as %s', (value, text) => {
    expect(generalText(value, String(value))).toBe(text);
    for (const code of ['General', '@', '# ?/?', '0.00E+00', '[<1000]0;0.0', 'General" kg"', '']) {
      expect(shown(value, code)).toBe(text);
    }
  });
});

describe('a format of digits', () => {
  it.each([
    // As Excel and LibreOffice show them.
    [42, '0000', '0042'],
    [7, '000', '007'],
    [12345, '000', '12345'],
    [0, '000', '000'],
    [0, '#', ''],
    [2_512_345, '00\\-00000', '25-12345'],
    [12_345, '00-00000', '00-12345'],
    [123_456_789, '000\\-00\\-0000', '123-45-6789'],
    [19_048_213, '"DR "00-000000', 'DR 19-048213'],
    [9_190_482_131, '"DR "00-000000', 'DR 9190-482131'],
    [1234.5, '#,##0.00', '1,234.50'],
    [1_234_567, '#,##0', '1,234,567'],
    [999, '#,##0', '999'],
    [0.5, '0.00', '0.50'],
    [0.5, '0.##', '0.5'],
    [2, '0.##', '2.'],
    [0.126, '0%', '13%'],
    [-42, '0000', '-0042'],
    [-0.4, '0', '0'],
    [-42, '0;(0)', '(42)'],
    [0, '0;-0;"none"', 'none'],
    [5, '[Red]0;[Blue]-0', '5'],
    [5, '[$€-407] 0', '€ 5'],
    [19_000_123, '00"–"000000', '19–000123'],
    [19_000_123, '00–000000', '19–000123'],
    [19_000_123, '00\\–000000', '19–000123'],
    [19_000_123, '#,##0.00\\ [$€-40C]', '19,000,123.00 €'],
    [21, '0°', '21°'],
    [21, '￥#,##0', '￥21'],
    [21, '[$￥-804]0', '￥21'],
    [21, '0"😀"', '21😀'],
    [21, '0\\😀_😀*😀', '21😀'],
    [21, '"Nº "0000;@', 'Nº 0021'],
    [1234, '_(* #,##0_);_(* \\(#,##0\\)', '1,234'],
    [2510, '0', '2510'],
    [8_005_551_234, '(000) 000-0000', '(800) 555-1234'],
  ])('%d under %s is %s', (value, code, text) => {
    expect(shown(value, code)).toBe(text);
    expect(numberFormat(999, code).kind).toBe('digits');
  });
});

describe('a long number', () => {
  it.each([
    ['2026010112345670', '2026010112345670'],
    ['2.0260101123456701E+15', '2026010112345670'],
    ['2.02601011234567E15', '2026010112345670'],
    ['9007199254740993', '9007199254740993'],
    ['12345678901234567890', '12345678901234567890'],
    ['-12345678901234567890', '-12345678901234567890'],
    ['12345678901234567890.0', '12345678901234567890'],
    ['000123456789012345678901234567890', '123456789012345678901234567890'],
    ['1.2345678901234567E+19', '12345678901234567000'],
    ['2.0260101123456701E+20', '202601011234567010000'],
    ['4.892E+092', '4.892E+92'],
  ])('%s has all the digits that the file holds', (written, text) => {
    const value = Number(written);
    expect(shown(value, 'General', written)).toBe(text);
    expect(shown(value, '0.00E+00', written)).toBe(text);
    if (!text.includes('E')) expect(shown(value, '0', written)).toBe(text);
  });

  it('goes into the places of its format, digit by digit', () => {
    const written = '2026010112345671';
    expect(shown(Number(written), '0000-000000000000', written)).toBe('2026-010112345671');
    expect(shown(Number(written), '#,##0.00', written)).toBe('2,026,010,112,345,671.00');
    expect(shown(-Number(written), '0;(0)', `-${written}`)).toBe(`(${written})`);
    expect(shown(-Number(written), '0', `-${written}`)).toBe(`-${written}`);
  });
});

describe('a format of dates and times', () => {
  it.each([
    ['yyyy\\-mm\\-dd\\ hh:mm:ss.0', '2025-06-18 06:00:00'],
    ['m/d/yy h:mm AM/PM', '2025-06-18 06:00:00'],
    ['[$-409]d\\-mmm\\-yyyy;@', '2025-06-18 06:00:00'],
    ['h:mm', '2025-06-18 06:00:00'],
    ['"Day" d', '2025-06-18 06:00:00'],
    ['[$-411]ge.m.d', '2025-06-18 06:00:00'],
    ['mmm', '2025-06-18 06:00:00'],
  ])('%s is read exactly', (code, text) => {
    expect(shown(45_826.25, code)).toBe(text);
    expect(numberFormat(999, code).kind).toBe('time');
  });

  it('tells a date alone from a midnight', () => {
    expect(shown(45_826, 'mm/dd/yyyy')).toBe('2025-06-18');
    expect(shown(45_826, 'mm/dd/yyyy hh:mm')).toBe('2025-06-18 00:00:00');
    expect(shown(45_826, 14)).toBe('2025-06-18');
    expect(shown(45_826, 22)).toBe('2025-06-18 00:00:00');
    expect(numberFormat(14, undefined).show(45_826 - 1462, true, '44364')).toBe('2025-06-18');
  });

  it('shows elapsed hours beyond a day, and what is no date as the number that it is', () => {
    expect(shown(1.5, '[h]:mm:ss')).toBe('36:00:00');
    expect(shown(-1, 'yyyy-mm-dd')).toBe('-1');
    expect(shown(20_250_618, 'yyyy-mm-dd')).toBe('20250618');
  });

  it.each(['"yes" 0', '0 \\h', '0_d', '[Red]0', '0.00'])('%s is none', (code) => {
    expect(numberFormat(999, code).kind).toBe('digits');
  });

  it('has the formats that have a number and no text', () => {
    const kinds = Array.from({ length: 60 }, (_, id) => numberFormat(id, undefined).kind);
    const ids = (kind: string): number[] =>
      kinds.flatMap((each, id) => (each === kind ? [id] : []));
    expect(ids('digits')).toEqual([1, 2, 3, 4, 9, 10, 37, 38, 39, 40]);
    expect(ids('time')).toEqual([
      14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50,
      51, 52, 53, 54, 55, 56, 57, 58,
    ]);
  });
});
