import type { KnownDays } from './account.ts';
import { KeyIndex, type Keys, keysOfCells } from './keys.ts';
import type { AccountEvent } from './rows.ts';

/** What the events of one account say. */
interface Life {
  createdAt: number | null;
  disabledAt: number | null;
}

const NOTHING: KnownDays = { createdAt: null, disabledAt: null };

/**
 * What an event log knows of accounts, given by their keys: the last creation by `asOf`, and the last
 * deletion that no creation follows; of what comes later the first. Nothing else is taken from it: who made an event is no approver.
 * An event whose name meets two accounts says nothing of either.
 */
export function knownDays(
  events: readonly AccountEvent[] | null,
  asOf: number,
): (accounts: readonly Keys[]) => (account: Keys) => KnownDays {
  return (accounts) => {
    const index = new KeyIndex<Keys>();
    for (const keys of accounts) index.add(keys, keys);
    const lives = new Map<Keys, Life>();
    for (const { event, users, day } of (events ?? []).toSorted((a, b) => a.order - b.order)) {
      const { users: keys } = keysOfCells(users, []);
      const [account, another] = index.meetEither(keys)?.things ?? [];
      if (account === undefined || another !== undefined) continue;
      const life = lives.get(account) ?? { ...NOTHING };
      lives.set(account, life);
      // What is to come changes nothing that happened.
      if (day > asOf) addLater(life, event, day);
      else if (event === 'delete') life.disabledAt = day;
      else Object.assign(life, { createdAt: day, disabledAt: null });
    }
    return (account) => lives.get(account) ?? NOTHING;
  };
}

function addLater(life: Life, event: AccountEvent['event'], day: number): void {
  if (event === 'delete') life.disabledAt ??= day;
  else if (life.disabledAt === null) life.createdAt ??= day;
}
