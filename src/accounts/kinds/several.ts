import type { Account } from '../account.ts';
import type { Case } from '../evidence.ts';

/**
 * Tells active accounts that have another active one of the same person, or of the same name. Where
 * people tell two of one name apart, each account is of its own; where a name meets two, nobody can.
 */
export function severalOf(cases: readonly Case[]): (account: Account) => boolean {
  const active = cases.filter(({ account, person }) => account.active && person !== 'ambiguous');
  const persons = new Map<Case['person'], number>();
  const names = new Map<string, { all: number; ofNobody: number }>();
  for (const { account, person } of active) {
    if (person !== null) persons.set(person, (persons.get(person) ?? 0) + 1);
    for (const name of account.keys.names) {
      const there = names.get(name) ?? { all: 0, ofNobody: 0 };
      there.all++;
      if (person === null) there.ofNobody++;
      names.set(name, there);
    }
  }
  const isSeveral = ({ account, person }: Case): boolean =>
    (persons.get(person) ?? 0) > 1 ||
    account.keys.names.some((name) => {
      const { all, ofNobody } = names.get(name) ?? { all: 0, ofNobody: 0 };
      return all > 1 && ofNobody > 0;
    });
  const several = new Set(active.filter(isSeveral).map(({ account }) => account));
  return (account) => several.has(account);
}
