import { createHmac } from 'node:crypto';
import { HashTable } from '../../tables/hash-table.ts';
import { noMore } from '../counting/evidence.ts';
import { type FlagCount, flagRule, type Given } from '../flag-rule.ts';
import { type FlagSearches, PLATE } from '../seen/flag-searches.ts';
import { plateKeyOf } from '../seen/plates.ts';

/** Somebody and a watched plate that they searched. */
interface Hit {
  readonly who: number;
  readonly low: number;
  readonly high: number;
}

/** Tells whether plates stand on the list: as they are, or by the codes that hide them. */
class WatchList {
  readonly #lines: ReadonlySet<string>;
  readonly #key: Uint8Array | null;

  constructor({ watch }: Given) {
    const { lines, key } = watch ?? { lines: [], key: null };
    this.#key = key;
    this.#lines = new Set(key === null ? lines.map(plateKeyOf) : lines);
  }

  has(plate: string): boolean {
    const text = plateKeyOf(plate);
    const key = this.#key;
    return this.#lines.has(
      key === null ? text : createHmac('sha256', key).update(text).digest('hex'),
    );
  }
}

/** Searches for a plate on the department's own list. */
export const watchedPlate = flagRule({
  name: 'watchedPlate',
  words: {
    label: 'Searches for a watched plate',
    meaning: () => 'the plate stands on the list of --watch. Programs are looked at, too.',
    reason:
      "Police looked up their chiefs, colleagues, reporters and those they had a quarrel with: a department's list of its own people's cars finds it.",
    trap: 'A stolen or wrecked car of a colleague. A list of codes hides the plates from a reader, not from who holds the key.',
  },
  subject: ['user', 'plate'],
  parameters: {},
  needs: { fields: ['plate'], option: 'watch' },
  count: (_, given) => new WatchCount(given),
  cite: (hits) => {
    const places = new Map(
      hits.map(({ who, low, high }, place) => [`${who} ${low} ${high}`, place]),
    );
    const lows = new Set(hits.map(({ low }) => low));
    return (seen, i) => {
      if (seen.plate(i) !== PLATE.value) return -1;
      const { plateKeys, whos } = seen;
      const low = plateKeys[2 * i]!;
      if (!lows.has(low)) return -1;
      return places.get(`${whos[i]} ${low} ${plateKeys[2 * i + 1]}`) ?? -1;
    };
  },
  evidence: () => noMore(() => ({ conditions: ['watched'], parts: {} })),
});

const WATCHED = 1;

/** Every plate once, whether it is on the list; and who searched those that are. */
class WatchCount implements FlagCount<Hit> {
  readonly #list: WatchList;
  readonly #plates = new HashTable(1, 0);
  readonly #hits = new Map<string, Hit>();
  #different = 0;

  constructor(given: Given) {
    this.#list = new WatchList(given);
  }

  add(seen: FlagSearches): void {
    const { plateKeys, whos, searches } = seen;
    const cells = searches.cells('plate');
    for (let i = 0; i < searches.count; i++) {
      if (seen.plate(i) !== PLATE.value) continue;
      const [low, high] = [plateKeys[2 * i]!, plateKeys[2 * i + 1]!];
      const table = this.#plates;
      if (!table.find(low, high)) {
        this.#different++;
        table.slots[table.at + 2] = this.#list.has(cells.at(i).text) ? WATCHED : 0;
      }
      if (table.slots[table.at + 2] === WATCHED) this.#hit({ who: whos[i]!, low, high });
    }
  }

  state() {
    return { plates: this.#plates.state(), hits: [...this.#hits.values()] };
  }

  merge(
    { plates, hits }: ReturnType<WatchCount['state']>,
    { people }: { people: Int32Array },
  ): void {
    const table = this.#plates;
    table.makeRoom(plates.length / 3);
    for (let at = 0; at < plates.length; at += 3) {
      if (!table.find(plates[at]!, plates[at + 1]!)) this.#different++;
      table.slots[table.at + 2]! |= plates[at + 2]!;
    }
    for (const { who, low, high } of hits) this.#hit({ who: people[who]!, low, high });
  }

  found() {
    return { subjects: this.#different, candidates: [...this.#hits.values()] };
  }

  #hit(hit: Hit): void {
    const key = `${hit.who} ${hit.low} ${hit.high}`;
    if (!this.#hits.has(key)) this.#hits.set(key, hit);
  }
}
