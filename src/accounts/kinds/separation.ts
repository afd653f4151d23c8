import type { AccountCheck, Case, Judged } from '../evidence.ts';

/** When the person of an account left, or that nobody can tell; null where they have not. */
function separation({ person }: Case): number | null | { readonly untold: 'people.ambiguous' } {
  if (person === 'ambiguous') return { untold: 'people.ambiguous' };
  return person === null ? null : person.separatedAt;
}

export const separatedActive: AccountCheck = {
  kind: 'separatedActive',
  needs: ['people', 'people.separatedAt'],
  judge: (of, { asOf }) => {
    const left = separation(of);
    if (typeof left !== 'number') return left;
    return of.account.active ? { date: left, days: asOf - left } : null;
  },
};

export const disabledLate: AccountCheck = {
  kind: 'disabledLate',
  needs: ['people', 'people.separatedAt', 'accounts.disabledAt'],
  judge: (of) => {
    const left = separation(of);
    const { active, disabledAt } = of.account;
    if (typeof left !== 'number') return left;
    if (active) return null;
    if (disabledAt === null) return { untold: 'accounts.disabledAt' };
    return disabledAt > left ? { date: disabledAt, days: disabledAt - left } : null;
  },
};

export const searchAfterSeparation: AccountCheck = {
  kind: 'searchAfterSeparation',
  needs: ['people', 'people.separatedAt', 'log'],
  judge: (of) => {
    const left = separation(of);
    return typeof left === 'number' ? searchAfter(of, left) : left;
  },
};

export const searchAfterDisabled: AccountCheck = {
  kind: 'searchAfterDisabled',
  needs: ['accounts.disabledAt', 'log'],
  judge: (of) => {
    const { active, disabledAt } = of.account;
    if (active) return null;
    return disabledAt === null ? { untold: 'accounts.disabledAt' } : searchAfter(of, disabledAt);
  },
};

function searchAfter({ use, isUseAmbiguous }: Case, day: number): Judged {
  if (isUseAmbiguous) return { untold: 'accounts.ambiguous' };
  const first = use.find((each) => each > day);
  return first === undefined ? null : { date: first, days: use.at(-1)! - first };
}
