import fc from 'fast-check';
import { dayText } from '../../oracle/oracle-zone.ts';
import { CAST, type Member, NAME_FORMS, USER_FORMS } from './people-cast.ts';
import { WEEKLY } from './random-account-logs.ts';
import { ACCOUNTS, PEOPLE, type RandomAccounts, TRAINING } from './random-accounts.ts';
import { tableOf } from './random-tables.ts';
import { TODAY } from './side-dates.ts';
import { csv } from './side-run.ts';

/*
 * Accounts that are nearly as they should be: each date stands on its limit, or a day beside it. Of
 * wholly random ones hardly any safeguard is met.
 */

/** Somebody whose name nobody shares, and what happened when, in days from today. */
interface Life {
  member: Member;
  created: number;
  trained: number;
  first: number;
  /** Two dates of use about 90 days apart, and a training about then. */
  absence: { from: number; to: number; retrained: number } | null;
  left: { at: number; disabled: number; listed: number; last: number } | null;
  approvedBy: string;
  title: string;
}

/** A day beside a limit in one of some cases: else exactly on it. */
function about(day: number, ...beside: number[]): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(day) },
    { weight: 1, arbitrary: fc.constantFrom(...beside).map((days) => day + days) },
  );
}

const absence = fc
  .record({ to: about(90, -1, 1), retrained: fc.constantFrom(0, 0, 90, 90, 45, -1, 92) })
  .map(({ to, retrained }) => ({ from: -180, to: to - 180, retrained: retrained - 180 }));

const left = fc
  .record({
    disabled: about(0, -1, 1),
    listed: fc.constantFrom(0, 14, 14, 15),
    last: about(0, -1, 1, 5),
    at: fc.constantFrom(-40, -40, -1, 0),
  })
  .map(({ at, disabled, listed, last }) => {
    return { at, disabled: at + disabled, listed: at + listed, last: at + last };
  });

function lifeOf(member: Member): fc.Arbitrary<Life> {
  return fc.record({
    member: fc.constant(member),
    created: fc.constant(-300),
    trained: about(-295, -1, 1, 5),
    first: about(-295, 1),
    absence: fc.option(absence, { freq: 2 }),
    left: fc.option(left, { freq: 2 }),
    approvedBy: about(0, 1).map((at) => (at === 0 ? 'Sgt. Stone' : '')),
    title: about(0, 1).map((at) => (at === 0 ? 'Officer' : 'Clerk')),
  });
}

/** Whoever searches every week has an account, too, and nothing is wrong with it. */
const weekly: Life = {
  member: CAST.find(({ user }) => user === WEEKLY[0]?.user) ?? CAST[0]!,
  created: -364,
  trained: -365,
  first: -364,
  absence: null,
  left: null,
  approvedBy: 'Sgt. Stone',
  title: 'Officer',
};

const lives = fc
  .subarray(
    CAST.filter(({ user }) => ['jadoe', 'jnunez', 'moneil'].includes(user)),
    { minLength: 1 },
  )
  .chain((members) => fc.tuple(...members.map(lifeOf)))
  .map((some): Life[] => [weekly, ...some]);

function day(offset: number | undefined): string {
  return offset === undefined ? '' : dayText(TODAY + offset);
}

type Named = { user: string; name: string };

function accountOf({ created, left: leaving, approvedBy }: Life, named: Named) {
  return {
    ...named,
    role: 'User',
    status: leaving === null || leaving.at === 0 ? 'Active' : 'Inactive',
    createdAt: day(created),
    approvedBy,
    lastLoginAt: day(leaving === null ? 0 : leaving.at),
    disabledAt: leaving?.at === 0 ? '' : day(leaving?.disabled),
  };
}

function personOf({ member, left: leaving, title }: Life, named: Named) {
  return {
    ...named,
    employeeId: member.number,
    unit: 'Patrol',
    title,
    startedAt: day(-900),
    separatedAt: day(leaving?.at),
    listedAt: day(leaving?.listed),
  };
}

function trainingsOf({ trained, absence: gap }: Life, named: Named) {
  const days = gap === null ? [trained] : [trained, gap.retrained];
  return days.map((at) => ({ ...named, trainedAt: day(at), course: 'ALPR' }));
}

function searchesOf({ first, absence: gap, left: leaving }: Life, user: string): string[][] {
  // Between the first search and the absence nobody is away for 90 days.
  const before = [first, -240, -180];
  const after = gap === null ? [-120, -60] : [gap.to, -50];
  const last = leaving === null ? [0] : [leaving.last];
  const days = [...before, ...after, ...last].filter((at) => at <= (leaving?.last ?? 0));
  return days.map((at) => [day(at), user]);
}

const forms = fc.record({
  users: fc.constantFrom(...USER_FORMS),
  names: fc.constantFrom(...NAME_FORMS),
});

export const tidyAccounts: fc.Arbitrary<RandomAccounts> = fc
  .record({ all: lives, own: forms, other: forms, third: forms })
  .chain(({ all, own, other, third }) => {
    const named = ({ users, names }: typeof own, { member }: Life): Named => {
      return { user: users(member), name: names(member) };
    };
    const searches = all.slice(1).flatMap((life) => searchesOf(life, third.users(life.member)));
    const everyWeek = WEEKLY.map(({ day: at, user }) => [dayText(at), user]);
    const rows = [...searches, ...everyWeek].map(([date = '', user = ''], at) => {
      return [`s-${at}`, `${date} 09:00:00`, user, 'theft'];
    });
    const nearlyAll = <T extends { kept: number }>(columns: T[]): T[] =>
      columns.map((column) => ({ ...column, kept: 98 }));
    const rowsOf = <Row>(made: Row[]) => fc.constant(made);
    return fc.record({
      accounts: tableOf(
        rowsOf(all.map((life) => accountOf(life, named(own, life)))),
        nearlyAll(ACCOUNTS),
        [['user', 'name']],
      ),
      people: tableOf(
        rowsOf(all.map((life) => personOf(life, named(other, life)))),
        nearlyAll(PEOPLE),
        [['name', 'user']],
      ),
      training: tableOf(
        rowsOf(all.flatMap((life) => trainingsOf(life, named(other, life)))),
        nearlyAll(TRAINING),
        [['user', 'name'], ['trainedAt']],
      ),
      events: fc.constant(null),
      log: fc.constant(csv([['Search ID', 'Search Time', 'User', 'Reason'], ...rows])),
      titles: fc.constant(['Officer']),
      asOf: fc.constant(TODAY),
      allowBadRows: fc.constant(false),
    });
  });
