import type { InspectResult } from '../contract/inspect.ts';
import { FIELDS, type Field, type Searches, STATEFUL_FIELDS } from '../search.ts';
import { addCounts } from '../tables/add-counts.ts';

/** How many searches have each field's cell in each state. */
export class FillRates {
  readonly #fields: InspectResult['fields'];

  constructor() {
    const stateful = new Set<Field>(STATEFUL_FIELDS);
    this.#fields = Object.fromEntries(
      FIELDS.map((field) => [
        field,
        stateful.has(field)
          ? { value: 0, blank: 0, placeholder: 0, withheld: 0, damaged: 0, absent: 0 }
          : { value: 0, blank: 0, absent: 0 },
      ]),
    ) as InspectResult['fields'];
  }

  addAll(searches: Searches): void {
    for (const field of FIELDS) {
      searches.cells(field).countStates(searches.count, this.#fields[field]);
    }
  }

  /** What another thread can be told. */
  state(): InspectResult['fields'] {
    return this.#fields;
  }

  merge(state: InspectResult['fields']): void {
    addCounts(this.#fields, state);
  }

  result(): InspectResult['fields'] {
    return this.#fields;
  }
}
