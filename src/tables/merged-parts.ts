import { RangeOfPart, type TablePart } from './shared-table.ts';

/** About so many keys are merged at once: few enough for the processor's cache. */
const AT_ONCE = 8192;
const LOWS = 0x1_0000_0000;

/** Takes in the keys of several parts, some at once: a key that several parts have has one number. */
export interface PartsVisitor {
  /** Says that as many keys may follow, with numbers from 0 on. */
  begin(most: number): void;
  /**
   * @param part the number of the part
   * @param at where in its slots the key stands, with its numbers behind it
   * @param number that of the key
   */
  take(part: number, slots: Uint32Array, at: number, number: number, isNew: boolean): void;
  /** Says that all of so many keys are taken in. */
  end(keys: number): void;
}

/**
 * Merges tables that several threads filled without making one of them: range by range of their keys,
 * so that no more memory is needed.
 */
export function visitMerged(parts: readonly TablePart[], visitor: PartsVisitor): void {
  const used = parts.reduce((sum, part) => sum + part.used, 0);
  const ranges = Math.max(1, Math.ceil(used / AT_ONCE));
  const lots = parts.map((part) => new RangeOfPart(part));
  const numbers = new KeyNumbers();
  for (let range = 0; range < ranges; range++) {
    const from = Math.floor((range * LOWS) / ranges);
    const to = Math.floor(((range + 1) * LOWS) / ranges);
    let most = 0;
    for (const lot of lots) {
      lot.look(from, to);
      most += lot.count;
    }
    if (most === 0) continue;
    visitor.begin(most);
    visitor.end(
      parts.length === 1
        ? takeAll(parts, lots, visitor)
        : takeBoth(parts, lots, visitor, numbers.begin(most)),
    );
  }
}

/** The keys of one part, all of which are different. */
function takeAll(
  [part]: readonly TablePart[],
  [lot]: readonly RangeOfPart[],
  visitor: PartsVisitor,
): number {
  const { slots } = part!;
  const { places, count } = lot!;
  for (let k = 0; k < count; k++) visitor.take(0, slots, places[k]!, k, true);
  return count;
}

function takeBoth(
  parts: readonly TablePart[],
  lots: readonly RangeOfPart[],
  visitor: PartsVisitor,
  numbers: KeyNumbers,
): number {
  for (let part = 0; part < parts.length; part++) {
    const { slots } = parts[part]!;
    const { places, count } = lots[part]!;
    for (let k = 0; k < count; k++) {
      const at = places[k]!;
      const before = numbers.count;
      const number = numbers.of(slots[at]!, slots[at + 1]!);
      visitor.take(part, slots, at, number, number === before);
    }
  }
  return numbers.count;
}

/** Numbers of a few keys, in the order in which they come. */
class KeyNumbers {
  count = 0;
  #lows = new Uint32Array(0);
  #highs = new Uint32Array(0);
  /** By a piece of the key its number, from 1; 0 for none. */
  #numbers = new Int32Array(0);
  #last = 0;

  begin(most: number): this {
    this.count = 0;
    if (most > this.#lows.length) {
      this.#lows = new Uint32Array(2 * most);
      this.#highs = new Uint32Array(2 * most);
    }
    let places = 64;
    while (places < 2 * most) places *= 2;
    if (places === this.#numbers.length) this.#numbers.fill(0);
    else this.#numbers = new Int32Array(places);
    this.#last = places - 1;
    return this;
  }

  of(low: number, high: number): number {
    const numbers = this.#numbers;
    // Low halves are of one range: their lowest bits differ.
    for (let at = (low ^ high) & this.#last; ; at = (at + 1) & this.#last) {
      const number = numbers[at]! - 1;
      if (number < 0) {
        numbers[at] = this.count + 1;
        this.#lows[this.count] = low;
        this.#highs[this.count] = high;
        return this.count++;
      }
      if (this.#lows[number] === low && this.#highs[number] === high) return number;
    }
  }
}
