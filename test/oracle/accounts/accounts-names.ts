import { SHARED_NAMES } from '../side/packs.ts';
import { wordsOf } from '../side/phrases.ts';
import { type Check, type Evidence, each, of } from './accounts-kinds.ts';
import type { Account } from './accounts-tables.ts';

export function unknownUser({ log }: Evidence): Check {
  if (log === null) return null;
  const exceptions = log.unknown.map(({ spelling, days }) => ({
    kind: 'unknownUser' as const,
    user: spelling,
    name: null,
    date: days[0] ?? null,
    days: null,
    rows: [],
    open: ['rows' as const],
  }));
  return { exceptions, untold: [] };
}

export function noPerson({ accounts, people, personOf }: Evidence): Check {
  if (people === null) return null;
  return each(accounts, (account) => {
    if (isSharedName(account)) return null;
    const person = personOf(account);
    if (person === 'ambiguous') return 'untold';
    return person === 'nobody' ? of('noPerson', account) : null;
  });
}

export function sharedName({ accounts }: Evidence): Check {
  return each(accounts, (account) =>
    isSharedName(account) ? of('sharedName', account, null, null) : null,
  );
}

function isSharedName({ user, name }: Account): boolean {
  return hasOnlyListedWords((user ?? '').split('@')[0] ?? '') || hasOnlyListedWords(name ?? '');
}

function hasOnlyListedWords(text: string): boolean {
  const words = wordsOf(text)
    .map((word) => word.replace(/\p{Nd}/gu, ''))
    .filter((word) => word !== '');
  return words.length > 0 && words.every((word) => SHARED_NAMES.includes(word));
}

/** Two active accounts of one person, or of one name where people do not tell both apart. */
export function severalAccounts({ accounts, people, personOf }: Evidence): Check {
  const active = accounts.filter((account) => account.active);
  return each(active, (account) => {
    const others = active.filter((other) => other !== account);
    const sameName = others.filter(({ names }) => names.some((key) => account.names.includes(key)));
    if (people === null) return sameName.length > 0 ? several(account) : null;
    const person = personOf(account);
    if (person === 'ambiguous') return 'untold';
    const samePerson = others.filter((other) => person !== 'nobody' && personOf(other) === person);
    if (samePerson.length > 0) return several(account);
    const untold = (one: Account): boolean => personOf(one) === 'nobody';
    const ofOthers = sameName.filter((other) => personOf(other) !== 'ambiguous');
    return ofOthers.some((other) => untold(account) || untold(other)) ? several(account) : null;
  });
}

/** Whether an exception is an account, a person or a name, the contract does not say. */
function several(account: Account): ReturnType<typeof of> {
  return { ...of('severalAccounts', account, null, null), open: ['user', 'name', 'rows'] };
}
