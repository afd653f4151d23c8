import { type Cells, type TextBytes, trimmed } from '../../search.ts';
import type { FlagSearches } from './flag-searches.ts';

const COUNT = /^(\d{1,15}|\d{1,3}(,\d{3}){1,4})$/;
const LONGEST = 15;
const ZERO = 0x30;
const NINE = 0x39;

/** How many networks search i looked through; −1 where the log does not say. */
export function networksOf(seen: FlagSearches, i: number): number {
  return seen.searches.countsCameras ? -1 : countIn(seen.searches.cells('networks'), i);
}

/** Whether the log that searches are of says of some through how many networks they looked. */
export function hasNetworks({ searches }: FlagSearches): boolean {
  if (searches.countsCameras || searches.count === 0) return false;
  return searches.cells('networks').at(0).state !== 'absent';
}

function countIn(networks: Cells, i: number): number {
  const bytes = networks.textBytes(i);
  const digits = bytes === null ? -1 : digitsIn(bytes);
  if (digits >= 0) return digits;
  const { state, text } = networks.at(i);
  if (state !== 'value') return -1;
  const plain = trimmed(text);
  return COUNT.test(plain) ? Number(plain.replaceAll(',', '')) : -1;
}

/** The number in some bytes, which most are as they stand; −1 for any other text. */
function digitsIn({ bytes, start, end }: TextBytes): number {
  if (end === start || end - start > LONGEST) return -1;
  let number = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte < ZERO || byte > NINE) return -1;
    number = 10 * number + (byte - ZERO);
  }
  return number;
}
