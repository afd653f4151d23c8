import { CannotBeDone } from '../errors.ts';
import { ANY_LAYOUT, normalizedName } from '../log/header/header-names.ts';
import type { Field } from '../search.ts';
import type { RowsAre, TableDescription } from './columns.ts';
import { ACCOUNTS, PEOPLE as ROSTER } from './people/description.ts';

/** Files of another kind that have the columns of a table, too. */

const OF_EVENTS = ['event type', 'entity type', 'event id'].map(normalizedName);

/** A kind of file by its header: of each list it has one name, and of `without` none. */
interface OtherKind {
  /** Fields of search logs that it has. */
  readonly fields?: readonly Field[];
  readonly names: readonly (readonly string[])[];
  readonly without?: readonly string[];
  /** What it is and what to do, to follow its name, for those for which it might be taken. */
  readonly is: Readonly<Partial<Record<RowsAre, string>>>;
}

const ACCOUNT = ['user', 'user name', 'username', 'user id', 'userid', 'login'];
const PERSON = [...ACCOUNT, 'name', 'full name', 'employee name'];
const LAST_LOGIN = ['last login', 'last login at', 'last active', 'last access'];
const OF_ACCOUNTS = [...LAST_LOGIN, 'status', 'created', 'date created', 'account created'];

/** The names of some fields of a table. */
function namesOf<Name extends string>(
  { columns }: TableDescription<Name>,
  ...fields: Name[]
): string[] {
  const own = columns.filter(({ field }) => fields.includes(field));
  return own.flatMap(({ field, names }) => [field, ...names]);
}

/** What tables of accounts have, and lists of people have not. */
const ONLY_OF_ACCOUNTS = [
  ...namesOf(ACCOUNTS, 'role', 'status', 'createdAt', 'approvedBy', 'lastLoginAt', 'disabledAt'),
].filter((name) => !['state', 'supervisor'].includes(name));
/** What lists of people have, and tables of accounts have not. */
const ONLY_OF_PEOPLE = namesOf(
  ROSTER,
  ...(['employeeId', 'unit', 'title', 'startedAt', 'separatedAt', 'listedAt'] as const),
);
const OF_STAFF = [
  ...['employee #', 'employee id', 'badge', 'personnel number', 'hire date', 'separated at'],
  ...['separation date', 'termination date'],
];
const SEARCHING = [
  ...['search time', 'search date', 'search date/time', 'search id', 'search reason'],
  ...['search type', 'search purpose', 'query date', 'query id', 'time frame', 'date range'],
  ...['total networks searched', 'network count'],
];

const SEARCH_LOG = 'is a search log, and no table of people: name it as the log';
const LOGINS = 'is a log of logins: alpr-audit logins reads it';
const TRAININGS = 'is a register of trainings: give it with --training';
const PEOPLE = 'is a list of people, and not of agencies: alpr-audit accounts --people reads it';

const KINDS: readonly OtherKind[] = [
  {
    fields: ['plate', 'searchedAt'],
    names: [],
    is: { accounts: SEARCH_LOG, people: SEARCH_LOG, trainings: SEARCH_LOG },
  },
  {
    fields: ['plate', 'searchedAt'],
    names: [SEARCHING],
    is: {
      cases: 'is a search log, and no register of cases: give what the records system exports',
    },
  },
  {
    fields: ['searchedAt'],
    names: [SEARCHING],
    is: {
      agencies: 'is a search log, and no list of agencies: name it as the log',
      shares: 'is a search log, and no register of shares: give it with --log',
    },
  },
  {
    fields: ['ipAddress', 'user'],
    names: [['login time', 'login date', 'logged in at', 'logon time', 'sign in time']],
    is: { accounts: LOGINS, people: LOGINS, trainings: LOGINS, agencies: LOGINS, shares: LOGINS },
  },
  {
    names: [PERSON, ['course'], ['trained at', 'completed', 'completion date', 'date']],
    is: { accounts: TRAININGS, people: TRAININGS, agencies: TRAININGS, shares: TRAININGS },
  },
  {
    names: [ACCOUNT, LAST_LOGIN],
    without: ONLY_OF_PEOPLE,
    is: { people: 'is a list of accounts: give it with --accounts' },
  },
  {
    names: [PERSON, OF_STAFF],
    without: ONLY_OF_ACCOUNTS,
    is: {
      accounts: 'is a list of people: give it with --people',
      agencies: PEOPLE,
      shares: PEOPLE,
    },
  },
  {
    names: [ACCOUNT, OF_ACCOUNTS],
    is: {
      agencies: 'is a list of accounts, and not of agencies: alpr-audit accounts reads it',
      shares: 'is a list of accounts, and no register of shares: alpr-audit accounts reads it',
    },
  },
  {
    names: [['networks shared with me', "networks i'm sharing", 'networks i am sharing']],
    is: { shares: "is the vendor's list of shares, and no register of the agency's own" },
  },
];

/** A table of another kind is refused by name. @throws CannotBeDone */
export function refuseOther<Name extends string>(
  name: string,
  cells: readonly string[],
  { columns, rowsAre }: TableDescription<Name>,
): void {
  const names = new Set(cells.map(normalizedName));
  const fields = new Set([...names].map((each) => ANY_LAYOUT.get(each)?.field));
  const has = (text: string): boolean => names.has(normalizedName(text));
  const isOf = (kind: OtherKind): boolean =>
    (kind.fields ?? []).every((field) => fields.has(field)) &&
    kind.names.every((some) => some.some(has)) &&
    !(kind.without ?? []).some(has);
  const other =
    rowsAre === undefined ? undefined : KINDS.find((kind) => kind.is[rowsAre] && isOf(kind));
  if (rowsAre !== undefined && other !== undefined) {
    throw new CannotBeDone(`${name} ${other.is[rowsAre]}`);
  }
  const isAsked = columns.some(({ field }) => normalizedName(field) === OF_EVENTS[1]);
  if (isAsked || !OF_EVENTS.every((each) => names.has(each))) return;
  throw new CannotBeDone(
    `${name} is a Flock event log (who changed what): alpr-audit events reads it, and accounts --events`,
  );
}
