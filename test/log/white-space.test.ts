import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBlank, trimEnd, trimStart } from '../../src/log/rows/white-space.ts';

/** Every character that String.prototype.trim takes away, found by asking it. */
const SPACES = Array.from({ length: 0x10000 }, (_, point) => String.fromCharCode(point)).filter(
  (character) => character.trim() === '',
);
/** Characters whose bytes look like those of spaces. */
const LIKE_SPACES = [
  '\u0085',
  '\u180e',
  '\u200b',
  '\u2060',
  '\u00a1',
  '\u0080',
  '\u1681',
  '\u3001',
];
const OTHERS = [...LIKE_SPACES, 'a', 'é', '字', '😀', '\0', '\x1c', '\x1f', '‿', '⁠', '\uff00', 'à'];

function trimmed(text: string): { text: string; blank: boolean } {
  const [before, after] = ['a\u00a0', '\u2003 b'];
  const bytes = Buffer.from(`${before}${text}${after}`);
  const start = Buffer.byteLength(before);
  const end = bytes.length - Buffer.byteLength(after);
  const from = trimStart(bytes, start, end);
  const to = trimEnd(bytes, from, end);
  const alone = bytes.toString('utf8', start, trimEnd(bytes, start, end));
  expect(alone).toBe(text.trimEnd());
  return { text: bytes.toString('utf8', from, to), blank: isBlank(bytes, start, end) };
}

describe('white space in UTF-8', () => {
  it('has 25 characters', () => {
    expect(SPACES).toHaveLength(25);
  });

  it.each(SPACES.map((each) => each.charCodeAt(0).toString(16)))('U+%s is some', (hex) => {
    const space = String.fromCharCode(Number.parseInt(hex, 16));
    expect(trimmed(`${space}é${space}`)).toEqual({ text: 'é', blank: false });
    expect(trimmed(space + space).blank).toBe(true);
  });

  it('is nothing that trim leaves', () => {
    for (let point = 0; point < 0x10000; point++) {
      const character = String.fromCharCode(point);
      if (character.trim() === '' || (point >= 0xd800 && point < 0xe000)) continue;
      const bytes = Buffer.from(character);
      if (isBlank(bytes, 0, bytes.length) || trimEnd(bytes, 0, bytes.length) === 0) {
        expect.fail(`U+${point.toString(16)} is taken for white space`);
      }
    }
  });

  it('goes as String.prototype.trim takes it', () => {
    const lumps = fc.oneof(fc.constantFrom(...SPACES), fc.constantFrom(...OTHERS));
    fc.assert(
      fc.property(fc.array(lumps, { maxLength: 10 }), (parts) => {
        const text = parts.join('');
        expect(trimmed(text)).toEqual({ text: text.trim(), blank: text.trim() === '' });
      }),
      { numRuns: 5000 },
    );
  });
});
