import { describe, expect, it, test } from 'vitest';
import type { Safeguard } from '../../src/contract/systems/account-kinds.ts';
import { TIMES } from '../random-runs.ts';
import { found, type Given, safeguard } from './found.ts';

/* Nothing is met for want of evidence: each input and each column taken away in turn. */

const ACCOUNTS = [
  'user,status,created,approver,last login,disabled',
  'a,active,2024-01-01,Sgt. P,2025-12-31,',
  'b,active,2024-01-01,Sgt. P,2025-12-31,',
  'gone,disabled,2024-01-01,Sgt. P,2025-01-01,2025-06-01',
].join('\n');
const PEOPLE = [
  'user,title,separation date,date listed',
  'a,Officer,,',
  'b,Officer,,',
  'gone,Officer,2025-06-01,2025-06-02',
].join('\n');
const TRAINING = [
  'user,date,course',
  'a,2024-01-02,ALPR',
  'b,2024-01-02,ALPR',
  'a,2025-01-01,ALPR',
].join('\n');

/** `b` searches every week; `a` is away, and trained when they return. */
const LOG = [
  ...Array.from({ length: 105 }, (_, week) => {
    const date = new Date(Date.UTC(2024, 0, 1) + week * 7 * 86_400_000).toISOString().slice(0, 10);
    return `b ${date}`;
  }).slice(1),
  'gone 2024-01-01',
  'a 2024-02-01',
  'a 2025-01-01',
];

const ALL: Given = {
  accounts: ACCOUNTS,
  people: PEOPLE,
  training: TRAINING,
  log: LOG,
  titles: ['Officer'],
  course: 'ALPR',
};

const NAMES: readonly Safeguard[] = [
  'approval',
  'need',
  'trainingBeforeAccess',
  'retrainingAfterAbsence',
  'disabledAtSeparation',
];

async function outcomes(given: Given): Promise<Record<string, string>> {
  const { safeguards } = (await found(given)).result;
  return Object.fromEntries(
    safeguards.map(({ safeguard: name, outcome, needs }) => [name, [outcome, ...needs].join(' ')]),
  );
}

it('is met with all of it', async () => {
  expect(await outcomes(ALL)).toEqual(Object.fromEntries(NAMES.map((name) => [name, 'met'])));
});

/** A table without one of its columns. */
function without(text: string, column: string): string {
  const rows = text.split('\n').map((line) => line.split(','));
  const at = rows[0]!.indexOf(column);
  expect(at).toBeGreaterThanOrEqual(0);
  return rows.map((cells) => cells.toSpliced(at, 1).join(',')).join('\n');
}

/** A table whose column is there and empty. */
function emptied(text: string, column: string): string {
  const rows = text.split('\n').map((line) => line.split(','));
  const at = rows[0]!.indexOf(column);
  return rows.map((cells, row) => (row === 0 ? cells : cells.with(at, '')).join(',')).join('\n');
}

const { people: _p, ...withoutPeople } = ALL;
const { training: _t, ...withoutTraining } = ALL;
const { log: _l, ...withoutLog } = ALL;
const { titles: _n, ...withoutTitles } = ALL;

describe.each<[string, Given, Partial<Record<Safeguard, string>>]>([
  [
    'the people',
    withoutPeople,
    { need: 'cannotTell people', disabledAtSeparation: 'cannotTell people' },
  ],
  [
    'the trainings',
    withoutTraining,
    {
      trainingBeforeAccess: 'cannotTell training',
      retrainingAfterAbsence: 'cannotTell training',
    },
  ],
  [
    'the log',
    withoutLog,
    {
      trainingBeforeAccess: 'cannotTell log',
      retrainingAfterAbsence: 'cannotTell log',
      disabledAtSeparation: 'cannotTell log',
    },
  ],
  ['the titles', withoutTitles, { need: 'cannotTell titles' }],
  [
    'approvedBy',
    { ...ALL, accounts: without(ACCOUNTS, 'approver') },
    { approval: 'cannotTell accounts.approvedBy' },
  ],
  [
    'disabledAt',
    { ...ALL, accounts: without(ACCOUNTS, 'disabled') },
    { disabledAtSeparation: 'cannotTell accounts.disabledAt' },
  ],
  [
    'what stands in disabledAt',
    { ...ALL, accounts: emptied(ACCOUNTS, 'disabled') },
    { disabledAtSeparation: 'cannotTell accounts.disabledAt' },
  ],
  [
    'createdAt',
    { ...ALL, accounts: without(ACCOUNTS, 'created') },
    { trainingBeforeAccess: 'cannotTell accounts.createdAt' },
  ],
  [
    'what stands in createdAt',
    { ...ALL, accounts: emptied(ACCOUNTS, 'created') },
    { trainingBeforeAccess: 'cannotTell accounts.createdAt' },
  ],
  ['lastLoginAt', { ...ALL, accounts: without(ACCOUNTS, 'last login') }, {}],
  ['title', { ...ALL, people: without(PEOPLE, 'title') }, { need: 'cannotTell people.title' }],
  [
    'what stands in title',
    { ...ALL, people: emptied(PEOPLE, 'title') },
    { need: 'cannotTell people.title' },
  ],
  [
    'separatedAt',
    { ...ALL, people: without(PEOPLE, 'separation date') },
    { disabledAtSeparation: 'cannotTell people.separatedAt' },
  ],
  [
    'what stands in separatedAt',
    { ...ALL, people: emptied(PEOPLE, 'separation date') },
    { disabledAtSeparation: 'cannotTell' },
  ],
  ['listedAt', { ...ALL, people: without(PEOPLE, 'date listed') }, {}],
  [
    'course',
    { ...ALL, training: without(TRAINING, 'course') },
    {
      trainingBeforeAccess: 'cannotTell training.course',
      retrainingAfterAbsence: 'cannotTell training.course',
    },
  ],
  [
    'the first week of the log',
    { ...ALL, log: LOG.filter((line) => !line.startsWith('gone')) },
    { trainingBeforeAccess: 'cannotTell log.earlier' },
  ],
])('without %s', (_, given, changed) => {
  test.each(NAMES)('%s', async (name) => {
    expect((await outcomes(given))[name]).toBe(changed[name] ?? 'met');
  });
});

/** What can be taken away, what is left then, and which safeguards need it; one without file takes nothing. */
const TAKEN_AWAY: readonly (readonly [string, (given: Given) => Given, readonly Safeguard[]])[] = [
  ['people', ({ people: _, ...rest }) => rest, ['need', 'disabledAtSeparation']],
  [
    'training',
    ({ training: _, ...rest }) => rest,
    ['trainingBeforeAccess', 'retrainingAfterAbsence'],
  ],
  [
    'log',
    ({ log: _, ...rest }) => rest,
    ['trainingBeforeAccess', 'retrainingAfterAbsence', 'disabledAtSeparation'],
  ],
  ['titles', ({ titles: _, ...rest }) => rest, ['need']],
  ['accounts.approvedBy', (given) => withoutIn(given, 'accounts', 'approver'), ['approval']],
  [
    'accounts.disabledAt',
    (given) => withoutIn(given, 'accounts', 'disabled'),
    ['disabledAtSeparation'],
  ],
  [
    'accounts.createdAt',
    (given) => withoutIn(given, 'accounts', 'created'),
    ['trainingBeforeAccess'],
  ],
  ['people.title', (given) => withoutIn(given, 'people', 'title'), ['need']],
  [
    'people.separatedAt',
    (given) => withoutIn(given, 'people', 'separation date'),
    ['disabledAtSeparation'],
  ],
  [
    'training.course',
    (given) => withoutIn(given, 'training', 'course'),
    ['trainingBeforeAccess', 'retrainingAfterAbsence'],
  ],
];

function withoutIn(given: Given, table: 'accounts' | 'people' | 'training', column: string): Given {
  const text = given[table];
  return text === undefined ? given : { ...given, [table]: without(text, column) };
}

/** So many are taken away at once; all of them where random tests are made many times as often. */
const AT_ONCE = 2 + TIMES;

it('is told of no combination that lacks anything, and says one thing that it needs', async () => {
  for (let lacks = 0; lacks < 2 ** TAKEN_AWAY.length; lacks++) {
    const taken = TAKEN_AWAY.filter((_, at) => (lacks & (1 << at)) !== 0);
    if (taken.length > AT_ONCE) continue;
    const told = await outcomes(taken.reduce((given, [, take]) => take(given), ALL));
    for (const name of NAMES) {
      const own = taken.filter(([, , safeguards]) => safeguards.includes(name));
      const [outcome, ...needs] = told[name]!.split(' ');
      const isNamed = own.some(([need]) => needs.includes(need));
      const without = taken.map(([need]) => need).join(', ');
      expect([outcome, isNamed], `${name} without ${without}: needs ${needs}`).toEqual(
        own.length === 0 ? ['met', false] : ['cannotTell', true],
      );
    }
  }
});

test('an absence that nobody had: there is nobody to test', async () => {
  const log = LOG.filter((line) => line !== 'a 2024-02-01');
  expect(await safeguard('retrainingAfterAbsence', { ...ALL, log })).toBe('cannotTell 0 0 0');
});

test('an exception is one, whatever else is untold', async () => {
  const accounts = `${ACCOUNTS}\nc,active,2024-01-01,,,`;
  expect(await safeguard('approval', { accounts })).toBe('notMet 3 1 0');
  const { training: _, ...given } = {
    ...ALL,
    accounts: ACCOUNTS.replace('gone,disabled', 'gone,active'),
  };
  expect(await safeguard('disabledAtSeparation', given)).toBe('notMet 1 1 0');
});

test.each([
  ['title', 'titleNotAllowed', 'separatedActive'],
  ['separation date', 'separatedActive', 'titleNotAllowed'],
  ['date listed', 'listedLate', 'titleNotAllowed'],
] as const)('a kind without its column has no number: %s', async (column, kind, other) => {
  const { result } = await found({ ...ALL, people: without(PEOPLE, column) });
  expect([result.exceptions[kind], result.exceptions[other]]).toEqual([null, 0]);
});

test('kinds that were not checked have no number', async () => {
  const { result } = await found({ accounts: 'user\na\n' });
  const none = Object.entries(result.exceptions).filter(([, count]) => count === null);
  expect(none.map(([kind]) => kind)).toEqual([
    ...['unapproved', 'titleNotAllowed', 'untrained', 'trainedAfterAccess', 'notRetrained'],
    ...['dormant', 'separatedActive', 'disabledLate', 'searchAfterSeparation'],
    ...['searchAfterDisabled', 'unknownUser', 'noPerson', 'listedLate'],
  ]);
  expect(result.logJoined).toBeNull();
});
