import type { LoginsResult } from '../contract/systems/logins.ts';
import { byCodePoint } from '../search.ts';
import { msBetween } from '../side-tables/stamp.ts';
import type { Placed } from './login.ts';

const WITHIN_MS = 60 * 60_000;

/**
 * One user under two labels within an hour. Networks that are not known are never paired: the modem of
 * every patrol car changes its address.
 * @param recognized in order of time
 */
export function twoPlacesOf(recognized: readonly Placed[]): LoginsResult['twoPlaces'] {
  const last = new Map<string, Placed>();
  const found: LoginsResult['twoPlaces'] = [];
  for (const placed of recognized) {
    const { login, label } = placed;
    if (login.userKey === '' || !login.at?.hasTime) continue;
    const before = last.get(login.userKey);
    last.set(login.userKey, placed);
    if (before === undefined || before.label === label) continue;
    const ms = msBetween(before.login.at!, login.at);
    if (ms > WITHIN_MS) continue;
    found.push({
      user: login.user,
      from: before.label ?? '',
      to: label ?? '',
      at: login.at.iso,
      minutes: Math.floor(ms / 60_000),
      file: login.file,
      row: login.row,
    });
  }
  return found.sort((a, b) => byCodePoint(a.user, b.user) || byCodePoint(a.at, b.at));
}
