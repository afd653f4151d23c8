import { NO_DAY } from '../../search.ts';
import { placeAt } from '../../tables/hash-table.ts';
import { type PartsVisitor, visitMerged } from '../../tables/merged-parts.ts';
import { SharedTable, type TablePart } from '../../tables/shared-table.ts';
import { PlatePlaces } from '../counting/plate-places.ts';
import { type Evidence, type FlagCount, flagRule, type Given, type Settled } from '../flag-rule.ts';
import type { FlagDetail } from '../seen/flag-detail.ts';
import { type FlagSearches, PLATE, REASON } from '../seen/flag-searches.ts';

interface Limits {
  readonly plates: number;
  readonly users: number;
  readonly days: number;
}

/** A case number of an agency, by its hash. */
interface CaseHash {
  readonly low: number;
  readonly high: number;
}

/** The hash of a case number of an agency: the sum of the hashes of both. */
class CaseHasher {
  low = 0;
  high = 0;
  readonly #agencies: Given['agencies'];

  constructor({ agencies }: Given) {
    this.#agencies = agencies;
  }

  /** @param agency its number; 0 for none */
  take({ low, high }: FlagSearches['caseHash'], agency: number): void {
    const { lows, highs } = this.#agencies;
    const sum = low + lows[agency]!;
    this.low = sum >>> 0;
    this.high = (high + highs[agency]! + (sum > 0xffff_ffff ? 1 : 0)) >>> 0;
  }
}

/** One case number for many plates, by many users, over a long time. */
export const caseSpread = flagRule({
  name: 'caseSpread',
  words: {
    label: 'One case number for many plates, users and weeks',
    meaning: ({ plates, users, days }) =>
      `one case number with ${plates} plates or more, ${users} users or more and ${days} days or more from first to last, and fewer than half of its reasons say what the search was for.`,
    reason: 'A number that everybody knows and types, because the field asks for one.',
    trap: 'A homicide or a theft series that a whole unit works on for months.',
  },
  subject: ['agency', 'caseNumber'],
  parameters: { plates: 10, users: 3, days: 30 },
  needs: { fields: ['user', 'plate', 'caseNumber', 'searchedAt'] },
  count: (limits, given) => new CaseCount(limits, given),
  cite: (candidates, _, given) => {
    const places = new PlatePlaces(candidates.map((each) => ({ ...each, user: -1 })));
    const hasher = new CaseHasher(given);
    return (seen, i) => {
      if (seen.byProgram[i] === 1) return -1;
      seen.hashCase(i);
      hasher.take(seen.caseHash, seen.agencies[i]!);
      const place = places.find(hasher.low, hasher.high, -1);
      return place >= 0 && seen.isOkCase(i) ? place : -1;
    };
  },
  evidence: (_, limits) => new Spread(limits),
});

/** Of a number in the table: its hash in two halves, and its searches. */
const STRIDE = 3;
const SEARCHES = 2;

/** How often each case number comes: from so many searches on, as it needs plates, it may be flagged. */
class CaseCount implements FlagCount<CaseHash> {
  #counts = new SharedTable(1, STRIDE);
  /** What other threads counted. */
  readonly #others: TablePart[] = [];
  readonly #hasher: CaseHasher;
  readonly #least: number;
  /** Searches as numbers that came once. */
  #ones = new Uint32Array(0);

  constructor({ plates, users }: Limits, given: Given) {
    this.#least = Math.max(plates, users);
    this.#hasher = new CaseHasher(given);
  }

  add(seen: FlagSearches): void {
    const { count } = seen.searches;
    if (STRIDE * count > this.#ones.length) this.#ones = new Uint32Array(2 * STRIDE * count);
    const ones = this.#ones;
    const hasher = this.#hasher;
    let end = 0;
    for (let i = 0; i < count; i++) {
      if (seen.byProgram[i] === 1 || !seen.hashOkCase(i)) continue;
      hasher.take(seen.caseHash, seen.agencies[i]!);
      ones[end] = hasher.low;
      ones[end + 1] = hasher.high;
      ones[end + SEARCHES] = 1;
      end += STRIDE;
    }
    this.#enter(ones, end / STRIDE);
  }

  state(): readonly TablePart[] {
    return [this.#counts.part(), ...this.#others];
  }

  merge(parts: readonly TablePart[]): void {
    this.#others.push(...parts);
  }

  found() {
    const merged = new MergedCases(this.#least);
    visitMerged(this.state(), merged);
    // Another reading may follow, and needs the memory.
    this.#others.length = 0;
    this.#counts = new SharedTable(1, STRIDE);
    return { subjects: merged.different, candidates: merged.candidates };
  }

  /** Enters so many numbers, many at once: none waits for the memory that another is written to. */
  #enter(numbers: Uint32Array, count: number): void {
    for (let from = 0; from < count; ) {
      const places = this.#counts.findAll(numbers, from, count);
      const { slots } = this.#counts;
      for (let k = 0; k < places.length; k++) {
        if (places[k]! < 0) slots[placeAt(places[k]!) + SEARCHES]!++;
      }
      from += places.length;
    }
  }
}

/** Case numbers as all threads counted them. */
class MergedCases implements PartsVisitor {
  different = 0;
  readonly candidates: CaseHash[] = [];
  readonly #least: number;
  #cases = new Uint32Array(0);

  constructor(least: number) {
    this.#least = least;
  }

  begin(most: number): void {
    if (STRIDE * most > this.#cases.length) this.#cases = new Uint32Array(2 * STRIDE * most);
  }

  take(_: number, slots: Uint32Array, at: number, number: number, isNew: boolean): void {
    const cases = this.#cases;
    const to = STRIDE * number;
    if (isNew) {
      cases[to] = slots[at]!;
      cases[to + 1] = slots[at + 1]!;
      cases[to + SEARCHES] = slots[at + SEARCHES]!;
    } else cases[to + SEARCHES]! += slots[at + SEARCHES]!;
  }

  end(count: number): void {
    const cases = this.#cases;
    this.different += count;
    for (let at = 0; at < STRIDE * count; at += STRIDE) {
      if (cases[at + SEARCHES]! < this.#least) continue;
      this.candidates.push({ low: cases[at]!, high: cases[at + 1]! });
    }
  }
}

/** Plates, users and reasons of one case number. */
class Spread implements Evidence {
  readonly #limits: Limits;
  readonly #plates = new Set<string>();
  readonly #users = new Set<number>();
  readonly #reasons = { judgeable: 0, good: 0 };

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  add(seen: FlagSearches, i: number): void {
    if (seen.plate(i) === PLATE.value) {
      this.#plates.add(`${seen.plateKeys[2 * i]} ${seen.plateKeys[2 * i + 1]}`);
    }
    if (seen.users[i]! >= 0) this.#users.add(seen.users[i]!);
    const worth = seen.reasonWorth(i);
    if (worth !== REASON.notJudgeable) this.#reasons.judgeable++;
    if (worth === REASON.good) this.#reasons.good++;
  }

  state() {
    return { plates: this.#plates, users: this.#users, reasons: this.#reasons };
  }

  merge({ plates, users, reasons }: ReturnType<Spread['state']>): void {
    for (const plate of plates) this.#plates.add(plate);
    for (const user of users) this.#users.add(user);
    this.#reasons.judgeable += reasons.judgeable;
    this.#reasons.good += reasons.good;
  }

  settle(detail: FlagDetail): Settled[] {
    const plates = this.#plates.size;
    const users = this.#users.size;
    const dated = [...detail.days].filter((day) => day !== NO_DAY).sort((a, b) => a - b);
    const days = dated.length === 0 ? 0 : dated.at(-1)! - dated[0]!;
    const { judgeable, good } = this.#reasons;
    const limits = this.#limits;
    const isWide = plates >= limits.plates && users >= limits.users && days >= limits.days;
    if (!isWide || 2 * good >= judgeable) return [];
    return [{ conditions: ['spread'], parts: { plates, users, days }, detail }];
  }
}
