import type { Cell, Searches, TextBytes } from '../../search.ts';
import { Memo } from '../../tables/memo.ts';
import type { Phrases } from '../flag-rule.ts';
import { PackFinder } from '../lists/pack-finder.ts';
import { type FlagSearches, PLATE } from './flag-searches.ts';
import { type Names, personOf } from './names.ts';
import { isWildcard, PlateHash } from './plates.ts';

/** What rules are told of the fields that explain a search, by whoever can read them. */
export type Judge = Pick<
  FlagSearches,
  | 'explained'
  | 'reason'
  | 'caseNumber'
  | 'isPlateReason'
  | 'reasonWorth'
  | 'isOkCase'
  | 'hashOkCase'
  | 'hashCase'
  | 'caseHash'
  | 'range'
> & {
  /** Turns to other searches. */
  begin(searches: Searches): void;
  /** The plate of search i. */
  plateCell(i: number): Cell;
  plateText(i: number): string;
  /** Where its text stands, where the bytes show that it is a value. */
  surePlate(i: number): TextBytes | null;
};

/** What the search type of a search begins with that a program made. */
const PROGRAM = 'api';

/** Stands for what was not looked at so far. */
const UNKNOWN = 0xff;
/** Stands for a plate of which only the hash was made. */
const HASHED = 0xfe;

/** A user's cell, who it is in the agency that it was last seen in, and in each. */
interface User {
  readonly isNamed: boolean;
  readonly folded: string;
  agency: number;
  who: number;
  readonly whos: Map<number, number>;
}

/** Makes of searches what flag rules see: who searched, for what plate, and how far it is explained. */
export class FlagReader implements FlagSearches {
  searches!: Searches;
  agencies = new Int32Array(0);
  whos = new Int32Array(0);
  users = new Int32Array(0);
  byProgram = new Uint8Array(0);
  plateKeys = new Uint32Array(0);
  #plates = new Uint8Array(0);
  readonly #judge: Judge;
  readonly #people: Names;
  readonly #agencyNames: Names;
  readonly #hash = new PlateHash();
  readonly #packs: PackFinder;
  readonly #users = new Memo<Cell, User>(userOf);
  readonly #agencies = new Memo<Cell, number>(({ state, folded }) =>
    this.#agencyNames.numberOf(state === 'value' ? folded : ''),
  );
  readonly #programs = new Memo<Cell, boolean>(({ folded }) => folded.startsWith(PROGRAM));

  constructor(
    judge: Judge,
    people: Names,
    agencies: Names,
    packs: Readonly<Record<string, Phrases>>,
  ) {
    this.#judge = judge;
    this.#people = people;
    this.#agencyNames = agencies;
    this.#packs = new PackFinder(Object.values(packs));
    // Number 0 is that of no agency.
    agencies.numberOf('');
  }

  /** The searches as rules see them; the same object, and good until the next. */
  of(searches: Searches): FlagSearches {
    this.searches = searches;
    const { count } = searches;
    this.#makeRoom(count);
    this.#judge.begin(searches);
    this.#plates.fill(UNKNOWN, 0, count);
    const users = searches.cells('user');
    const agencies = searches.cells('agency');
    const types = searches.cells('searchType');
    for (let i = 0; i < count; i++) {
      const agency = this.#agencies.of(agencies.at(i));
      this.agencies[i] = agency;
      const user = this.#users.of(users.at(i));
      if (user.agency !== agency) this.#moveTo(agency, user);
      this.whos[i] = user.who;
      this.users[i] = user.isNamed ? user.who : -1;
      this.byProgram[i] = this.#programs.of(types.at(i)) ? 1 : 0;
    }
    return this;
  }

  #moveTo(agency: number, user: User): void {
    let who = user.whos.get(agency);
    if (who === undefined) {
      who = this.#people.numberOf(personOf(this.#agencyNames.textOf(agency), user.folded));
      user.whos.set(agency, who);
    }
    user.agency = agency;
    user.who = who;
  }

  plate(i: number): number {
    const known = this.#plates[i]!;
    if (known < HASHED) return known;
    if (known === UNKNOWN && this.#readSurePlate(i)) return PLATE.value;
    return this.#readPlate(this.#judge.plateCell(i), i);
  }

  hashPlate(i: number): void {
    if (this.#plates[i] !== UNKNOWN || this.#readSurePlate(i)) return;
    this.#plates[i] = HASHED;
    this.#hashPlate(this.#judge.plateText(i), i);
  }

  explained(i: number): number {
    return this.#judge.explained(i);
  }

  packs(i: number): number {
    const cell = this.reason(i);
    const isRead = cell.state === 'value' || cell.state === 'placeholder';
    return isRead ? this.#packs.of(cell) : -1;
  }

  isPlateReason(i: number): boolean {
    return this.#judge.isPlateReason(i);
  }

  caseNumber(i: number): Cell {
    return this.#judge.caseNumber(i);
  }

  reason(i: number): Cell {
    return this.#judge.reason(i);
  }

  reasonWorth(i: number): number {
    return this.#judge.reasonWorth(i);
  }

  isOkCase(i: number): boolean {
    return this.#judge.isOkCase(i);
  }

  hashOkCase(i: number): boolean {
    return this.#judge.hashOkCase(i);
  }

  hashCase(i: number): void {
    this.#judge.hashCase(i);
  }

  get caseHash(): Judge['caseHash'] {
    return this.#judge.caseHash;
  }

  range(i: number): number {
    return this.#judge.range(i);
  }

  /** Reads a plate whose bytes show it. */
  #readSurePlate(i: number): boolean {
    const text = this.#judge.surePlate(i);
    if (text === null || !this.#hash.takePlain(text)) return false;
    this.#plates[i] = PLATE.value;
    this.plateKeys[2 * i] = this.#hash.low;
    this.plateKeys[2 * i + 1] = this.#hash.high;
    return true;
  }

  #readPlate({ state, text }: Cell, i: number): number {
    const kind = kindOf(state, text);
    this.#plates[i] = kind;
    if (kind === PLATE.value) this.#hashPlate(text, i);
    return kind;
  }

  #hashPlate(text: string, i: number): void {
    const hash = this.#hash;
    hash.take(text);
    this.plateKeys[2 * i] = hash.low;
    this.plateKeys[2 * i + 1] = hash.high;
  }

  #makeRoom(count: number): void {
    if (count <= this.#plates.length) return;
    const size = 2 * count;
    this.agencies = new Int32Array(size);
    this.whos = new Int32Array(size);
    this.users = new Int32Array(size);
    this.byProgram = new Uint8Array(size);
    this.#plates = new Uint8Array(size);
    this.plateKeys = new Uint32Array(2 * size);
  }
}

function kindOf(state: Cell['state'], text: string): number {
  if (state === 'value') return isWildcard(text) ? PLATE.wildcard : PLATE.value;
  return state === 'blank' || state === 'placeholder' ? PLATE.nothing : PLATE.none;
}

function userOf({ state, folded }: Cell): User {
  const isNamed = state === 'value';
  return { isNamed, folded: isNamed ? folded : '', agency: -1, who: -1, whos: new Map() };
}
