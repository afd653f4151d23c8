import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import {
  ShapeReader,
  shapeOf,
  shapePattern,
} from '../../../src/quality/reading/case-number-shape.ts';
import { ANY_CHARACTER, casesOf } from '../../random-runs.ts';

test.each([
  ['DR19-12345', 'AA99-99999'],
  [' 26-01628 ', '99-99999'],
  ['Case #7: x', 'AAAA #9: A'],
  ['Añ9', 'AA9'],
  ['٣²-1', '99-9'],
  ['🚓1', '🚓9'],
  ['', ''],
])('%j has the shape %j', (text, shape) => {
  expect(shapeOf(text)).toBe(shape);
});

describe('ShapeReader', () => {
  const similar = fc.constantFrom(
    ...['26-01628', '27-01999', 'A9-99999', 'a9-AAAAA', '99-99999', 'AA-99999', '٣٣-99999'],
    ...['26–01628', 'é6-01628', '26-0162', '26-016280', ' 26-01628', '26-0162 ', '', 'A', '9', '@'],
    ...['[', '`', '{', '\u0041', 'K', '/', ':', '\u00aa', '\u{1D7D8}', 'a\u0000', 'Ａ９'],
  );
  const any = fc.oneof({ weight: 5, arbitrary: similar }, fc.string({ unit: ANY_CHARACTER }));

  test('gives what shapeOf gives, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), (texts) => {
        const reader = new ShapeReader();
        for (const text of texts) expect(reader.shapeOf(text)).toBe(shapeOf(text));
      }),
      casesOf(2000),
    );
  });

  test('each ASCII character after each', () => {
    const reader = new ShapeReader();
    const ascii = [...Array(128).keys()].map((code) => `1${String.fromCharCode(code)}1`);
    for (const before of ascii) {
      for (const text of ascii) {
        reader.shapeOf(before);
        expect(reader.shapeOf(text), `${before} ${text}`).toBe(shapeOf(text));
      }
    }
  });
});

describe('shapePattern', () => {
  test.each([
    ['AA99-99999', '^[A-Za-z]{2}\\d{2}-\\d{5}$'],
    ['A9', '^[A-Za-z]\\d$'],
    ['9.9', '^\\d\\.\\d$'],
    ['', '^$'],
  ])('of %s is %s', (shape, pattern) => {
    expect(shapePattern(shape, true)).toBe(pattern);
  });

  const MARKS = ' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
  const shapely = fc.string({ unit: fc.constantFrom(...'AAZaz09919', ...MARKS), maxLength: 8 });
  const beside = fc.oneof(shapely, fc.constantFrom(' ', '٣', 'é', '\n', 'A\n'));
  const matches = (pattern: string, text: string) => {
    const inNode = new RegExp(pattern, 'u').test(text);
    expect(RE2JS.compile(pattern).matches(text)).toBe(inNode);
    return inNode;
  };

  test('takes the text it was made from, in both engines', () => {
    fc.assert(
      fc.property(shapely, (text) => {
        expect(matches(shapePattern(shapeOf(text), true), text.trim())).toBe(true);
      }),
      casesOf(2000),
    );
  });

  test('takes exactly the ASCII texts of its shape', () => {
    fc.assert(
      fc.property(shapely, shapely, fc.nat(), beside, (text, other, at, put) => {
        const shape = shapeOf(text);
        const pattern = shapePattern(shape, true);
        const changed = text.slice(0, at % 9) + put + text.slice((at % 9) + 1);
        for (const candidate of [other, changed, `${text}1`, `x${text}`]) {
          const ascii = candidate.trim().replace(/\P{ASCII}/gu, '-');
          expect(matches(pattern, ascii)).toBe(shapeOf(ascii) === shape);
        }
      }),
      casesOf(2000),
    );
  });

  test.each([...MARKS])('with %j inside', (mark) => {
    const pattern = shapePattern(shapeOf(`A1${mark}1`), true);
    expect(matches(pattern, `B2${mark}3`)).toBe(true);
    expect(matches(pattern, 'B2x3')).toBe(false);
    expect(matches(pattern, 'B23')).toBe(false);
  });

  test('takes letters and digits of every script, as the shape does', () => {
    for (const text of ['Ñ19-12345', '٢٦-٠١٦٢٨']) {
      expect(matches(shapePattern(shapeOf(text), false), text), text).toBe(true);
    }
  });
});
