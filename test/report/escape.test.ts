import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formulaSafe, jsonSafe, visible } from '../../src/report/escape.ts';
import { ANY_CHARACTER, casesOf } from '../random-runs.ts';

const anyText = fc.string({ unit: ANY_CHARACTER, maxLength: 40 });

describe('visible', () => {
  test.each([
    ['a C0 control', '\x1B[31m', '\\x1B[31m'],
    ['a C1 control', '\x9B31m', '\\x9B31m'],
    ['DEL and NUL', '\x7F\0', '\\x7F\\x00'],
    ['line ends and tabs by their short names', 'a\r\n\tb', 'a\\r\\n\\tb'],
    ['a bidi override', 'gpj\u202Eexe', 'gpj\\u202Eexe'],
    [
      'bidi isolates and marks',
      '\u2066\u2069\u200E\u200F\u061C',
      '\\u2066\\u2069\\u200E\\u200F\\u061C',
    ],
    [
      'zero-width characters and the BOM',
      '\u200B\u200D\u2060\uFEFF',
      '\\u200B\\u200D\\u2060\\uFEFF',
    ],
    ['line and paragraph separators', '\u2028\u2029', '\\u2028\\u2029'],
    ['a lone surrogate', 'a\uD800b', 'a\\uD800b'],
    ['an invisible tag character', '\u{E0041}', '\\u{E0041}'],
    ['annotation marks', '\uFFF9\uFFFB', '\\uFFF9\\uFFFB'],
    ['a Hangul filler and a soft hyphen', '\u3164\u00AD', '\\u3164\\xAD'],
  ])('shows %s', (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  test.each([
    'José’s Corolla',
    '白いトヨタ',
    '😀 👨‍👩‍👧 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    'C:\\logs\\a.csv',
    'a  b\u00A0c',
    '',
  ])('leaves %j as it is', (text) => {
    expect(visible(text)).toBe(text);
  });

  test('a joiner that joins no emoji is shown', () => {
    expect(visible('ab\u200Dcd\uFE0F')).toBe('ab\\u200Dcd\\uFE0F');
  });

  test('keeps whole emoji, keycaps too, wherever they stand, and nothing else that is hidden', () => {
    const whole = ['👩🏽‍💻', '🏳️‍🌈', '*️⃣', '1️⃣', '❤️', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🇺🇸'];
    const parts = [
      '1',
      '#',
      '\u{FE0F}',
      '\u{20E3}',
      '\u200D',
      '👩',
      '💻',
      '🏴',
      '\u{E0067}',
      '\u{E007F}',
    ];
    const others = ['a', ' ', '\n', '\x07', 'é', '\uD83D', '\u202E'];
    const text = fc.array(fc.constantFrom(...whole, ...parts, ...others), { maxLength: 14 });
    // The whole text at once, which takes long where it is long.
    const hidden =
      '\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}';
    const either = new RegExp(`(\\p{RGI_Emoji})|[${hidden}]`, 'gv');
    const shown = fc.property(
      text.map((each) => each.join('')),
      (each) => {
        const slow = each.replace(
          either,
          (found, emoji) => emoji ?? visible(`a${found}b`).slice(1, -1),
        );
        expect(visible(each)).toBe(slow);
      },
    );
    fc.assert(shown, casesOf(1000));
  });

  test('no text brings a control, a bidi control or a line end through', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
      }),
    );
  });

  test('what is shown is shown the same again', () => {
    fc.assert(fc.property(anyText, (text) => visible(visible(text)) === visible(text)));
  });
});

describe('formulaSafe', () => {
  test.each([
    '=1+1',
    '+1',
    '-5',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '\nx',
    '\0x',
    '＝1',
    '＋1',
    '－1',
    '＠x',
  ])('gives %j a leading apostrophe', (text) => {
    expect(formulaSafe(text)).toBe(`'${text}`);
  });

  test.each(['26-01628', 'a=b', '', ' x', '(blank)'])('leaves %j', (text) => {
    expect(formulaSafe(text)).toBe(text);
  });
});

describe('jsonSafe', () => {
  test('is the same value, with nothing that could act on a terminal', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const json = jsonSafe(JSON.stringify({ [text]: text }, null, 2));
        expect(json).not.toMatch(/[^\P{Cc}\n]|[\p{Cs}\p{Bidi_Control}]/u);
        expect(JSON.parse(json)).toEqual({ [text]: text });
      }),
    );
  });

  test('escapes C1 controls, DEL, bidi controls and tags, and keeps emoji', () => {
    expect(jsonSafe('"\x9B\x7F\u202E\u{E0041}😀"')).toBe('"\\u009b\\u007f\\u202e\\udb40\\udc41😀"');
  });
});

test('a cell that another delimiter would cut is no formula behind the cut', () => {
  const cut = ['x;=1+1;y', 'x; =1+1', 'x;"=1+1;"', 'a;b;@SUM(A1)', ';-1', '=1;=2'].map(formulaSafe);
  expect(cut).toEqual([
    ...["x;'=1+1;y", "x;' =1+1", `x;'"=1+1;"`, "a;b;'@SUM(A1)", ";'-1", "'=1;'=2"],
  ]);
  for (const plain of ['a; b', 'robbery; theft', 'a;1', ' -x', 'x=1']) {
    expect(formulaSafe(plain)).toBe(plain);
  }
});
