import { BurstPoints } from '../counting/burst-points.ts';
import { CrowdedTimes, type CrowdedTimesState, slotOf } from '../counting/crowded-times.ts';
import { isOfPerson } from '../counting/evidence.ts';
import { NumberSet } from '../counting/number-set.ts';
import { hasTimeOfDay, isInstantAt } from '../counting/user-times.ts';
import { type FlagCount, flagRule, type Given } from '../flag-rule.ts';
import { type FlagSearches, PLATE } from '../seen/flag-searches.ts';

/** Where bursts may be, among instants and among readings. */
interface Crowds {
  readonly instants: ReturnType<CrowdedTimes['crowded']>;
  readonly locals: ReturnType<CrowdedTimes['crowded']>;
  /** Users who have both: all of their searches are looked at. */
  readonly mixed: readonly number[];
}

/** Many different plates within minutes. */
export const burst = flagRule({
  name: 'burst',
  words: {
    label: 'Many different plates within minutes',
    meaning: ({ plates, seconds }) =>
      `${plates} different plates or more of one user within ${seconds} seconds, few of the searches explained; windows that share a search are one burst.`,
    reason:
      'A parking lot, a place of worship or a meeting, read off plate by plate; a list that was typed in.',
    trap: 'An auto-theft team in a hotel lot; a task force with a list. Many of them give a case.',
  },
  subject: ['user'],
  parameters: { plates: 30, seconds: 600 },
  needs: { fields: ['user', 'plate', 'searchedAt'], timeOfDay: true, judged: true },
  count: ({ plates, seconds }, given) => new BurstCount(plates, seconds * 1000, given),
  cite: ([crowds], { seconds }, { people }) => {
    if (crowds === undefined) return () => -1;
    const instants = new CrowdedSlots(crowds.instants);
    const locals = new CrowdedSlots(crowds.locals);
    const mixed = new Set(crowds.mixed);
    const length = seconds * 1000;
    return (seen, i) => {
      if (!isOfPerson(seen, i) || !hasTimeOfDay(seen, i)) return -1;
      const user = seen.users[i]!;
      const { searchedAt } = seen.searches;
      const isInstant = isInstantAt(seen, i);
      const slots = isInstant ? instants : locals;
      const time = (isInstant ? searchedAt.instants : searchedAt.locals)[i]!;
      const isCrowded = slots.has(people.lows[user]!, time, length);
      if (!isCrowded && !mixed.has(user)) return -1;
      return seen.plate(i) === PLATE.value ? 0 : -1;
    };
  },
  evidence: ({ mixed }, limits, given, most) => new BurstPoints(mixed, limits, given, most),
});

/** The counters where many may be, a bit each: most looks at them stay in the processor's cache. */
class CrowdedSlots {
  readonly #bits: Uint8Array;
  readonly #of: number;

  constructor({ slots, of }: Crowds['instants']) {
    this.#of = of;
    this.#bits = new Uint8Array(slots.length === 0 ? 0 : Math.ceil(of / 8));
    for (const slot of slots) this.#bits[slot >>> 3]! |= 1 << (slot & 7);
  }

  /** @param user a hash */
  has(user: number, time: number, length: number): boolean {
    if (this.#bits.length === 0) return false;
    const slot = slotOf(user, time, length, this.#of);
    return (this.#bits[slot >>> 3]! & (1 << (slot & 7))) !== 0;
  }
}

function isAsked(seen: FlagSearches, i: number): boolean {
  return isOfPerson(seen, i) && hasTimeOfDay(seen, i) && seen.plate(i) === PLATE.value;
}

class BurstCount implements FlagCount<Crowds> {
  readonly #plates: number;
  readonly #people: Given['people'];
  readonly #instants: CrowdedTimes;
  readonly #locals: CrowdedTimes;
  /** Users with instants, and users with readings alone. */
  readonly #withInstants = new NumberSet();
  readonly #withReadings = new NumberSet();

  constructor(plates: number, length: number, { people }: Given) {
    this.#plates = plates;
    this.#people = people;
    this.#instants = new CrowdedTimes(length);
    this.#locals = new CrowdedTimes(length);
  }

  add(seen: FlagSearches): void {
    const { locals, instants } = seen.searches.searchedAt;
    for (let i = 0; i < seen.searches.count; i++) {
      if (!isAsked(seen, i)) continue;
      const user = seen.users[i]!;
      const hash = this.#people.lows[user]!;
      const isInstant = isInstantAt(seen, i);
      if (isInstant) this.#instants.add(hash, instants[i]!);
      else this.#locals.add(hash, locals[i]!);
      (isInstant ? this.#withInstants : this.#withReadings).add(user);
    }
  }

  state() {
    const [instants, locals] = [this.#instants.state(), this.#locals.state()];
    const users = [this.#withInstants.numbers(), this.#withReadings.numbers()];
    return { users, instants, locals };
  }

  merge(
    state: {
      users: readonly (readonly number[])[];
      instants: CrowdedTimesState;
      locals: CrowdedTimesState;
    },
    { people }: { readonly people: Int32Array },
  ): void {
    const [instants = [], readings = []] = state.users;
    for (const user of instants) this.#withInstants.add(people[user]!);
    for (const user of readings) this.#withReadings.add(people[user]!);
    this.#instants.merge(state.instants);
    this.#locals.merge(state.locals);
  }

  found() {
    const withReadings = new Set(this.#withReadings.numbers());
    const withInstants = this.#withInstants.numbers();
    const mixed = withInstants.filter((user) => withReadings.has(user));
    const users = withInstants.length + withReadings.size - mixed.length;
    const crowds = {
      instants: this.#instants.crowded(this.#plates),
      locals: this.#locals.crowded(this.#plates),
      mixed,
    };
    const { instants, locals } = crowds;
    const isNone = instants.slots.length + locals.slots.length + mixed.length === 0;
    return { subjects: users, candidates: isNone ? [] : [crowds] };
  }
}
