import type { AccountNeed } from '../contract/systems/account-kinds.ts';
import { folded } from '../search.ts';
import { absencesOf } from './absence.ts';
import { type Account, accountsOf } from './account.ts';
import type { Ambiguities } from './ambiguities.ts';
import type { AccountsQuestion, Case, Evidence } from './evidence.ts';
import { KeyIndex } from './keys.ts';
import { severalOf } from './kinds/several.ts';
import { knownDays } from './known-days.ts';
import { type JoinedLog, joinedLog } from './log-evidence.ts';
import { type Person, peopleOf } from './person.ts';
import type { AccountsInput } from './rows.ts';
import { SharedNames } from './shared-name.ts';
import { Trainings } from './trainings.ts';

/** Everything joined, before it is checked. */
export interface Gathered {
  readonly cases: readonly Case[];
  readonly evidence: Evidence;
  readonly people: readonly Person[];
  readonly joined: JoinedLog | null;
  readonly accounts: readonly Account[];
  /** How many accounts were created after the day that stands for today. */
  readonly createdLater: number;
}

/** Joins accounts to people, trainings and the log. */
export function gathered(
  input: AccountsInput,
  question: AccountsQuestion,
  ambiguities: Ambiguities,
): Gathered {
  const { asOf } = input;
  const all = accountsOf(input.accounts.rows, asOf, knownDays(input.events, asOf));
  const there = all.filter(
    ({ createdAt, disagrees }) => disagrees || createdAt === null || createdAt <= asOf,
  );
  const accounts = there.filter(({ disagrees }) => !disagrees);
  for (const { keys, rows } of there.filter(({ disagrees }) => disagrees)) {
    ambiguities.add('accounts', keys.users[0] ?? '', rows);
  }
  const people = peopleOf(input.people?.rows ?? [], asOf);
  const persons = joinedPersons(accounts, people, ambiguities);
  const trainings = new Trainings(people, accounts, (account) => {
    const person = persons.get(account);
    return person === undefined || person === 'ambiguous' ? null : person;
  });
  const rows = (input.training?.rows ?? []).filter(isOfCourse(question.course));
  trainings.addAll(rows, asOf, ambiguities);
  const joined = input.log === null ? null : joinedToLog(input, there, ambiguities);
  const log = joined?.evidence ?? null;
  const cases = accounts.map((account): Case => {
    const person = persons.get(account) ?? null;
    const use = log?.useOf(account) ?? [];
    const subject = person === null || person === 'ambiguous' ? account : person;
    return {
      ...{ account, person, use },
      trained: trainings.of(subject),
      isUseAmbiguous: log?.isAmbiguous(account) ?? false,
      absences: log === null ? [] : absencesOf(use, question.dormant, log),
    };
  });
  const evidence = evidenceOf(input, question, joined, cases);
  const createdLater = all.length - there.length;
  return { cases, evidence, people, joined, accounts, createdLater };
}

function isOfCourse(course: string | null): (row: { course: string }) => boolean {
  return (row) => course === null || folded(row.course) === folded(course);
}

function joinedToLog(
  { log, asOf }: AccountsInput,
  accounts: readonly Account[],
  ambiguities: Ambiguities,
): JoinedLog | null {
  const index = new KeyIndex<Account>();
  for (const account of accounts) index.add(account, account.keys);
  return log === null ? null : joinedLog(log, index, asOf, ambiguities);
}

function joinedPersons(
  accounts: readonly Account[],
  people: readonly Person[],
  ambiguities: Ambiguities,
): Map<Account, Person | 'ambiguous'> {
  const index = new KeyIndex<Person>();
  for (const person of people) index.add(person, person.keys);
  const persons = new Map<Account, Person | 'ambiguous'>();
  for (const account of accounts) {
    const met = index.meet(account.keys);
    if (met === undefined) continue;
    const [person, ...more] = met.things;
    persons.set(account, more.length === 0 ? person! : 'ambiguous');
    if (more.length > 0) {
      ambiguities.add(
        'people',
        met.key,
        met.things.flatMap(({ rows }) => rows),
      );
    }
  }
  return persons;
}

function evidenceOf(
  input: AccountsInput,
  { dormant, course, titles, sharedNames }: AccountsQuestion,
  joined: JoinedLog | null,
  cases: readonly Case[],
): Evidence {
  const log = joined?.evidence ?? null;
  const hasLogins = cases.some(({ account }) => account.lastLoginAt !== null);
  const has: Partial<Record<AccountNeed, boolean>> = {
    log: log !== null,
    people: input.people !== null,
    training: input.training !== null,
    titles: titles !== null,
    'accounts.approvedBy': input.accounts.fields.has('approvedBy'),
    'accounts.lastLoginAt': hasLogins,
    'accounts.disabledAt': input.accounts.fields.has('disabledAt') || input.events !== null,
    'people.title': input.people?.fields.has('title') ?? true,
    'people.separatedAt': input.people?.fields.has('separatedAt') ?? true,
    'people.listedAt': input.people?.fields.has('listedAt') ?? true,
    'training.course': course === null || (input.training?.fields.has('course') ?? true),
  };
  return {
    asOf: input.asOf,
    dormant,
    titles: titles === null ? null : new Set(titles.map(folded)),
    has: (need) => has[need] ?? true,
    log,
    isLogOfOthers: joined !== null && !joined.isJoined,
    hasLogins,
    sharedNames: new SharedNames(sharedNames),
    hasAnother: severalOf(cases),
  };
}
