import type { InspectResult } from '../contract/inspect.ts';
import { FIELDS, type Field, type Search, STATEFUL_FIELDS } from '../search.ts';
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

  add(search: Search): void {
    for (const field of FIELDS) {
      const counts: Partial<Record<string, number>> = this.#fields[field];
      const state = search.cell(field).state;
      counts[state] = (counts[state] ?? 0) + 1;
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
