import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBlank, trimEnd, trimStart } from '../../src/log/rows/white-space.ts';
import { trimmed } from '../../src/search.ts';
import { casesOf } from '../random-runs.ts';

/** Every character that String.prototype.trim takes away, found by asking it; and those without width. */
const SPACES = [
  ...Array.from({ length: 0x10000 }, (_, point) => String.fromCharCode(point)).filter(
    (character) => character.trim() === '',
  ),
  ...['\u200b', '\u200c', '\u200d', '\u2060'],
];
const ENDS = new RegExp(`^[${SPACES.join('')}]+|[${SPACES.join('')}]+$`, 'g');
const END = new RegExp(`[${SPACES.join('')}]+$`);
/** Characters whose bytes look like those of spaces. */
const LIKE_SPACES = ['\u0085', '\u180e', '\u00a1', '\u0080', '\u1681', '\u3001'];
const OTHERS = [
  ...LIKE_SPACES,
  'a',
  'é',
  '字',
  '😀',
  '\0',
  '\x1c',
  '\x1f',
  '‿',
  '\u200e',
  '\u2061',
  '\uff00',
  'à',
];

function ofBytes(text: string): { text: string; blank: boolean } {
  const [before, after] = ['a\u00a0', '\u2003 b'];
  const bytes = Buffer.from(`${before}${text}${after}`);
  const start = Buffer.byteLength(before);
  const end = bytes.length - Buffer.byteLength(after);
  const from = trimStart(bytes, start, end);
  const to = trimEnd(bytes, from, end);
  const alone = bytes.toString('utf8', start, trimEnd(bytes, start, end));
  expect(alone).toBe(text.replace(END, ''));
  return { text: bytes.toString('utf8', from, to), blank: isBlank(bytes, start, end) };
}

describe('white space in UTF-8', () => {
  it('has 29 characters', () => {
    expect(SPACES).toHaveLength(29);
  });

  it.each(SPACES.map((each) => each.charCodeAt(0).toString(16)))('U+%s is some', (hex) => {
    const space = String.fromCharCode(Number.parseInt(hex, 16));
    expect(ofBytes(`${space}é${space}`)).toEqual({ text: 'é', blank: false });
    expect(ofBytes(space + space).blank).toBe(true);
  });

  it('is no other character', () => {
    for (let point = 0; point < 0x10000; point++) {
      const character = String.fromCharCode(point);
      if (SPACES.includes(character) || (point >= 0xd800 && point < 0xe000)) continue;
      const bytes = Buffer.from(character);
      if (isBlank(bytes, 0, bytes.length) || trimEnd(bytes, 0, bytes.length) === 0) {
        expect.fail(`U+${point.toString(16)} is taken for white space`);
      }
    }
  });

  it('goes at both ends, from bytes and from texts alike', () => {
    const lumps = fc.oneof(fc.constantFrom(...SPACES), fc.constantFrom(...OTHERS));
    fc.assert(
      fc.property(fc.array(lumps, { maxLength: 10 }), (parts) => {
        const text = parts.join('');
        const rest = text.replace(ENDS, '');
        expect(ofBytes(text)).toEqual({ text: rest, blank: rest === '' });
        expect(trimmed(text)).toBe(rest);
      }),
      casesOf(5000),
    );
  });
});

describe('a guard around nothing', () => {
  it.each(['=""', ' ="" ', '=""""', '\u200b=""\u00a0'])('%j is blank', (text) => {
    const bytes = Buffer.from(text);
    expect(isBlank(bytes, 0, bytes.length)).toBe(true);
  });

  it.each(['=', '="', '="""', '=""""""', '="x"', '=x', "'", '="" x'])('%j is not', (text) => {
    const bytes = Buffer.from(text);
    expect(isBlank(bytes, 0, bytes.length)).toBe(false);
  });
});
