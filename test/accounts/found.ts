import { accountsFound } from '../../src/accounts/accounts.ts';
import type { AccountEvent, LogUse } from '../../src/accounts/rows.ts';
import { accountRows, personRows, trainingRows } from '../../src/accounts/table-rows.ts';
import { readPeriod } from '../../src/ages/period.ts';
import type { AccountKind, Safeguard } from '../../src/contract/systems/account-kinds.ts';
import { SHARED_NAMES } from '../../src/contract/systems/account-kinds.ts';
import type { TableDescription } from '../../src/side-tables/columns.ts';
import { ACCOUNTS, PEOPLE, TRAINING } from '../../src/side-tables/people/description.ts';
import { saidBy } from '../../src/side-tables/said.ts';
import { readTable } from '../../src/side-tables/table.ts';
import { vocabularyOf } from '../../src/vocabulary.ts';

/** What accounts are held against, as texts of tables; the log is lines `user date`. */
export interface Given {
  readonly accounts: string;
  readonly people?: string;
  readonly training?: string;
  readonly log?: readonly string[];
  readonly events?: readonly AccountEvent[];
  readonly asOf?: string;
  readonly dormant?: string;
  readonly course?: string;
  readonly titles?: readonly string[];
}

const { placeholders } = vocabularyOf({});
const said = saidBy(placeholders);

export function day(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

async function table<Field extends string>(text: string, description: TableDescription<Field>) {
  const file = { name: 'table.csv', bytes: Buffer.from(text) };
  return await readTable(file, description, { placeholders });
}

export async function found(given: Given) {
  const { people, training, log } = given;
  const input = {
    accounts: accountRows(await table(given.accounts, ACCOUNTS), said),
    people: people === undefined ? null : personRows(await table(people, PEOPLE), said),
    training: training === undefined ? null : trainingRows(await table(training, TRAINING), said),
    events: given.events ?? null,
    log: log === undefined ? null : useOf(log),
    asOf: day(given.asOf ?? '2026-01-01'),
  };
  const question = {
    dormant: readPeriod(given.dormant ?? '90d')!,
    course: given.course ?? null,
    titles: given.titles ?? null,
    sharedNames: SHARED_NAMES,
  };
  return { ...accountsFound(input, question), input };
}

function useOf(lines: readonly string[]): LogUse {
  const users = new Map<string, number[]>();
  for (const line of lines) {
    const [, user = '', date = ''] = /^(.*) (\S+)$/.exec(line) ?? [];
    users.set(user, [...(users.get(user) ?? []), day(date)]);
  }
  const sorted = (days: readonly number[]): number[] => [...new Set(days)].sort((a, b) => a - b);
  return {
    users: [...users].map(([user, days]) => ({ user, days: sorted(days), undated: 0 })),
    days: sorted([...users.values()].flat()),
    nameless: 0,
  };
}

/** The exceptions of a kind, as `user|name|date|days|rows`; what nobody can tell as `null`. */
export async function exceptions(kind: AccountKind, given: Given): Promise<string[] | null> {
  const { result } = await found(given);
  if (result.exceptions[kind] === null) return null;
  return result.list
    .filter((each) => each.kind === kind)
    .map(({ user, name, date, days, rows }) =>
      [user ?? '', name ?? '', date ?? '', days ?? '', rows.join('+')].join('|'),
    );
}

/** A safeguard, as `outcome of exceptions untold needs`. */
export async function safeguard(name: Safeguard, given: Given): Promise<string> {
  const { result } = await found(given);
  const row = result.safeguards.find((each) => each.safeguard === name)!;
  const { outcome, of, exceptions: count, untold, needs } = row;
  return [outcome, of, count, untold, ...needs].join(' ');
}
