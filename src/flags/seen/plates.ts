import type { TextBytes } from '../../search.ts';
import { TextHash } from '../../tables/text-hash.ts';

const SPACE_OR_HYPHEN = /[\s\u200b-\u200d\u2060\p{Pd}\u2212]/gu;
const WILDCARD = /[*?@#[\]]/;
const SPACE = 0x20;
const HYPHEN = 0x2d;
const SEED = 7;

/** A plate in capitals, without spaces and hyphens: the form in which plates are compared. */
export function plateKeyOf(text: string): string {
  return text.replace(SPACE_OR_HYPHEN, '').toUpperCase();
}

/** Whether a text stands for many plates. */
export function isWildcard(text: string): boolean {
  return WILDCARD.test(text);
}

/** The 64-bit hash of a plate in its compared form. */
export class PlateHash {
  readonly #hasher = new TextHash();

  get low(): number {
    return this.#hasher.low;
  }

  get high(): number {
    return this.#hasher.high;
  }

  take(text: string): void {
    this.#hasher.take(isPlain(text) ? text : plateKeyOf(text), SEED);
  }

  /** Hashes the plate in some bytes, where it is capitals and digits alone; else returns false. */
  takePlain({ bytes, start, end }: TextBytes): boolean {
    for (let at = start; at < end; at++) if (!isPlainByte(bytes[at]!)) return false;
    this.#hasher.takeAscii(bytes, start, end, SEED, 0);
    return true;
  }
}

/** Whether a text is in its compared form as it stands, as nearly every plate is. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code <= SPACE || code === HYPHEN || code >= 0x60) return false;
  }
  return true;
}

function isPlainByte(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a);
}
