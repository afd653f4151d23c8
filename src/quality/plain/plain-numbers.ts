import type { TextBytes } from '../../search.ts';
import type { CaseNumberReading } from '../case-number-reading.ts';

/**
 * A form of case numbers: its letters, its hyphens and the digits of the year that it may begin with
 * as they stand, any other digit as 9.
 */
export interface NumberForm {
  /** What a number of the form reads as: all read the same, but for their keys. */
  readonly reading: CaseNumberReading;
  /** How many searches were counted under it since its count was taken away. */
  searches: number;
}

interface MaskedForm extends NumberForm {
  readonly mask: Uint8Array;
}

const HYPHEN = 0x2d;
const ZERO = 0x30;
const ONE = 0x31;
const TWO = 0x32;
const NINE = 0x39;
const MOST_LETTERS = 2;
const LEAST_DIGITS = 6;
const LONGEST = 24;
/** So many forms are known at once: a log has a few for each year. */
const MOST_FORMS = 4096;

/**
 * Case numbers of the plain forms that nearly all have: up to two letters, then six digits or more, with
 * single hyphens between them, and not only zeros behind the last (`24-0001234`, `DR2024-00117`). Their
 * class is ok whatever the digits are, and most come once: no text is made of them.
 */
export class PlainNumbers {
  readonly #read: (text: string) => CaseNumberReading | null;
  /** Those whose masks have a hash in common. */
  readonly #forms = new Map<number, MaskedForm[]>();
  readonly #all: MaskedForm[] = [];
  readonly #mask = new Uint8Array(LONGEST);
  #last: MaskedForm | undefined;

  /** @param read what a plain number reads as; null where its form is not to be counted so */
  constructor(read: (text: string) => CaseNumberReading | null) {
    this.#read = read;
  }

  /** The form of a number; null where it has none that is plain. */
  formOf(text: TextBytes): NumberForm | null {
    const length = text.end - text.start;
    if (length < LEAST_DIGITS || length > LONGEST) return null;
    const hash = this.#maskOf(text);
    if (hash === 0) return null;
    const last = this.#last;
    if (last !== undefined && this.#isMask(last.mask, length)) return last;
    const form = this.#forms.get(hash)?.find(({ mask }) => this.#isMask(mask, length));
    this.#last = form ?? this.#newForm(text, hash);
    return this.#last ?? null;
  }

  /** All forms. */
  all(): readonly NumberForm[] {
    return this.#all;
  }

  /** Masks a number; returns a hash of its mask, 0 where it is not plain. */
  #maskOf({ bytes, start, end }: TextBytes): number {
    const mask = this.#mask;
    let at = start;
    while (at < end && isLetter(bytes[at]!)) at++;
    if (at - start > MOST_LETTERS || at === end) return 0;
    const first = at;
    const isCentury = bytes[at + 1] === (bytes[at] === ONE ? NINE : ZERO);
    const shown = first + (isCentury && (bytes[at] === ONE || bytes[at] === TWO) ? 4 : 2);
    let hash = end - start;
    let isFilled = false;
    let hyphens = 0;
    for (let i = start; i < end; i++) {
      let byte = bytes[i]!;
      if (i >= first) {
        if (byte === HYPHEN) {
          // Two in a row are no number, nor is one at either end.
          if (i === first || i + 1 === end || bytes[i + 1] === HYPHEN) return 0;
          isFilled = false;
          hyphens++;
        } else if (byte >= ZERO && byte <= NINE) {
          isFilled ||= byte !== ZERO;
          if (i >= shown) byte = NINE;
        } else return 0;
      }
      mask[i - start] = byte;
      hash = Math.imul(hash ^ byte, 0x01000193);
    }
    return isFilled && end - first - hyphens >= LEAST_DIGITS ? hash | 1 : 0;
  }

  #isMask(mask: Uint8Array, length: number): boolean {
    if (mask.length !== length) return false;
    for (let i = 0; i < length; i++) if (mask[i] !== this.#mask[i]) return false;
    return true;
  }

  #newForm({ bytes, start, end }: TextBytes, hash: number): MaskedForm | undefined {
    if (this.#all.length === MOST_FORMS) return undefined;
    const reading = this.#read(String.fromCharCode(...bytes.subarray(start, end)));
    if (reading === null) return undefined;
    const form = { reading, searches: 0, mask: this.#mask.slice(0, end - start) };
    this.#forms.set(hash, [...(this.#forms.get(hash) ?? []), form]);
    this.#all.push(form);
    return form;
  }
}

/** Whether a text has as many digits as a plain number. */
export function hasDigitsOfPlain(text: string): boolean {
  return text.replace(/\D/g, '').length >= LEAST_DIGITS;
}

function isLetter(byte: number): boolean {
  return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
}
