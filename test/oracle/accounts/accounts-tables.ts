import { personKey } from '../side/person-key.ts';
import type { Day } from '../side/side-dates.ts';
import { isValue } from '../side/side-dates.ts';
import { dayOf, type SideDescription, type SideRow } from '../side/side-table.ts';
import { isActiveAccount, isUnknownStatus } from './account-status.ts';

const USER = ['username', 'user id', 'login', 'email'];

/** Which table names an account, a person or a training: a user or a name is needed. */
const namesSomebody = (fields: Set<string>): boolean => fields.has('user') || fields.has('name');

/** A row that names nobody is of no use to any check. */
const namesNobody = ({ cells }: SideRow): boolean =>
  personKey(cells.user) === null && personKey(cells.name) === null;

export const ACCOUNTS: SideDescription = {
  columns: [
    { field: 'user', names: USER },
    { field: 'name', names: ['full name', 'display name'] },
    { field: 'role', names: ['user role', 'permission'] },
    { field: 'status', names: ['state', 'active'] },
    {
      field: 'createdAt',
      names: ['created', 'date created', 'account created'],
      isDate: true,
    },
    { field: 'approvedBy', names: ['approver', 'supervisor'] },
    { field: 'lastLoginAt', names: ['last login', 'last active', 'last access'], isDate: true },
    { field: 'disabledAt', names: ['deactivated', 'disabled', 'date disabled'], isDate: true },
  ],
  isHeader: namesSomebody,
  isBad: namesNobody,
  alone: 'name',
};

export const PEOPLE: SideDescription = {
  columns: [
    { field: 'name', names: ['full name', 'employee name'] },
    { field: 'user', names: USER },
    { field: 'employeeId', names: ['employee #', 'badge', 'personnel number'] },
    { field: 'unit', names: ['assignment', 'division', 'bureau'] },
    { field: 'title', names: ['rank', 'job title', 'position'] },
    { field: 'startedAt', names: ['hire date', 'start date'], isDate: true },
    {
      field: 'separatedAt',
      names: ['separation date', 'termination date', 'end date'],
      isDate: true,
    },
    { field: 'listedAt', names: ['date listed', 'date notified'], isDate: true },
  ],
  isHeader: namesSomebody,
  isBad: namesNobody,
  alone: 'name',
};

export const TRAINING: SideDescription = {
  columns: [
    { field: 'user', names: USER },
    { field: 'name', names: ['full name', 'employee name'] },
    { field: 'trainedAt', names: ['date', 'completed', 'completion date'], isDate: true },
    { field: 'course' },
  ],
  isHeader: (fields) => namesSomebody(fields) && fields.has('trainedAt'),
  isBad: namesNobody,
};

/** Whoever has keys: of the user, and of names. */
export interface Keyed {
  users: string[];
  names: string[];
  lines: number[];
}

/** One account, of one row or of several that agree. */
export interface Account extends Keyed {
  user: string | null;
  name: string | null;
  status: string;
  createdAt: Day;
  approved: boolean;
  lastLoginAt: Day;
  disabledAt: Day;
  active: boolean;
}

/** What the table of accounts holds: accounts, and rows of one user that do not agree. */
export interface AccountsFound {
  rows: number;
  accounts: Account[];
  disagreeing: Keyed[];
  unknownStatus: boolean;
}

/** What another source knows of an account's dates. */
export type Evidence = (account: Keyed) => { createdAt: Day; disabledAt: Day };

export function accountsOf(rows: SideRow[], asOf: number, evidence: Evidence): AccountsFound {
  const groups = groupBy(rows, (row) => personKey(row.cells.user));
  const agreeing = groups.filter((group) => group.every((row) => agree(row, group[0])));
  const disagreeing = groups.filter((group) => !agreeing.includes(group)).map(keyed);
  const accounts = agreeing
    .map((group) => accountOf(group, asOf, evidence))
    .filter(({ createdAt }) => !isAfter(createdAt, asOf));
  const unknownStatus = accounts.some(({ status }) => isUnknownStatus(status));
  return { rows: rows.length, accounts, disagreeing, unknownStatus };
}

function isAfter(day: Day, asOf: number): boolean {
  return day !== null && day > asOf;
}

/** Whether two rows of one user are one account: their status and dates are the same. */
function agree(row: SideRow, other: SideRow | undefined): boolean {
  const what = ({ cells, days }: SideRow): string =>
    JSON.stringify([(cells.status ?? '').toLowerCase(), days]);
  return other !== undefined && what(row) === what(other);
}

function keyed(group: SideRow[]): Keyed {
  const keys = (field: string): string[] =>
    [...new Set(group.map(({ cells }) => personKey(cells[field])))].filter((key) => key !== null);
  return { users: keys('user'), names: keys('name'), lines: group.map(({ line }) => line) };
}

function accountOf(group: SideRow[], asOf: number, evidence: Evidence): Account {
  const keys = keyed(group);
  const first = group[0];
  if (first === undefined) throw new Error('no group is empty');
  const more = evidence(keys);
  const disabledAt = dayOf(first, 'disabledAt') ?? more.disabledAt;
  const status = first.cells.status ?? '';
  return {
    ...keys,
    user: first.cells.user || null,
    name: first.cells.name || null,
    status,
    createdAt: dayOf(first, 'createdAt') ?? more.createdAt,
    approved: group.some(({ cells }) => isValue(cells.approvedBy ?? '')),
    lastLoginAt: dayOf(first, 'lastLoginAt'),
    disabledAt,
    active: isActiveAccount(status, disabledAt, asOf),
  };
}

/** One person, of one row or of several with one employee number. */
export interface Person extends Keyed {
  name: string | null;
  user: string | null;
  title: string | null;
  separatedAt: Day;
  listedAt: Day;
  /** Whether the person has left by as-of, and has not started again. */
  left: boolean;
}

export function peopleOf(rows: SideRow[], asOf: number): Person[] {
  const number = ({ cells }: SideRow): string | null =>
    isValue(cells.employeeId ?? '') ? (cells.employeeId ?? '').toLowerCase() : null;
  return groupBy(rows, number).map((group) => {
    const row = latestStart(group, asOf);
    const separatedAt = dayOf(row, 'separatedAt');
    const startedAt = dayOf(row, 'startedAt');
    const again = separatedAt !== null && startedAt !== null && startedAt > separatedAt;
    const startedAgain = again && !isAfter(startedAt, asOf);
    return {
      ...keyed(group),
      name: row.cells.name || null,
      user: row.cells.user || null,
      title: isValue(row.cells.title ?? '') ? (row.cells.title ?? null) : null,
      separatedAt,
      listedAt: dayOf(row, 'listedAt'),
      left: separatedAt !== null && separatedAt < asOf && !startedAgain,
    };
  });
}

/** The row with the latest start that has happened; without any, the first row. */
function latestStart(group: SideRow[], asOf: number): SideRow {
  const start = (row: SideRow): number => {
    const day = dayOf(row, 'startedAt');
    return day === null || day > asOf ? Number.NEGATIVE_INFINITY : day;
  };
  return group.reduce((latest, row) => (start(row) > start(latest) ? row : latest));
}

/** Rows that share a key, in the order of their first rows; a row without a key stands alone. */
function groupBy(rows: SideRow[], key: (row: SideRow) => string | null): SideRow[][] {
  const groups: SideRow[][] = [];
  for (const row of rows) {
    const own = key(row);
    const group = groups.find(([first]) => own !== null && first && key(first) === own);
    if (group === undefined) groups.push([row]);
    else group.push(row);
  }
  return groups;
}
