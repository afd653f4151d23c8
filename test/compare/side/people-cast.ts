import fc from 'fast-check';

/** Somebody who stands in several tables, under several forms of one name. */
export interface Member {
  first: string;
  last: string;
  suffix?: string;
  user: string;
  number: string;
}

/** Two people of one name among them, and two whose names are alike and not the same. */
export const CAST: Member[] = [
  { first: 'Jane', last: 'Doe', user: 'jdoe', number: '100' },
  { first: 'Jane', last: 'Doe', user: 'jdoe2', number: '101' },
  { first: 'Janet', last: 'Doe', user: 'jadoe', number: '102' },
  { first: 'José', last: 'Núñez', user: 'jnunez', number: '103' },
  { first: 'Al', last: 'Smith', suffix: 'Jr.', user: 'asmith', number: '104' },
  { first: 'Al', last: 'Smith', user: 'alsmith', number: '105' },
  { first: 'Mary Ann', last: "O'Neil", user: 'moneil', number: '106' },
  { first: 'Kim', last: 'Poe', user: 'kpoe', number: '107' },
];

/** The few people of a case: most rows are theirs, so that tables and log meet. */
export const someMembers: fc.Arbitrary<Member[]> = fc.subarray(CAST, {
  minLength: 1,
  maxLength: 4,
});

export function oneOf(members: Member[]): fc.Arbitrary<Member> {
  return fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...members) },
    { weight: 1, arbitrary: fc.constantFrom(...CAST) },
  );
}

type NameForm = (member: Member) => string;

const suffixed = ({ suffix = '' }: Member): string => (suffix === '' ? '' : ` ${suffix}`);

export const NAME_FORMS: NameForm[] = [
  (one) => `${one.first} ${one.last}${suffixed(one)}`,
  (one) => `${one.first} ${one.last}${suffixed(one)}`,
  (one) => `${one.last}${suffixed(one)}, ${one.first}`,
  (one) => `${one.last}${suffixed(one)},${one.first}`.toUpperCase(),
  (one) => `${one.first}  ${one.last}${suffixed(one).replace('.', '')}`,
  (one) => ` ${one.first}\u00a0${one.last}${suffixed(one)}`,
  (one) => `${one.first} ${one.last}${suffixed(one)}`.normalize('NFD'),
  (one) => `${one.first} ${one.last}${one.suffix ? `, ${one.suffix.toUpperCase()}` : ''}`,
];

export const USER_FORMS: NameForm[] = [
  ({ user }) => user,
  ({ user }) => user,
  ({ user }) => user.toUpperCase(),
  ({ user }) => `${user[0]}.${user.slice(1)}`,
  ({ user }) => `${user}@police.example.gov`,
  ({ user }) => ` ${user[0]?.toUpperCase()}.${user.slice(1)}@police.example.gov `,
];

/** Accounts that several people use, and one whose name only looks like it. */
export const SHARED = ['detectives2', 'Patrol Desk', 'admin@police.example.gov', 'front.desk'];

const EMPTY = ['', '', 'n/a'];

/** A name or a user of somebody as a table may have it; now and then nothing. */
export function nameCell(one: Member): fc.Arbitrary<string> {
  return withEmpty(fc.constantFrom(...NAME_FORMS).map((form) => form(one)));
}

export function userCell(one: Member): fc.Arbitrary<string> {
  return withEmpty(fc.constantFrom(...USER_FORMS).map((form) => form(one)));
}

function withEmpty(filled: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 9, arbitrary: filled },
    { weight: 1, arbitrary: fc.constantFrom(...EMPTY) },
  );
}

/** A user as a log may have it: mostly of one kind. */
export function logUser(one: Member): fc.Arbitrary<string> {
  return fc.constantFrom(...USER_FORMS, ...NAME_FORMS.slice(1, 4)).map((form) => form(one));
}

export const EVENT_NAMES: NameForm[] = [...USER_FORMS.slice(1, 5), ...NAME_FORMS.slice(1, 3)];
