import type { LoginsResult } from '../contract/systems/logins.ts';
import { byCodePoint } from '../search.ts';
import { msBetween } from '../side-tables/stamp.ts';
import type { Login } from './login.ts';

type Failures = LoginsResult['failures'][number];

/** So many failures of one user, both ends of the window counted. */
const LEAST = 5;
const WINDOW_MS = 10 * 60_000;

/** Failures that come together, by user: windows that share a failure are one. */
export function failuresOf(logins: readonly Login[]): Failures[] {
  const byUser = new Map<string, Login[]>();
  for (const login of logins) {
    if (!login.failed || login.userKey === '' || !login.at?.hasTime) continue;
    const own = byUser.get(login.userKey);
    if (own === undefined) byUser.set(login.userKey, [login]);
    else own.push(login);
  }
  return [...byUser.values()]
    .flatMap(runsOf)
    .sort((a, b) => byCodePoint(a.user, b.user) || byCodePoint(a.from, b.from));
}

/** @param own the failures of one user, in order of time */
function runsOf(own: readonly Login[]): Failures[] {
  const runs: { first: number; last: number }[] = [];
  for (let last = LEAST - 1; last < own.length; last++) {
    const first = last - LEAST + 1;
    if (msBetween(own[first]!.at!, own[last]!.at!) > WINDOW_MS) continue;
    const before = runs.at(-1);
    if (before !== undefined && before.last >= first) before.last = last;
    else runs.push({ first, last });
  }
  const user = own.map((login) => login.user).sort(byCodePoint)[0]!;
  return runs.map(({ first, last }) => ({
    user,
    from: own[first]!.at!.iso,
    to: own[last]!.at!.iso,
    count: last - first + 1,
  }));
}
