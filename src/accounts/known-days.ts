import type { KnownDays } from './account.ts';
import { KeyIndex, type Keys, keysOfCells } from './keys.ts';
import type { AccountEvent } from './rows.ts';

/** What the events of one name say. */
interface Life {
  createdAt: number | null;
  disabledAt: number | null;
}

/**
 * What an event log knows of accounts, by their keys: the last creation by `asOf`, and the last deletion
 * that no creation follows. Nothing else is taken from it: who made an event is no approver.
 */
export function knownDays(
  events: readonly AccountEvent[] | null,
  asOf: number,
): (keys: Keys) => KnownDays {
  const index = new KeyIndex<Life>();
  const byName = new Map<string, Life>();
  const happened = (events ?? []).filter(({ day }) => day <= asOf);
  for (const { event, users, day } of happened.toSorted((a, b) => a.order - b.order)) {
    const keys = keysOfCells(users, users);
    const life = lifeOf(byName, keys);
    if (event === 'delete') life.disabledAt = day;
    else Object.assign(life, { createdAt: day, disabledAt: null });
    index.add(life, keys);
  }
  return (keys) => {
    const met = index.meet(keys);
    const [life, another] = met?.things ?? [];
    return life === undefined || another !== undefined
      ? { createdAt: null, disabledAt: null }
      : life;
  };
}

function lifeOf(byName: Map<string, Life>, { users }: Keys): Life {
  const known = users.map((key) => byName.get(key)).find((life) => life !== undefined);
  const life = known ?? { createdAt: null, disabledAt: null };
  for (const key of users) byName.set(key, life);
  return life;
}
