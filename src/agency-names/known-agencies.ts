import { looseKey } from './agency-name.ts';

/**
 * Agencies by their names (product.md, section 14): found by the key, else by the loose key where that
 * names one.
 */
export class KnownAgencies<Agency extends { readonly key: string }> {
  readonly #byKey = new Map<string, Agency>();
  /** Null where several have it. */
  readonly #byLooseKey = new Map<string, Agency | null>();

  constructor(agencies: Iterable<Agency>) {
    for (const agency of agencies) {
      // One key is one agency, however often it is listed.
      if (this.#byKey.has(agency.key)) continue;
      this.#byKey.set(agency.key, agency);
      const loose = looseKey(agency.key);
      this.#byLooseKey.set(loose, this.#byLooseKey.has(loose) ? null : agency);
    }
  }

  /** @param key of a name, as `agencyName` gives it */
  find(key: string): Agency | undefined {
    return this.#byKey.get(key) ?? this.#byLooseKey.get(looseKey(key)) ?? undefined;
  }
}
