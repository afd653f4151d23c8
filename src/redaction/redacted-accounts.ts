import type { AccountException, AccountsResult } from '../contract/systems/accounts.ts';
import { byCodePoint } from '../search.ts';
import type { Redactor } from './redactor.ts';

/**
 * What accounts show to others: counts, outcomes and lags stay; users and names stand as codes, in the
 * order of the codes, because that of the names would tell who comes before whom. Rows stay, by which
 * whoever has the tables finds them; the public has the counts alone.
 */
export function redactedAccounts(redactor: Redactor, result: AccountsResult): AccountsResult {
  const isPublic = redactor.level === 'public';
  const code = (name: string | null): string | null => (name === null ? null : redactor.user(name));
  const named = result.list.map((each) => ({
    ...each,
    user: code(each.user),
    name: code(each.name),
  }));
  const ambiguous = result.ambiguous.map((each) => ({ ...each, key: redactor.user(each.key) }));
  return {
    ...result,
    list: isPublic ? [] : inOrder(named, result.list),
    ambiguous: isPublic
      ? []
      : ambiguous.sort((a, b) => byCodePoint(a.table, b.table) || byCodePoint(a.key, b.key)),
  };
}

/** Kinds stay in their order. */
function inOrder(
  named: readonly AccountException[],
  before: readonly AccountException[],
): AccountException[] {
  const kinds = [...new Set(before.map(({ kind }) => kind))];
  return named.toSorted(
    (a, b) =>
      kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
      byCodePoint(a.user ?? '', b.user ?? '') ||
      byCodePoint(a.date ?? '', b.date ?? '') ||
      byCodePoint(a.name ?? '', b.name ?? ''),
  );
}
