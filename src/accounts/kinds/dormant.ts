import { dayBefore } from '../../ages/edges.ts';
import { isApart } from '../absence.ts';
import type { AccountCheck, Judged } from '../evidence.ts';

export const dormant: AccountCheck = {
  kind: 'dormant',
  needs: [],
  needsOneOf: ['accounts.lastLoginAt', 'log'],
  judge: ({ account, use, isUseAmbiguous }, evidence): Judged => {
    if (!account.active) return null;
    const { asOf, dormant: period, log, hasLogins } = evidence;
    const login = account.lastLoginAt !== null && account.lastLoginAt <= asOf;
    const last = Math.max(
      login ? account.lastLoginAt! : Number.NEGATIVE_INFINITY,
      use.at(-1) ?? Number.NEGATIVE_INFINITY,
    );
    // A use that was seen is one, however much of the rest is known.
    if (Number.isFinite(last) && !isApart(last, asOf, period)) return null;
    // The last login alone is kept: one after the as-of date hides when the one before it was.
    if (account.lastLoginAt !== null && !login) return { untold: 'accounts.lastLoginAt' };
    if (isUseAmbiguous) return { untold: 'accounts.ambiguous' };
    const reachesBack = log !== null && log.days[0]! <= dayBefore(asOf, period);
    if (!hasLogins && !reachesBack) return { untold: 'log.earlier' };
    if (Number.isFinite(last)) return { date: last, days: asOf - last };
    if (account.createdAt === null) return { untold: 'accounts.createdAt' };
    return isApart(account.createdAt, asOf, period) ? { date: null, days: null } : null;
  },
};
