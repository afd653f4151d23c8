import type { LoginGap } from '../contract/systems/login-gaps.ts';
import type { LoginsResult } from '../contract/systems/logins.ts';
import type { KnownNetwork } from '../network-address.ts';
import { byCodePoint } from '../search.ts';
import { byStamp } from '../side-tables/stamp.ts';
import { failuresOf } from './failures.ts';
import type { Login, Placed } from './login.ts';
import { twoPlacesOf } from './two-places.ts';

/** Over so many of a hundred rows one address is a proxy. */
const PROXY = 90;

/** What is asked of network-address logs; days are day numbers, both inclusive. */
export interface LoginsQuestion {
  readonly from: number | null;
  readonly to: number | null;
  readonly networks: readonly KnownNetwork[];
  /** Which of its fields every log has. */
  readonly has: (field: 'at' | 'user' | 'result') => boolean;
}

/** Addresses that are not the agency's, users in two places, and failures that come together. */
export function loginsFound(all: readonly Login[], question: LoginsQuestion): LoginsResult {
  const logins = all.filter((login) => isIn(login, question)).sort(byTime);
  const placed = placedIn(logins, question.networks);
  const isProxy = hasProxy(placed, logins.length);
  const told = isProxy ? [] : placed;
  const recognized = told.filter(({ label }) => label !== null);
  const strange = told.filter(({ label, address }) => label === null && !address.isPrivate);
  const ofPrivate = placed.filter(({ label, address }) => label === null && address.isPrivate);
  return {
    rows: logins.length,
    outsidePeriod: all.length - logins.length,
    withoutAddress: logins.length - placed.length,
    recognized: {
      count: recognized.length,
      share: told.length === 0 ? null : recognized.length / told.length,
    },
    unrecognized: unrecognizedOf(strange),
    twoPlaces: twoPlacesOf(recognized),
    failures: failuresOf(logins),
    privateRange: ofPrivate.length,
    cannotTell: gaps(question, isProxy, logins),
  };
}

function isIn({ at }: Login, { from, to }: LoginsQuestion): boolean {
  if (at === null) return from === null && to === null;
  return (from === null || at.day >= from) && (to === null || at.day <= to);
}

function byTime(a: Login, b: Login): number {
  return byStamp(a.at, b.at) || byCodePoint(a.file, b.file) || a.row - b.row;
}

function placedIn(logins: readonly Login[], networks: readonly KnownNetwork[]): Placed[] {
  const labels = new Map<string, string | null>();
  return logins.flatMap((login) => {
    const { address } = login;
    if (address === null) return [];
    let label = labels.get(address.text);
    if (label === undefined) {
      label = networks.find((network) => network.has(address))?.label ?? null;
      labels.set(address.text, label);
    }
    return [{ login, address, label }];
  });
}

function hasProxy(placed: readonly Placed[], rows: number): boolean {
  const counts = new Map<string, number>();
  let most = 0;
  for (const { address } of placed) {
    const count = (counts.get(address.text) ?? 0) + 1;
    counts.set(address.text, count);
    most = Math.max(most, count);
  }
  return 100 * most > PROXY * rows;
}

function unrecognizedOf(strange: readonly Placed[]): LoginsResult['unrecognized'] {
  const found = new Map<string, LoginsResult['unrecognized'][number]>();
  for (const { address, login } of strange) {
    const key = `${address.text} ${login.userKey}`;
    const at = login.at?.iso ?? null;
    const there = found.get(key);
    if (there === undefined) {
      const user = login.user === '' ? null : login.user;
      found.set(key, { network: address.text, user, first: at, last: at, count: 1 });
      continue;
    }
    there.count++;
    if (at !== null) there.last = at;
    if (there.user !== null && byCodePoint(login.user, there.user) < 0) there.user = login.user;
  }
  return [...found.values()].sort(
    (a, b) =>
      b.count - a.count ||
      byCodePoint(a.network, b.network) ||
      byCodePoint(a.user ?? '', b.user ?? ''),
  );
}

/** A column in which no row says anything tells no more than one that is not there. */
function gaps({ has }: LoginsQuestion, isProxy: boolean, logins: readonly Login[]): LoginGap[] {
  const isSaid: Readonly<Record<'at' | 'user' | 'result', (login: Login) => boolean>> = {
    at: ({ at }) => at?.hasTime === true,
    user: ({ userKey }) => userKey !== '',
    result: ({ hasResult }) => hasResult,
  };
  const isEmpty = (field: keyof typeof isSaid): boolean =>
    logins.length > 0 && !logins.some(isSaid[field]);
  return [
    ...(isProxy ? (['proxy'] as const) : []),
    ...(['at', 'user', 'result'] as const).filter((field) => !has(field) || isEmpty(field)),
    ...(logins.some(({ address }) => address !== null) ? [] : (['ip'] as const)),
  ];
}
