import { comparedHeaders } from '../../log/duplicates/header-sets.ts';
import type { Columns } from '../../log/header/columns.ts';
import { bareCell } from '../../log/rows/cell-bytes.ts';
import type { CurrentRow } from '../../log/rows/row-batch.ts';
import { TextHash } from '../../tables/text-hash.ts';

/** Characters that a cell's hash has: 24 bits. */
export const HASH_LENGTH = 4;

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const PAIRS = [...DIGITS].flatMap((a) => [...DIGITS].map((b) => a + b));
const LAST_PAIR = PAIRS.length - 1;
const NO_CELL = '....';

/**
 * Hashes of a row's trimmed cells, each with its header, so that two rows with one id can be compared
 * under the headers that both their logs have. The id itself has none.
 */
export class CellHashes {
  /** By which two logs with the same headers know one another. */
  readonly headers: string;
  /** Of each column a number that its header and the secret go into; undefined for the id. */
  readonly #seeds: readonly (number | undefined)[];

  /** @param secret a number that nobody can guess, where the hashes are not to tell the cells */
  constructor(columns: Columns, secret = 0) {
    const hasher = new TextHash();
    this.#seeds = comparedHeaders(columns).map((header) => {
      if (header === null) return undefined;
      hasher.take(header, secret);
      return hasher.low;
    });
    hasher.take([columns.idColumn, ...columns.names].join('\u001f'), 0);
    this.headers = hasher.low.toString(36) + hasher.high.toString(36);
  }

  /** One text: of each cell HASH_LENGTH characters. */
  of(row: CurrentRow): string {
    let text = '';
    for (const [column, seed] of this.#seeds.entries()) {
      if (seed === undefined) {
        text += NO_CELL;
        continue;
      }
      const { bytes, start, end } = bareCell(row, column);
      let h = seed;
      for (let p = start; p < end; p++) h = Math.imul(h ^ bytes[p]!, 0x01000193);
      h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
      h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
      h ^= h >>> 16;
      text += PAIRS[h & LAST_PAIR]! + PAIRS[(h >>> 12) & LAST_PAIR]!;
    }
    return text;
  }
}

/** Which of a row's cells another row has under the same header: a digit for each, 1 where it has. */
export function cellsAlike(own: string, other: string): string {
  const others = new Set<string>();
  for (let at = 0; at < other.length; at += HASH_LENGTH)
    others.add(other.slice(at, at + HASH_LENGTH));
  let alike = '';
  for (let at = 0; at < own.length; at += HASH_LENGTH) {
    alike += others.has(own.slice(at, at + HASH_LENGTH)) ? '1' : '0';
  }
  return alike;
}

/** Whether two rows differ under headers that both logs have. @param alike of the first row (`cellsAlike`) */
export function differ(alike: string, own: Columns, other: Columns): boolean {
  const others = new Set(comparedHeaders(other));
  return comparedHeaders(own).some(
    (header, column) => header !== null && others.has(header) && alike[column] !== '1',
  );
}
