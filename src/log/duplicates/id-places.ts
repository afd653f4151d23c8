import { HashTable } from '../../tables/hash-table.ts';
import { KNOWN_BY, type Standings } from './standings.ts';

/** Where in a table of ids the searches of batches stand, as many looked up at once as it takes. */
export class IdPlaces {
  readonly #values: number;
  #table: HashTable | undefined;
  /** Where searches `#from` to `#to` of their batch stand. */
  #places: Int32Array = new Int32Array(0);
  #from = 0;
  #to = 0;
  /** How many ids there are, and how many there is room for: a table that grows often is slow. */
  #ids = 0;
  #room = 0;

  /** @param values how many numbers an id has */
  constructor(values: number) {
    this.#values = values;
  }

  /** The memory of the table, once a search was looked up, good until the next is. */
  get slots(): Uint32Array {
    return this.#table!.slots;
  }

  /**
   * Enters the id of a search: the searches of a batch one after the other, from 0 on, none left out.
   * @returns where it stands (`placeAt`), negative where the id was there before; undefined where the
   *   search is known by its row
   */
  of(standings: Standings, place: number): number | undefined {
    if (place === 0 || place === this.#to) this.#find(standings, place);
    if (standings.knownBy[place] === KNOWN_BY.row) return undefined;
    const found = this.#places[place - this.#from]!;
    if (found >= 0) this.#ids++;
    return found;
  }

  #find({ hashes, count, stride }: Standings, from: number): void {
    this.#table ??= new HashTable(this.#values, 0, stride);
    if (this.#ids + count > this.#room) {
      this.#room += this.#ids + count;
      this.#table.makeRoom(this.#room - this.#ids);
    }
    this.#places = this.#table.findAll(hashes, from, count);
    this.#from = from;
    this.#to = from + this.#places.length;
  }
}
