import { gzipSync } from 'node:zlib';
import fc from 'fast-check';

/** How a text is stored. */
export interface Storage {
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  mark: boolean;
  gz: boolean;
  /** What is wrong with the file, if anything. */
  damage: 'none' | 'openQuote' | 'lastByteGone' | 'strayByte' | 'undefinedByte' | 'empty' | 'pdf';
}

export const randomStorage: fc.Arbitrary<Storage> = fc.record({
  encoding: fc.oneof(
    { weight: 6, arbitrary: fc.constant('utf-8' as const) },
    { weight: 1, arbitrary: fc.constantFrom('utf-16le' as const, 'utf-16be' as const) },
    { weight: 1, arbitrary: fc.constant('windows-1252' as const) },
  ),
  mark: fc.boolean(),
  gz: fc.constantFrom(false, false, false, false, true),
  damage: fc.oneof(
    { weight: 60, arbitrary: fc.constant('none' as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'openQuote' as const,
        'lastByteGone' as const,
        'strayByte' as const,
        'undefinedByte' as const,
        'empty' as const,
        'pdf' as const,
      ),
    },
  ),
});

export function bytesOf(text: string, { encoding, mark, gz, damage }: Storage): Uint8Array {
  const stored = damage === 'openQuote' ? `${text}\n"open` : text;
  const marked = mark && encoding !== 'windows-1252' ? `\ufeff${stored}` : stored;
  let bytes = encoded(marked, encoding);
  if (damage === 'lastByteGone') bytes = bytes.subarray(0, -1);
  if (damage === 'strayByte') bytes = Buffer.concat([bytes, Buffer.from([0xe9])]);
  if (damage === 'undefinedByte') bytes = Buffer.concat([bytes, Buffer.from([0xe9, 0x9d])]);
  if (damage === 'empty') bytes = Buffer.alloc(0);
  if (damage === 'pdf') bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), bytes]);
  return gz ? gzipSync(bytes, { level: 1 }) : bytes;
}

function encoded(text: string, encoding: Storage['encoding']): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  return Buffer.from([...text].map(windows1252));
}

const HIGH = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';
const HIGH_BYTES = [
  0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e, 0x91, 0x92, 0x93,
  0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9a, 0x9b, 0x9c, 0x9e, 0x9f,
];

/** What Windows-1252 does not have becomes é, which is no UTF-8. */
function windows1252(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80 || (point >= 0xa0 && point <= 0xff)) return point;
  return HIGH_BYTES[HIGH.indexOf(character)] ?? 0xe9;
}
