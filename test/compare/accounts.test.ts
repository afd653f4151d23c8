import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../cli/folder.ts';
import { AS_IT_CAME, TIMES } from '../random-runs.ts';
import {
  accountsRun,
  agreeOnAccounts,
  metIn,
  oracleAccounts,
  programAccounts,
} from './side/accounts-case.ts';
import { type RandomAccounts, randomAccounts } from './side/random-accounts.ts';
import { withoutColumn } from './side/random-tables.ts';
import { sideText } from './side/side-run.ts';
import { tidyAccounts } from './side/tidy-accounts.ts';

function shown(random: RandomAccounts): RandomAccounts {
  const text = (): string => `\n${sideText(accountsRun(random))}\n`;
  return Object.assign(random, { [fc.toStringMethod]: text });
}

const random = randomAccounts.map(shown);
const tidy = tidyAccounts.map(shown);

describe('accounts and its slow oracle agree', () => {
  const folder = folderWith();

  it.each([
    ['of every sort', random, 200],
    ['nearly as they should be', tidy, 60],
  ])('on accounts, people, training, events and a log %s', async (_, cases, runs) => {
    const property = fc.asyncProperty(cases, (each) => agreeOnAccounts(each, folder));
    await fc.assert(property, { ...AS_IT_CAME, numRuns: runs * TIMES });
  });

  it('that no safeguard is met for want of evidence', async () => {
    await expectNothingMetForWant((each) => programAccounts(each, folder), 20);
  });
});

describe('no safeguard is met for want of evidence', () => {
  it('by the oracle: take each file and column away, and it cannot tell', async () => {
    await expectNothingMetForWant(async (each) => oracleAccounts(each), 40);
  });
});

type Table = 'accounts' | 'people' | 'training';

/** What each safeguard cannot be told without: files and options, and columns of tables. */
const NEEDED: Record<string, { given: (keyof RandomAccounts)[]; columns: [Table, string][] }> = {
  approval: { given: [], columns: [['accounts', 'approvedBy']] },
  need: { given: ['people', 'titles'], columns: [['people', 'title']] },
  trainingBeforeAccess: { given: ['training', 'log'], columns: [] },
  retrainingAfterAbsence: { given: ['training', 'log'], columns: [] },
  disabledAtSeparation: { given: ['people', 'log'], columns: [['people', 'separatedAt']] },
};

type Judged = Parameters<typeof metIn>[0];

async function expectNothingMetForWant(
  judge: (random: RandomAccounts) => Promise<Judged>,
  runs: number,
): Promise<void> {
  const met = new Set<string>();
  const property = fc.asyncProperty(fc.oneof(random, tidy, tidy), async (each) => {
    const result = await judge(each);
    if (result === 'refused') return;
    const asOf = Date.parse(`${result.asOf}T00:00:00Z`) / 86_400_000;
    for (const safeguard of metIn(result)) {
      met.add(safeguard);
      for (const [missing, rest] of withoutEach(each, safeguard)) {
        const left = metIn(await judge({ ...rest, asOf }));
        expect(left, `${safeguard} without ${missing}`).not.toContain(safeguard);
      }
    }
  });
  await fc.assert(property, { ...AS_IT_CAME, numRuns: runs * TIMES });
  expect([...met].sort()).toEqual(Object.keys(NEEDED).sort());
}

function withoutEach(random: RandomAccounts, safeguard: string): [string, RandomAccounts][] {
  const { given = [], columns = [] } = NEEDED[safeguard] ?? {};
  const none = { people: null, training: null, log: null };
  const withoutFiles = given.map((missing): [string, RandomAccounts] => {
    const { [missing]: _, ...rest } = random;
    return [missing, { ...none, ...rest } as RandomAccounts];
  });
  const withoutColumns = columns.flatMap(([name, field]): [string, RandomAccounts][] => {
    const table = random[name];
    return table === null
      ? []
      : [[`${name}.${field}`, { ...random, [name]: withoutColumn(table, field) }]];
  });
  return [...withoutFiles, ...withoutColumns];
}
