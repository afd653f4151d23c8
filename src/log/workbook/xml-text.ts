import { trimmed } from '../../search.ts';
import { BrokenWorkbook } from './limits.ts';

/** Characters as XML and workbooks write them, and texts as the bytes that they are. */

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** The character that a reference names, as UTF-8 bytes; undefined where it names none. */
export function character(reference: string): string | undefined {
  const numeric = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(reference);
  if (!numeric) return Object.hasOwn(NAMED, reference) ? NAMED[reference] : undefined;
  const point = numeric[1] === undefined ? Number(numeric[2]) : Number.parseInt(numeric[1], 16);
  if (point === 0 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return undefined;
  return utf8Bytes(String.fromCodePoint(point));
}

/** A text as its UTF-8 bytes, one character a byte. */
export function utf8Bytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** The text that UTF-8 bytes, one character a byte, stand for. @throws BrokenWorkbook */
export function textOfBytes(bytes: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      Buffer.from(bytes, 'latin1'),
    );
  } catch {
    throw new BrokenWorkbook('it holds bytes that are not UTF-8');
  }
}

/** Runs of `_xHHHH_`, by which workbooks write characters that XML cannot hold. */
const ESCAPES = /(?:_x[0-9A-Fa-f]{4}_)+/g;

/** A cell's text with `_xHHHH_` read as the characters that they stand for (ECMA-376, ST_Xstring). */
export function cellEscapesRead(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(ESCAPES, (run) => {
    const units = run.match(/[0-9A-Fa-f]{4}/g)!.map((hex) => Number.parseInt(hex, 16));
    const read = String.fromCharCode(...units);
    // Half a character stays as it is written.
    const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
    return lone.test(read) ? run : utf8Bytes(read);
  });
}

/** Whether a text, of UTF-8 bytes as characters, is empty or white space. @throws BrokenWorkbook */
export function isBlankText(bytes: string): boolean {
  return bytes === '' || trimmed(textOfBytes(bytes)) === '';
}
