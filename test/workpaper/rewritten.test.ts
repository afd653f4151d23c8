import { describe, expect, it } from 'vitest';
import { isRewritten, looksRewritten } from '../../src/workpaper/row/rewritten.ts';

const TICKET = '0.26299714122838008416507544297546663599715395525154425586041245287750224561854';

describe('what a spreadsheet rewrites', () => {
  it.each([
    ...['7', '1.00E+05', '1.23E+15', '4-Mar', 'Mar-25', '3/4/2025', '02:04.8', '13:02', '1,234'],
    ...[
      '6/18/2025 13:02',
      '2025-06-18 00:02',
      'TRUE',
      '12%',
      '$5.00',
      '(5)',
      '1:02:03 PM',
      '-7',
      '\u200b7 ',
    ],
  ])('looks so: %j', (text) => {
    expect(looksRewritten(text)).toBe(true);
  });

  it.each([
    ...['', 'investigation', '7ABC123', '24-CR-00123', '01/25/2024, 01:27:03 PM UTC', 'N/A', '-'],
  ])('does not look so: %j', (text) => {
    expect(looksRewritten(text)).toBe(false);
  });

  it.each([
    [TICKET, '0.262997141'],
    [TICKET, '0.262997141228380'],
    [TICKET, '0,262997141'],
    [TICKET, '2.62997E-01'],
    ['0.00048262', '4.8262E-04'],
    ['007', '7'],
    ['007', '\u200b7'],
    ['2025-03', 'Mar-25'],
  ])('%j can have become %j', (issued, found) => {
    expect(isRewritten(issued, found)).toBe(true);
  });

  it.each([
    [TICKET, '2.63E-01'],
    [TICKET, '0.262997142'],
    [TICKET, '0.3'],
    ['007', '8'],
    ['007', '7-Jan'],
    ['2025-03', 'North'],
    ['North', '7'],
  ])('%j cannot have become %j', (issued, found) => {
    expect(isRewritten(issued, found)).toBe(false);
  });
});
