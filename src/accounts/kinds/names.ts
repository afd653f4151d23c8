import { type AccountCheck, FOUND } from '../evidence.ts';

export const noPerson: AccountCheck = {
  kind: 'noPerson',
  needs: ['people'],
  judge: ({ account, person }, { sharedNames }) => {
    if (person === 'ambiguous') return { untold: 'people.ambiguous' };
    if (person !== null || sharedNames.has(account)) return null;
    return { date: account.createdAt, days: null };
  },
};

export const severalAccounts: AccountCheck = {
  kind: 'severalAccounts',
  needs: [],
  judge: ({ account, person }, { hasAnother }) => {
    if (!account.active) return null;
    if (person === 'ambiguous') return { untold: 'people.ambiguous' };
    return hasAnother(account) ? FOUND : null;
  },
};

export const sharedName: AccountCheck = {
  kind: 'sharedName',
  needs: [],
  judge: ({ account }, { sharedNames }) => (sharedNames.has(account) ? FOUND : null),
};
