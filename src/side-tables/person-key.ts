import { trimmed } from '../search.ts';

/** An address, as a whole cell. */
const ADDRESS = /^([^\s@]+)@[^\s@]+$/;

/** A name in which there is nothing to turn, drop or cut: most are so. */
const PLAIN = /^[a-z\d]+(?: [a-z\d]+)*$/;

/** What stands behind a comma and turns no name around. */
const SUFFIX = /^(?:jr|sr|ii|iii|iv|v)$/;

/**
 * The key by which names of one person are the same (product.md, section 10): trimmed, NFC, case-folded;
 * an address is cut at the `@`; `Doe, Jane` is turned around, `Doe, Jr.` is not; full stops are dropped,
 * other commas are spaces, and white space is one space. Empty for an empty cell.
 */
export function personKey(cell: string): string {
  const lower = trimmed(cell).toLowerCase();
  if (PLAIN.test(lower)) return lower;
  const folded = trimmed(cell).normalize('NFC').toLowerCase();
  const name = ADDRESS.exec(folded)?.[1] ?? folded;
  const [before = '', behind, ...more] = name.split(',');
  const isTurned =
    behind !== undefined && more.length === 0 && !SUFFIX.test(withoutStops(behind).trim());
  const inOrder = isTurned ? `${behind} ${before}` : name;
  return trimmed(withoutStops(inOrder).replaceAll(',', ' ').replaceAll(/\s+/g, ' '));
}

function withoutStops(text: string): string {
  return text.replaceAll('.', '');
}
