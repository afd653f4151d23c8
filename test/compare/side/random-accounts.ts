import fc from 'fast-check';
import type { AccountsAsked } from '../../oracle/accounts/accounts.ts';
import { dayText } from '../../oracle/oracle-zone.ts';
import { type Member, nameCell, oneOf, SHARED, someMembers, userCell } from './people-cast.ts';
import { randomEvents, randomLog } from './random-account-logs.ts';
import { type RandomColumn, tableOf, type WrittenTable, withoutColumn } from './random-tables.ts';
import { maybeDate, TODAY } from './side-dates.ts';

type Row = Record<string, string>;

const STATUS = ['Active', 'enabled', 'yes', '1', 'Inactive', 'disabled', 'no', 'on leave', ''];

function column(field: string, kept: number, ...headers: string[]): RandomColumn<Row> {
  return { field, headers: [field, ...headers], kept, cell: (row) => row[field] ?? '' };
}

function accountRow(one: Member): fc.Arbitrary<Row> {
  return fc
    .record({
      user: userCell(one),
      name: nameCell(one),
      shared: fc.oneof(
        { weight: 10, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.constantFrom(...SHARED) },
      ),
      role: fc.constantFrom('User', 'Admin'),
      status: fc.constantFrom(...STATUS),
      createdAt: maybeDate(80),
      approvedBy: fc.constantFrom('Sgt. Stone', 'Sgt. Stone', 'Lt. Reed', '', 'N/A'),
      lastLoginAt: maybeDate(70),
      disabledAt: maybeDate(40),
    })
    .map(({ shared, ...row }) =>
      shared === null ? named(row, one) : { ...row, user: shared, name: shared },
    );
}

/** A row that names nobody is given its user. */
function named<R extends { user: string; name: string }>(row: R, { user }: Member): R {
  const isEmpty = (cell: string): boolean => cell === '' || cell === 'n/a';
  return isEmpty(row.user) || isEmpty(row.name) ? { ...row, ...filled(row, user) } : row;
}

/** Whichever column a table is written without, its rows name somebody. */
function filled({ user, name }: { user: string; name: string }, own: string) {
  const or = (cell: string, other: string): string => (/^(n\/a)?$/.test(cell) ? other : cell);
  return { user: or(user, own), name: or(name, own) };
}

/** Some rows come again: the same, or with another status. */
const accountRows = (one: fc.Arbitrary<Member>): fc.Arbitrary<Row[]> =>
  fc
    .array(
      fc.record({
        row: one.chain(accountRow),
        again: fc.nat(20),
        status: fc.constantFrom(...STATUS),
      }),
      {
        minLength: 1,
        maxLength: 8,
      },
    )
    .map((rows) =>
      rows.flatMap(({ row, again, status }): Row[] => {
        if (again === 0) return [row, row];
        return again === 1 ? [row, { ...row, status }] : [row];
      }),
    );

export const ACCOUNTS = [
  column('user', 85, 'Username', 'User ID', 'Login', 'Email'),
  column('name', 75, 'Full Name', 'Display_Name'),
  column('role', 50, 'Permission'),
  column('status', 80, 'State', 'Active'),
  column('createdAt', 80, 'Created', 'Date Created'),
  column('approvedBy', 80, 'Approver', 'Supervisor'),
  column('lastLoginAt', 70, 'Last Login', 'Last active'),
  column('disabledAt', 80, 'Deactivated', 'Date Disabled'),
];

function personRow(one: Member): fc.Arbitrary<Row> {
  return fc
    .record({
      user: userCell(one),
      name: nameCell(one),
      employeeId: fc.constantFrom(one.number, one.number, ''),
      unit: fc.constantFrom('Patrol', 'Records'),
      title: fc.constantFrom('Officer', 'officer ', 'Detective', 'Clerk', ''),
      startedAt: fc.oneof(
        { weight: 2, arbitrary: fc.constant('2020-01-02') },
        { weight: 1, arbitrary: maybeDate(60) },
      ),
      separatedAt: maybeDate(60),
      listedAt: maybeDate(60),
    })
    .map((row) => named(row, one));
}

/** Of rows with one employee number, the latest start decides: no two start on one day. */
const STARTS = [-2000, -120, -45, -15, -1, 1, -90, -30];

function withOwnStarts(rows: Row[]): Row[] {
  return rows.map((row, at) => {
    const startedAt = dayText(TODAY + (STARTS[at] ?? -at));
    return row.employeeId === '' ? row : { ...row, startedAt };
  });
}

/** Without starts, rows of one employee number cannot be told apart. */
function withStartsOrNumbers(table: WrittenTable): WrittenTable {
  return table.fields.includes('startedAt') ? table : withoutColumn(table, 'employeeId');
}

export const PEOPLE = [
  column('name', 85, 'Full Name', 'Employee Name'),
  column('user', 60, 'Username', 'Login'),
  column('employeeId', 50, 'Employee #', 'Badge'),
  column('unit', 40, 'Division'),
  column('title', 80, 'Rank', 'Job Title'),
  column('startedAt', 60, 'Hire Date'),
  column('separatedAt', 85, 'Separation Date', 'End Date'),
  column('listedAt', 70, 'Date Listed'),
];

function trainingRow(one: Member): fc.Arbitrary<Row> {
  return fc
    .record({
      user: userCell(one),
      name: nameCell(one),
      trainedAt: maybeDate(90),
      course: fc.constantFrom('ALPR', 'alpr ', 'Driving', ''),
    })
    .map((row) => named(row, one));
}

export const TRAINING = [
  column('user', 70, 'Login'),
  column('name', 70, 'Employee Name'),
  column('trainedAt', 100, 'Date', 'Completion Date'),
  column('course', 70),
];

/** What is given and asked, the log as a text. */
export type RandomAccounts = Omit<
  AccountsAsked,
  'log' | 'accounts' | 'people' | 'training' | 'events'
> & {
  accounts: WrittenTable;
  people: WrittenTable | null;
  training: WrittenTable | null;
  events: string | null;
  log: string | null;
  agency?: string;
};

const often = <T>(arbitrary: fc.Arbitrary<T>, freq: number): fc.Arbitrary<T | null> =>
  fc.option(arbitrary, { freq });

export const randomAccounts: fc.Arbitrary<RandomAccounts> = someMembers.map(oneOf).chain((one) =>
  fc
    .record({
      accounts: tableOf(accountRows(one), ACCOUNTS, [['user', 'name']]),
      people: often(
        tableOf(
          fc.array(one.chain(personRow), { minLength: 1, maxLength: 8 }).map(withOwnStarts),
          PEOPLE,
          [['name', 'user']],
        ).map(withStartsOrNumbers),
        5,
      ),
      training: often(
        tableOf(fc.array(one.chain(trainingRow), { minLength: 1, maxLength: 8 }), TRAINING, [
          ['user', 'name'],
          ['trainedAt'],
        ]),
        5,
      ),
      events: fc.oneof(
        { weight: 3, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: randomEvents(one) },
      ),
      log: often(randomLog(one), 5),
      course: fc.constantFrom(undefined, undefined, 'ALPR'),
      dormant: fc.constantFrom(undefined, undefined, '30d', '3mo', '1y', '91d'),
      titles: fc.constantFrom<(string[] | undefined)[]>(
        undefined,
        ['Officer'],
        ['Detective', 'Officer'],
      ),
      asOf: fc.constantFrom(undefined, TODAY, TODAY, TODAY, TODAY - 1),
      allowBadRows: fc.boolean(),
      zone: fc.constantFrom(undefined, undefined, 'America/Los_Angeles'),
      agency: fc.constantFrom(undefined, undefined, undefined, 'oak pd'),
    })
    .map(({ course, dormant, titles, asOf, zone, agency, ...rest }) => ({
      ...rest,
      ...(course !== undefined && { course }),
      ...(dormant !== undefined && { dormant }),
      ...(titles !== undefined && { titles }),
      ...(asOf !== undefined && { asOf }),
      ...(zone !== undefined && { zone }),
      ...(agency !== undefined && rest.log !== null && { agency }),
    })),
);
