import { trimmed } from '../../search.ts';
import type { FlagSearches } from './flag-searches.ts';

const COUNT = /^(\d{1,15}|\d{1,3}(,\d{3}){1,4})$/;

/** How many networks search i looked through; −1 where the log does not say. */
export function networksOf({ searches }: FlagSearches, i: number): number {
  if (searches.countsCameras) return -1;
  const { state, text } = searches.cells('networks').at(i);
  if (state !== 'value') return -1;
  const plain = trimmed(text);
  return COUNT.test(plain) ? Number(plain.replaceAll(',', '')) : -1;
}

/** Whether the log that searches are of says of some through how many networks they looked. */
export function hasNetworks({ searches }: FlagSearches): boolean {
  if (searches.countsCameras || searches.count === 0) return false;
  return searches.cells('networks').at(0).state !== 'absent';
}
