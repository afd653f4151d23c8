import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth, longestWord, wrapText } from '../../src/report/terminal/width.ts';

test.each([
  ['abc', 3],
  ['José', 4],
  ['Jose\u0301', 4],
  ['白い', 4],
  ['가', 2],
  ['😀', 2],
  ['👨‍👩‍👧', 2],
  ['❤️', 2],
  ['™', 1],
])('%s takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test('the longest word decides how far a header may shrink', () => {
  expect(longestWord('6 months–1 year')).toBe(8);
});

describe('wrapText', () => {
  test('breaks at spaces', () => {
    expect(wrapText('the date range cannot be read', 12)).toEqual([
      'the date',
      'range cannot',
      'be read',
    ]);
  });

  test('breaks a word only where the word alone is too long', () => {
    expect(wrapText('a 9f86d081884c', 6)).toEqual(['a', '9f86d0', '81884c']);
  });

  test('keeps a letter and its marks, and an emoji, whole', () => {
    expect(wrapText('e\u0301e\u0301👨‍👩‍👧👨‍👩‍👧', 3)).toEqual([
      'e\u0301e\u0301',
      '👨‍👩‍👧',
      '👨‍👩‍👧',
    ]);
  });

  test('no line is wider than asked for, and nothing but spaces is lost', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(text, fc.integer({ min: 10, max: 20 }), (whole, width) => {
        const lines = wrapText(whole, width);
        expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(whole.replaceAll(/\s+$| /g, ''));
      }),
    );
  });
});
