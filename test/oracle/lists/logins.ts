import type { OracleLog, OracleSearch } from '../oracle-log.ts';
import { byCodePoint, OracleRefusal } from '../oracle-refusal.ts';
import { momentOf, readTime, timeText } from '../oracle-time.ts';
import { fold, isEmpty, trim } from '../oracle-white-space.ts';
import { isValue } from '../side/side-dates.ts';
import {
  type Address,
  type AddressRange,
  isIn,
  isPrivate,
  readAddress,
  readRange,
} from './addresses.ts';

/** One login, or one search with an address. */
export interface Login {
  at: { text: string; ms: number } | null;
  user: string | null;
  address: Address | null;
  network: string;
  /** Null where the log has no such column. */
  result: string | null;
}

export interface OracleLogins {
  rows: number;
  recognized: { count: number; share: number | null };
  unrecognized: {
    network: string;
    user: string | null;
    first: string | null;
    last: string | null;
    count: number;
  }[];
  /** Users who were at two places at once. */
  twoPlaces: string[];
  /** Users with five failures in ten minutes. */
  failures: string[];
  privateRange: number;
  /** One address is on nearly all rows: whose network it is tells nothing. */
  isProxy: boolean;
  /** There is no result of a login: whether some failed cannot be told. */
  withoutResults: boolean;
  /** No row has a time, or none a user: where somebody was within an hour cannot be told. */
  withoutTimes: boolean;
  withoutUsers: boolean;
}

interface Known {
  range: AddressRange;
  label: string;
}

export function loginsOracle(logins: Login[], knownText: string): OracleLogins {
  const known = readKnown(knownText);
  const labelOf = ({ address }: Login): string | null =>
    known.find(({ range }) => address !== null && isIn(address, range))?.label ?? null;
  const filled = logins.filter(({ address }) => address !== null);
  const recognized = filled.filter((each) => labelOf(each) !== null);
  const others = filled.filter((each) => labelOf(each) === null);
  const inPrivate = others.filter(({ address }) => address !== null && isPrivate(address));
  const unrecognized = others.filter((each) => !inPrivate.includes(each));
  return {
    rows: logins.length,
    recognized: {
      count: recognized.length,
      share: logins.length === 0 ? null : recognized.length / logins.length,
    },
    unrecognized: unrecognizedOf(unrecognized),
    twoPlaces: usersOf(recognized).filter((user) => {
      const own = recognized.filter((each) => each.user !== null && fold(each.user) === user);
      return own.some((one) => own.some((two) => isElsewhere(one, two, labelOf)));
    }),
    failures: usersOf(logins).filter((user) => failsOften(logins, user)),
    privateRange: inPrivate.length,
    isProxy: isProxy(logins),
    withoutResults: logins.every((each) => !isValue(each.result ?? '') && !hasFailed(each)),
    withoutTimes: logins.every(({ at }) => at === null),
    withoutUsers: logins.every(({ user }) => user === null),
  };
}

/** A network and its label a line. */
function readKnown(text: string): Known[] {
  return text.split(/\r?\n/).flatMap((line) => {
    if (isEmpty(line)) return [];
    const [network = '', ...label] = line.split(',');
    const range = readRange(trim(network));
    if (range === null) throw new OracleRefusal(`${network} is no network`);
    return [{ range, label: trim(label.join(',')) }];
  });
}

function usersOf(logins: Login[]): string[] {
  const users = logins.map(({ user }) => user).filter((user) => user !== null);
  return [...new Set(users.map(fold))].sort(byCodePoint);
}

function unrecognizedOf(logins: Login[]): OracleLogins['unrecognized'] {
  const groups = new Map<string, Login[]>();
  for (const login of logins) {
    const key = JSON.stringify([keyOf(login), login.user === null ? null : fold(login.user)]);
    groups.set(key, [...(groups.get(key) ?? []), login]);
  }
  return [...groups.values()].map((group) => {
    const times = group.map(({ at }) => at).filter((at) => at !== null);
    times.sort((a, b) => a.ms - b.ms);
    const [spelling] = group.map(({ user }) => user ?? '').sort(byCodePoint);
    return {
      network: group[0]?.network ?? '',
      user: spelling || null,
      first: times[0]?.text ?? null,
      last: times.at(-1)?.text ?? null,
      count: group.length,
    };
  });
}

/** One address in any spelling. */
function keyOf({ address }: Login): string {
  return address === null ? '' : `${address.version} ${address.number}`;
}

/** Within 60 minutes under two labels. */
function isElsewhere(one: Login, two: Login, labelOf: (login: Login) => string | null): boolean {
  if (one.at === null || two.at === null || labelOf(one) === labelOf(two)) return false;
  return Math.abs(one.at.ms - two.at.ms) <= 60 * 60_000;
}

const FAILURES = ['fail', 'denied', 'invalid', 'error', 'locked'];
const FAILURE_WORDS = ['0', 'false', 'no'];

function hasFailed({ result }: Login): boolean {
  const text = fold(result ?? '');
  return FAILURE_WORDS.includes(text) || FAILURES.some((word) => text.includes(word));
}

/** Five failures of one user within ten minutes, both ends counted. */
function failsOften(logins: Login[], user: string): boolean {
  const own = logins.filter((each) => each.user !== null && fold(each.user) === user);
  const times = own.filter(hasFailed).flatMap(({ at }) => (at === null ? [] : [at.ms]));
  times.sort((a, b) => a - b);
  return times.some((ms, i) => (times[i + 4] ?? Number.POSITIVE_INFINITY) - ms <= 10 * 60_000);
}

/** One address on over 90 % of the rows. */
function isProxy(logins: Login[]): boolean {
  const counts = new Map<string, number>();
  for (const login of logins) {
    const key = keyOf(login);
    if (login.address !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts.values()].some((count) => count * 10 > logins.length * 9);
}

/** The rows of a network-address log, as a test wrote them. */
export function loginOf(row: { at: string; user: string; ip: string; result: string }): Login {
  const time = readTime(row.at, { dayFirst: false, utc: false });
  const moment = time === null ? null : momentOf(time, 'UTC', 'start');
  return {
    at:
      time === null || moment === null ? null : { text: timeText(time, 'UTC'), ms: moment.reading },
    user: isEmpty(row.user) ? null : trim(row.user),
    address: readAddress(trim(row.ip)),
    network: trim(row.ip),
    result: row.result,
  };
}

/** The searches of a log that has a column of addresses. */
export function loginsOfLog({ searches, zone }: OracleLog): Login[] {
  return searches.map((search: OracleSearch) => {
    const { searchedAt, cells, states } = search;
    const at =
      searchedAt === null
        ? null
        : { text: timeText(searchedAt, zone), ms: momentOf(searchedAt, zone, 'start').reading };
    const network = trim(cells.ipAddress ?? '');
    const user = states.user === 'value' ? trim(cells.user ?? '') : null;
    return { at, user, address: readAddress(network), network, result: null };
  });
}
