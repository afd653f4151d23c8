import type { LoginsResult } from '../contract/systems/logins.ts';
import { byCodePoint } from '../search.ts';
import type { Redactor } from './redactor.ts';

/**
 * What a log of network addresses shows to others: counts, times and the labels of the agency's own
 * networks stay; users and addresses, which may be of somebody's home, stand as codes in their order.
 */
export function redactedLogins(redactor: Redactor, result: LoginsResult): LoginsResult {
  const unrecognized = result.unrecognized.map((each) => ({
    ...each,
    network: redactor.group('network', each.network),
    user: each.user === null ? null : redactor.user(each.user),
  }));
  const coded = <Found extends { user: string }>(found: readonly Found[]): Found[] =>
    found
      .map((each) => ({ ...each, user: redactor.user(each.user) }))
      .sort((a, b) => byCodePoint(a.user, b.user));
  return {
    ...result,
    unrecognized: unrecognized.sort(
      (a, b) => b.count - a.count || byCodePoint(a.network, b.network),
    ),
    twoPlaces: coded(result.twoPlaces),
    failures: coded(result.failures),
  };
}
