import type { AccountsResult } from '../contract/systems/accounts.ts';
import type { Case, Evidence } from './evidence.ts';
import type { Person } from './person.ts';

type Lags = AccountsResult['lags'];

/** How long it took, in days, from separations to the disabling of accounts and to the personnel list. */
export function lagsOf(
  cases: readonly Case[],
  people: readonly Person[],
  { asOf }: Pick<Evidence, 'asOf'>,
): Lags {
  const left = cases.flatMap(({ account, person }) => {
    const day = person === null || person === 'ambiguous' ? null : person.separatedAt;
    return day === null ? [] : [{ account, day }];
  });
  const open = left.filter(({ account }) => account.active).map(({ day }) => asOf - day);
  const disabled = left.flatMap(({ account: { active, disabledAt }, day }) =>
    active || disabledAt === null ? [] : [Math.max(0, disabledAt - day)],
  );
  const gone = people.filter(({ separatedAt }) => separatedAt !== null);
  const listed = gone.flatMap(({ separatedAt, listedAt }) =>
    separatedAt === null || listedAt === null ? [] : [Math.max(0, listedAt - separatedAt)],
  );
  return {
    disable: {
      ...statistics(disabled),
      open: open.length,
      longestOpen: open.length === 0 ? null : Math.max(...open),
    },
    list: { ...statistics(listed), open: gone.length - listed.length },
  };
}

function statistics(days: readonly number[]): Pick<Lags['list'], 'n' | 'median' | 'largest'> {
  const ascending = days.toSorted((a, b) => a - b);
  const n = ascending.length;
  if (n === 0) return { n, median: null, largest: null };
  const upper = ascending[Math.floor(n / 2)]!;
  const lower = ascending[Math.floor((n - 1) / 2)]!;
  return { n, median: (lower + upper) / 2, largest: ascending[n - 1]! };
}
