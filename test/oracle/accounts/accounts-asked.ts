import { read } from '../oracle-test-logs.ts';
import { type AccountsAsked, accountsOracle, type OracleAccounts } from './accounts.ts';

const AS_OF = Date.parse('2026-06-30T00:00:00Z') / 86_400_000;

/** A table of lines that each end in a comma for the cells left out. */
export function table(header: string, ...rows: string[]): string {
  return [header, ...rows, ''].join('\n');
}

export const ACCOUNT = 'user,name,status,created,approver,last login,disabled';
export const PERSON = 'name,user,employee #,title,hire date,separation date,date listed';

export function asked(more: Partial<AccountsAsked>): OracleAccounts {
  const accounts = table(ACCOUNT, 'jdoe,Jane Doe,active,2020-01-02,Sgt A,2026-06-29,');
  return accountsOracle({ accounts, asOf: AS_OF, ...more });
}

/** A log of `day user` lines. */
export function log(...rows: string[]) {
  const lines = rows.map((row) => `${row.slice(0, 10)} 09:00:00,${row.slice(11)},burglary`);
  return read(['timestamp,user,reason', ...lines, ''].join('\n'));
}

export const outcomes = (result: OracleAccounts) =>
  Object.fromEntries(result.safeguards.map(({ safeguard, outcome }) => [safeguard, outcome]));

export const found = (result: OracleAccounts, kind: string) =>
  result.list
    .filter((each) => each.kind === kind)
    .map(({ user, date, days }) => [user, date, days]);
