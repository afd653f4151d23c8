import type { AccountsResult } from '../contract/systems/accounts.ts';
import { byCodePoint } from '../search.ts';

type Ambiguity = AccountsResult['ambiguous'][number];

const TABLES: readonly Ambiguity['table'][] = ['accounts', 'people', 'training'];

/** Names that meet two, each once. */
export class Ambiguities {
  readonly #found = new Map<string, Ambiguity>();

  add(table: Ambiguity['table'], key: string, rows: readonly number[]): void {
    const id = `${table} ${key}`;
    const before = this.#found.get(id)?.rows ?? [];
    const all = [...new Set([...before, ...rows])].sort((a, b) => a - b);
    this.#found.set(id, { table, key, rows: all });
  }

  /** By table, key. */
  all(): Ambiguity[] {
    return [...this.#found.values()].sort(
      (a, b) =>
        TABLES.indexOf(a.table) - TABLES.indexOf(b.table) ||
        byCodePoint(a.key, b.key) ||
        a.rows[0]! - b.rows[0]!,
    );
  }
}
