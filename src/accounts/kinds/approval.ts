import { folded } from '../../search.ts';
import type { AccountCheck } from '../evidence.ts';

export const unapproved: AccountCheck = {
  kind: 'unapproved',
  needs: ['accounts.approvedBy'],
  judge: ({ account: { active, approval, createdAt } }) => {
    if (!active || approval === 'given') return null;
    if (approval === 'unknown') return { untold: 'accounts.approvedBy' };
    return { date: createdAt, days: null };
  },
};

export const titleNotAllowed: AccountCheck = {
  kind: 'titleNotAllowed',
  needs: ['people', 'titles', 'people.title'],
  judge: ({ account, person }, { titles }) => {
    if (!account.active) return null;
    if (person === 'ambiguous') return { untold: 'people.ambiguous' };
    const title = person === null ? '' : folded(person.title);
    if (title === '') return { untold: 'people.title' };
    return titles?.has(title) ? null : { date: account.createdAt, days: null };
  },
};
