import { fold } from '../oracle-white-space.ts';
import { personKey } from '../side/person-key.ts';
import { dayOf, type SideTable } from '../side/side-table.ts';
import { type Joined, meet } from './accounts-joins.ts';
import type { Account, Keyed, Person } from './accounts-tables.ts';

/** The days on which the holder of an account was trained, ascending. */
export interface Trained {
  sure: number[];
  /** Days of trainings whose key meets two: they may be the holder's. */
  perhaps: number[];
}

export interface TrainingAsked {
  training: SideTable;
  course: string | undefined;
  asOf: number;
  accounts: Account[];
  people: Person[];
  personOf: (account: Account) => Joined;
}

/** The trainings that count, by account: of the course asked for, dated, and past. */
export function trainingsOf(asked: TrainingAsked): Map<Account, Trained> {
  const { training, course, asOf, accounts } = asked;
  const trained = new Map(
    accounts.map((account) => [account, { sure: [], perhaps: [] } as Trained]),
  );
  for (const row of training.rows) {
    const day = dayOf(row, 'trainedAt');
    if (day === null || day > asOf) continue;
    if (course !== undefined && fold(row.cells.course ?? '') !== fold(course)) continue;
    const holders = holdersOf(row.cells, asked);
    for (const account of accounts) {
      if (!holders.some((holder) => holderOf(account, asked) === holder)) continue;
      const days = trained.get(account);
      (holders.length === 1 ? days?.sure : days?.perhaps)?.push(day);
    }
  }
  for (const days of trained.values()) days.sure.sort((a, b) => a - b);
  return trained;
}

/** Who holds an account: its person, where it joins one, else whoever that is. */
function holderOf(account: Account, { personOf }: TrainingAsked): Keyed {
  const person = personOf(account);
  return typeof person === 'string' ? account : person;
}

/** Whom a row of the training table may mean, of the accounts and the people together. */
function holdersOf(cells: Record<string, string>, asked: TrainingAsked): Keyed[] {
  const keys = [personKey(cells.user), personKey(cells.name)];
  const [users, names] = keys.map((key) => (key === null ? [] : [key]));
  for (const [ofUser, ofName] of [
    [users, []],
    [[], names],
  ]) {
    const accounts = meet(ofUser ?? [], ofName ?? [], asked.accounts)?.found ?? [];
    const people = meet(ofUser ?? [], ofName ?? [], asked.people)?.found ?? [];
    const holders = new Set<Keyed>([
      ...people,
      ...accounts.map((account) => holderOf(account, asked)),
    ]);
    if (holders.size > 0) return [...holders];
  }
  return [];
}
