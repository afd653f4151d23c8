import type { EventLog } from './event.ts';
import { userNames } from './events.ts';

/** An event that tells when an account was created or deleted. */
export interface LifeEvent {
  readonly event: 'create' | 'delete';
  readonly users: readonly string[];
  readonly day: number;
  readonly order: number;
}

/** The creations and deletions of accounts, in order; nothing else is evidence. */
export function lifeEvents({ events }: EventLog): LifeEvent[] {
  return events.flatMap((each, order): LifeEvent[] => {
    const { event, at, entityKey } = each;
    const isLife = event === 'create' || event === 'delete';
    if (entityKey !== 'user' || !isLife || at === null) return [];
    return [{ event, users: userNames(each), day: at.day, order }];
  });
}
