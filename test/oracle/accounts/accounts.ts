import { byCodePoint } from '../oracle-refusal.ts';
import { dayText } from '../oracle-zone.ts';
import { type AccountsAsked, gather } from './accounts-evidence.ts';
import { type AmbiguousKey, ambiguousKeys } from './accounts-joins.ts';
import * as kinds from './accounts-kinds.ts';
import * as leaving from './accounts-leaving.ts';
import * as names from './accounts-names.ts';
import { type SafeguardLine, safeguardsOf } from './accounts-safeguards.ts';

export type { AccountsAsked } from './accounts-evidence.ts';

export interface OracleAccounts {
  asOf: string;
  accounts: { rows: number; accounts: number; active: number };
  logJoined: boolean | null;
  safeguards: SafeguardLine[];
  exceptions: Record<kinds.Kind, number | null>;
  untold: Record<kinds.Kind, number | null>;
  list: (Omit<kinds.Exception, 'date' | 'account'> & { date: string | null })[];
  lags: leaving.Lags;
  ambiguous: AmbiguousKey[];
  unknownStatus: boolean;
}

export type Checks = Record<kinds.Kind, kinds.Check>;

export function accountsOracle(asked: AccountsAsked): OracleAccounts {
  const { evidence, found } = gather(asked);
  const { asOf, accounts, people, log } = evidence;
  const checks = checksOf(evidence);
  return {
    asOf: dayText(asOf),
    accounts: {
      rows: found.rows,
      accounts: accounts.length,
      active: accounts.filter(({ active }) => active).length,
    },
    logJoined: asked.log === undefined ? null : log !== null,
    safeguards: safeguardsOf(checks, evidence),
    exceptions: counts(checks, ({ exceptions }) => exceptions.length),
    untold: counts(checks, ({ untold }) => untold.length),
    list: listOf(checks),
    lags: leaving.lagsOf(evidence),
    ambiguous: uniqueKeys([...ambiguousKeys(found, people), ...(log?.ambiguous ?? [])]),
    unknownStatus: found.unknownStatus,
  };
}

function checksOf(evidence: kinds.Evidence): Checks {
  return {
    unapproved: kinds.unapproved(evidence),
    titleNotAllowed: kinds.titleNotAllowed(evidence),
    untrained: kinds.untrained(evidence),
    trainedAfterAccess: kinds.trainedAfterAccess(evidence),
    notRetrained: kinds.notRetrained(evidence),
    dormant: kinds.dormant(evidence),
    separatedActive: leaving.separatedActive(evidence),
    disabledLate: leaving.disabledLate(evidence),
    searchAfterSeparation: leaving.searchAfterSeparation(evidence),
    searchAfterDisabled: leaving.searchAfterDisabled(evidence),
    unknownUser: names.unknownUser(evidence),
    noPerson: names.noPerson(evidence),
    severalAccounts: names.severalAccounts(evidence),
    sharedName: names.sharedName(evidence),
    listedLate: leaving.listedLate(evidence),
  };
}

function counts(
  checks: Checks,
  count: (check: NonNullable<kinds.Check>) => number,
): Record<kinds.Kind, number | null> {
  const lines = kinds.KINDS.map((kind) => {
    const check = checks[kind];
    return [kind, check === null ? null : count(check)];
  });
  return Object.fromEntries(lines) as Record<kinds.Kind, number | null>;
}

/** Kinds as listed, user, date. */
function listOf(checks: Checks): OracleAccounts['list'] {
  return kinds.KINDS.flatMap((kind) =>
    [...(checks[kind]?.exceptions ?? [])]
      .sort((a, b) => byCodePoint(a.user ?? '', b.user ?? '') || (a.date ?? 0) - (b.date ?? 0))
      .map(({ account: _, date, ...exception }) => {
        return { ...exception, date: date === null ? null : dayText(date) };
      }),
  );
}

function uniqueKeys(keys: AmbiguousKey[]): AmbiguousKey[] {
  const isFirst = (key: AmbiguousKey, at: number): boolean =>
    keys.findIndex((other) => other.table === key.table && other.key === key.key) === at;
  return keys.filter(isFirst);
}
