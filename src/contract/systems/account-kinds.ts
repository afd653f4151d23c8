/**
 * What `accounts` checks, as plain data: the exceptions by kind, the five safeguards of Figure 6, and
 * what a check can lack. Schema, tables and --explain are made of it.
 */

interface KindFacts {
  readonly label: string;
  readonly meaning: string;
  /** What `date` and `days` of its rows are; null where they are null. */
  readonly date: string | null;
  readonly days: string | null;
}

/** In the order in which exceptions are listed. */
export const ACCOUNT_KINDS = {
  unapproved: {
    label: 'no approval on file',
    meaning: 'An active account without an approver.',
    date: 'created',
    days: null,
  },
  titleNotAllowed: {
    label: 'job title not among those allowed',
    meaning: "An active account whose person's title is not among --titles.",
    date: 'created',
    days: null,
  },
  untrained: {
    label: 'no training on file',
    meaning: 'An active account whose person has no training that counts.',
    date: 'created',
    days: null,
  },
  trainedAfterAccess: {
    label: 'searched before the first training',
    meaning:
      'The first search is on an earlier date than the first training. An account that was created before the training, and not used, is none.',
    date: 'first search',
    days: 'days to training',
  },
  notRetrained: {
    label: 'returned from an absence without training',
    meaning:
      'Between two neighboring dates of use, --dormant or more apart, no training on or between them; the longest such gap of an account. A gap in which the log itself has none of anybody for over seven days is the log’s.',
    date: 'return',
    days: 'days of the gap',
  },
  dormant: {
    label: 'not used for long, still active',
    meaning:
      'Active, and the later of last login and last search is --dormant or longer ago; or never used, and created as long ago. A last login after the as-of date does not tell when the one before it was.',
    date: 'last use',
    days: 'days to the as-of date',
  },
  separatedActive: {
    label: 'active after separation',
    meaning: 'The person has left and not started again, and the account is active.',
    date: 'separation',
    days: 'days to the as-of date',
  },
  disabledLate: {
    label: 'disabled after separation',
    meaning: 'The account was disabled a day or more after the person left.',
    date: 'disabling',
    days: 'days since separation',
  },
  searchAfterSeparation: {
    label: 'searched after separation',
    meaning: 'A search on a later date than the separation.',
    date: 'first search after',
    days: 'days to the last',
  },
  searchAfterDisabled: {
    label: 'searched after disabling',
    meaning: 'A search on a later date than the disabling of an account that is not active.',
    date: 'first search after',
    days: 'days to the last',
  },
  unknownUser: {
    label: 'searches of no account on the list',
    meaning: 'A user of the log that meets no account.',
    date: 'first search',
    days: null,
  },
  noPerson: {
    label: 'account of nobody on the roster',
    meaning: 'An account that meets no person; names that several share are left to sharedName.',
    date: 'created',
    days: null,
  },
  severalAccounts: {
    label: 'several active accounts of one person',
    meaning:
      'Active accounts of one person, or of one name that --people does not tell apart. Two people of one name are possible.',
    date: null,
    days: null,
  },
  sharedName: {
    label: 'name that several may share',
    meaning:
      'User (before the @) or name has no word but listed ones, digits aside: detectives2, temp account.',
    date: null,
    days: null,
  },
  listedLate: {
    label: 'on the personnel list late',
    meaning: 'On the personnel list over 14 days after the separation.',
    date: 'listing',
    days: 'days since separation',
  },
} as const satisfies Readonly<Record<string, KindFacts>>;

export type AccountKind = keyof typeof ACCOUNT_KINDS;

interface SafeguardFacts {
  readonly label: string;
  readonly of: string;
  readonly kinds: readonly AccountKind[];
  /** What the State Auditor found. */
  readonly finding: string;
}

/** The five safeguards of Figure 6. */
export const SAFEGUARDS = {
  approval: {
    label: 'A supervisor approves each account',
    of: 'active accounts',
    kinds: ['unapproved'],
    finding: 'No agency required a supervisor to approve a request for an account.',
  },
  need: {
    label: 'The assignment needs it',
    of: 'active accounts',
    kinds: ['titleNotAllowed'],
    finding:
      'Los Angeles put the software on each computer that it gave to staff, whatever their position.',
  },
  trainingBeforeAccess: {
    label: 'Training comes before the first search',
    of: 'active accounts',
    kinds: ['untrained', 'trainedAfterAccess'],
    finding:
      'Fresno and Los Angeles did not require training before access; three of four did not train all users.',
  },
  retrainingAfterAbsence: {
    label: 'Training comes again after a long absence',
    of: 'accounts with an absence',
    kinds: ['notRetrained'],
    finding: 'Marin did not require new training to reactivate an account after long disuse.',
  },
  disabledAtSeparation: {
    label: 'Accounts end when people leave',
    of: 'accounts of people who left',
    kinds: ['separatedActive', 'disabledLate', 'searchAfterSeparation'],
    finding:
      'One name came onto Sacramento’s separation list after 46 days; at Marin one kept access for two months, until the auditors pointed it out.',
  },
} as const satisfies Readonly<Record<string, SafeguardFacts>>;

export type Safeguard = keyof typeof SAFEGUARDS;

/** What a check can lack, and what would tell; in the order in which it is said. */
export const ACCOUNT_NEEDS = {
  log: 'the search log (name it before the options)',
  'log.user': 'a search log whose users are named as the accounts are',
  'log.earlier': 'a search log that reaches further back',
  people: 'the personnel roster (--people)',
  training: 'the training register (--training)',
  titles: 'the job titles that may have access (--titles, or accounts.titles in the config)',
  'accounts.approvedBy': 'the column approvedBy of --accounts, filled in',
  'accounts.createdAt': 'the column createdAt of --accounts, filled in, or --events',
  'accounts.lastLoginAt': 'the column lastLoginAt of --accounts, filled in',
  'accounts.disabledAt': 'the column disabledAt of --accounts, filled in, or --events',
  'accounts.ambiguous': 'names in the log that meet one account of --accounts',
  'people.title': 'the column title of --people, filled in',
  'people.separatedAt': 'the column separatedAt of --people',
  'people.listedAt': 'the column listedAt of --people',
  'people.ambiguous': 'names in --accounts that meet one person of --people',
  'training.course': 'the column course of --training, which --course asks for',
  'training.ambiguous': 'names in --training that meet one person',
} as const;

export type AccountNeed = keyof typeof ACCOUNT_NEEDS;

export const OUTCOMES = { met: 'met', notMet: 'not met', cannotTell: 'cannot tell' } as const;

/** Words of a status, case-folded. */
export const ACTIVE_WORDS = ['active', 'enabled', 'yes', 'true', '1', 'y'];
export const NOT_ACTIVE_WORDS = [
  ...['n', 'no', 'false', '0', 'inactive', 'disabled', 'deactivated', 'suspended', 'closed'],
  ...['locked', 'terminated', 'deleted', 'removed', 'archived', 'expired'],
];

/** Words of names that several people share; the config's `accounts.sharedNames` replaces them. */
export const SHARED_NAMES = [
  ...['admin', 'administrator', 'test', 'shared', 'temp', 'temporary', 'vendor', 'guest'],
  ...['detectives', 'patrol', 'dispatch', 'records', 'user', 'generic', 'training', 'desk'],
  ...['frontdesk', 'watch', 'commander', 'unit', 'task', 'force', 'squad', 'account', 'support'],
];
