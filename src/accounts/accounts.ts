import {
  ACCOUNT_KINDS,
  type AccountKind,
  type AccountNeed,
} from '../contract/systems/account-kinds.ts';
import type { AccountException, AccountsResult } from '../contract/systems/accounts.ts';
import { keysOf, tableOf } from '../keyed.ts';
import { byCodePoint } from '../search.ts';
import type { Account } from './account.ts';
import { Ambiguities } from './ambiguities.ts';
import { ACCOUNT_CHECKS } from './checks.ts';
import { dateOf } from './dates.ts';
import type { AccountsQuestion, Case, Checked, Evidence, Judged } from './evidence.ts';
import { gathered } from './gathered.ts';
import { lagsOf } from './lags.ts';
import type { JoinedLog } from './log-evidence.ts';
import { listedLate, unknownUser } from './others.ts';
import type { AccountsInput } from './rows.ts';
import { safeguardsOf } from './safeguards.ts';

/** The result, and what is to be looked at before it is believed. */
export interface AccountsFound {
  readonly result: AccountsResult;
  /** Words of statuses that are neither active nor not. */
  readonly unknownStatuses: readonly string[];
  /** Accounts that were created after the day that stands for today: they are left out. */
  readonly createdLater: number;
  /** Where the users of the log are named otherwise: one of them, and an account. */
  readonly otherNames: { readonly user: string; readonly account: string } | null;
}

/** Accounts against approval, training, personnel and the log. */
export function accountsFound(input: AccountsInput, question: AccountsQuestion): AccountsFound {
  const ambiguities = new Ambiguities();
  const { cases, evidence, people, joined, accounts, createdLater } = gathered(
    input,
    question,
    ambiguities,
  );
  const checks = checked(cases, evidence);
  const unknown = unknownUser(evidence);
  const late = listedLate(people, evidence);
  const list = [...listOf(checks, cases), ...(unknown ?? []), ...(late ?? [])].sort(inOrder);
  const others: Partial<Record<AccountKind, boolean>> = {
    unknownUser: unknown !== null,
    listedLate: late !== null,
  };
  const result: AccountsResult = {
    asOf: dateOf(input.asOf),
    accounts: {
      rows: input.accounts.rows.length,
      accounts: cases.length,
      active: cases.filter(({ account }) => account.active).length,
    },
    logJoined: joined?.isJoined ?? null,
    safeguards: safeguardsOf(checks, cases, evidence),
    exceptions: byKind(checks, others, (kind) => list.filter((each) => each.kind === kind).length),
    untold: byKind(checks, others, (kind) => untoldIn(checks.get(kind))),
    list,
    lags: lagsOf(cases, people, evidence),
    ambiguous: ambiguities.all(),
  };
  return {
    result,
    unknownStatuses: [...new Set(accounts.map(({ unknownStatus }) => unknownStatus))]
      .filter((word) => word !== '')
      .sort(byCodePoint),
    createdLater,
    otherNames: otherNames(joined, accounts),
  };
}

function otherNames(
  joined: JoinedLog | null,
  accounts: readonly Account[],
): AccountsFound['otherNames'] {
  const user = joined?.stranger ?? null;
  if (user === null) return null;
  return { user, account: accounts.map((account) => account.user || account.name)[0] ?? '' };
}

/** What each check of accounts finds. */
function checked(cases: readonly Case[], evidence: Evidence): Map<AccountKind, Checked> {
  const found = new Map<AccountKind, Checked>();
  for (const check of ACCOUNT_CHECKS) {
    const lacks = lacking(check, evidence);
    const judged = new Map<Case, NonNullable<Judged>>();
    for (const each of lacks.length > 0 ? [] : cases) {
      const said = check.judge(each, evidence);
      if (said !== null) judged.set(each, said);
    }
    found.set(check.kind, { lacks, judged });
  }
  return found;
}

/** What a check lacks; of several of which one is enough, all of them. */
function lacking(
  { needs, needsOneOf = [] }: (typeof ACCOUNT_CHECKS)[number],
  { has }: Evidence,
): AccountNeed[] {
  const missing = needs.filter((need) => !has(need));
  const hasOne = needsOneOf.length === 0 || needsOneOf.some(has);
  return hasOne ? missing : [...missing, ...needsOneOf];
}

function byKind(
  checks: ReadonlyMap<AccountKind, Checked>,
  others: Partial<Record<AccountKind, boolean>>,
  count: (kind: AccountKind) => number,
): Record<AccountKind, number | null> {
  return tableOf(keysOf(ACCOUNT_KINDS), (kind) => {
    const isChecked = others[kind] ?? checks.get(kind)?.lacks.length === 0;
    return isChecked ? count(kind) : null;
  });
}

function untoldIn(checked: Checked | undefined): number {
  return [...(checked?.judged.values() ?? [])].filter((said) => 'untold' in said).length;
}

function listOf(
  checks: ReadonlyMap<AccountKind, Checked>,
  cases: readonly Case[],
): AccountException[] {
  return [...checks].flatMap(([kind, { judged }]) =>
    cases.flatMap((each): AccountException[] => {
      const said = judged.get(each);
      if (said === undefined || 'untold' in said) return [];
      const { account, person } = each;
      const known = person === null || person === 'ambiguous' ? '' : person.name;
      return [
        {
          kind,
          user: account.user || null,
          name: account.name || known || null,
          date: said.date === null ? null : dateOf(said.date),
          days: said.days,
          rows: [...account.rows],
        },
      ];
    }),
  );
}

const KINDS = keysOf(ACCOUNT_KINDS);

/** Kinds as listed, then user, then date; what has none stands first. */
function inOrder(a: AccountException, b: AccountException): number {
  return (
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
    byCodePoint(a.user ?? '', b.user ?? '') ||
    byCodePoint(a.date ?? '', b.date ?? '') ||
    byCodePoint(a.name ?? '', b.name ?? '') ||
    (a.rows[0] ?? 0) - (b.rows[0] ?? 0)
  );
}
