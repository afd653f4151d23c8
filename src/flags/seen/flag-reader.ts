import type { Cell, Searches } from '../../search.ts';
import { Memo } from '../../tables/memo.ts';
import { type FlagSearches, PLATE } from './flag-searches.ts';
import { type Names, personOf } from './names.ts';
import { isWildcard, PlateHash } from './plates.ts';

/** What rules are told of the two fields that explain a search, by whoever can read them. */
export type Judge = Pick<
  FlagSearches,
  'explained' | 'reason' | 'reasonWorth' | 'caseKey' | 'range'
> & {
  /** Judges the searches; what it says is good until the next. */
  judge(searches: Searches): void;
};

/** What the search type of a search begins with that a program made. */
const PROGRAM = 'api';

/** A user's cell, and who it is in each agency that it was seen in. */
interface User {
  readonly isNamed: boolean;
  readonly folded: string;
  agency: number;
  who: number;
}

/** Makes of searches what flag rules see: who searched, for what plate, and how far it is explained. */
export class FlagReader implements FlagSearches {
  searches!: Searches;
  agencies = new Int32Array(0);
  whos = new Int32Array(0);
  users = new Int32Array(0);
  byProgram = new Uint8Array(0);
  plates = new Uint8Array(0);
  plateKeys = new Uint32Array(0);
  readonly #judge: Judge;
  readonly #people: Names;
  readonly #agencyNames: Names;
  readonly #hash = new PlateHash();
  readonly #users = new Memo<Cell, User>(userOf);
  readonly #agencies = new Memo<Cell, number>(({ state, folded }) =>
    this.#agencyNames.numberOf(state === 'value' ? folded : ''),
  );
  readonly #programs = new Memo<Cell, boolean>(({ folded }) => folded.startsWith(PROGRAM));

  constructor(judge: Judge, people: Names, agencies: Names) {
    this.#judge = judge;
    this.#people = people;
    this.#agencyNames = agencies;
    // Number 0 is that of no agency.
    agencies.numberOf('');
  }

  get explained(): Uint8Array {
    return this.#judge.explained;
  }

  /** The searches as rules see them; the same object, and good until the next. */
  of(searches: Searches): FlagSearches {
    this.searches = searches;
    this.#makeRoom(searches.count);
    this.#judge.judge(searches);
    const users = searches.cells('user');
    const agencies = searches.cells('agency');
    const plates = searches.cells('plate');
    const types = searches.cells('searchType');
    for (let i = 0; i < searches.count; i++) {
      const agency = this.#agencies.of(agencies.at(i));
      this.agencies[i] = agency;
      const user = this.#users.of(users.at(i));
      if (user.agency !== agency) {
        user.agency = agency;
        user.who = this.#people.numberOf(personOf(this.#agencyNames.textOf(agency), user.folded));
      }
      this.whos[i] = user.who;
      this.users[i] = user.isNamed ? user.who : -1;
      this.byProgram[i] = this.#programs.of(types.at(i)) ? 1 : 0;
      this.#readPlate(plates.at(i), i);
    }
    return this;
  }

  reason(i: number): Cell {
    return this.#judge.reason(i);
  }

  reasonWorth(i: number): number {
    return this.#judge.reasonWorth(i);
  }

  caseKey(i: number): string | null {
    return this.#judge.caseKey(i);
  }

  range(i: number): number {
    return this.#judge.range(i);
  }

  #readPlate({ state, text }: Cell, i: number): void {
    if (state !== 'value') {
      this.plates[i] = state === 'blank' || state === 'placeholder' ? PLATE.nothing : PLATE.none;
    } else if (isWildcard(text)) this.plates[i] = PLATE.wildcard;
    else {
      this.plates[i] = PLATE.value;
      const hash = this.#hash;
      hash.take(text);
      this.plateKeys[2 * i] = hash.low;
      this.plateKeys[2 * i + 1] = hash.high;
    }
  }

  #makeRoom(count: number): void {
    if (count <= this.plates.length) return;
    const size = 2 * count;
    this.agencies = new Int32Array(size);
    this.whos = new Int32Array(size);
    this.users = new Int32Array(size);
    this.byProgram = new Uint8Array(size);
    this.plates = new Uint8Array(size);
    this.plateKeys = new Uint32Array(2 * size);
  }
}

function userOf({ state, folded }: Cell): User {
  const isNamed = state === 'value';
  return { isNamed, folded: isNamed ? folded : '', agency: -1, who: -1 };
}
