import type { AccountsResult } from '../../contract/systems/accounts.ts';
import type { Tidy, TidyRow } from './tidy.ts';

const COLUMNS = [
  ...['section', 'kind', 'outcome', 'subjects', 'found', 'untold', 'needs'],
  ...['userName', 'person', 'dated', 'days', 'tableRows'],
];

const EMPTY: TidyRow = Object.fromEntries(COLUMNS.map((column) => [column, null]));

/**
 * `section` says what a row is: `safeguard` (a row each of the five; subjects is how many accounts it is
 * about), `kind` (how many exceptions of it; nothing where it was not checked), `lag` (a number each, in
 * days), `exception` (a row each), `ambiguous` (a name that meets two; kind is the table). No column is a
 * keyword of SQL.
 */
export function accountsRows(result: AccountsResult): Tidy {
  return {
    columns: COLUMNS,
    rows: [
      ...result.safeguards.map(
        ({ safeguard, outcome, of, exceptions, untold, needs }): TidyRow => ({
          ...EMPTY,
          ...{ section: 'safeguard', kind: safeguard, outcome, subjects: of },
          ...{ found: exceptions, untold, needs: needs.join(' ') },
        }),
      ),
      ...Object.entries(result.exceptions).map(([kind, found]): TidyRow => {
        const untold = Object.entries(result.untold).find(([each]) => each === kind)?.[1] ?? null;
        return { ...EMPTY, section: 'kind', kind, found, untold };
      }),
      ...Object.entries(result.lags).flatMap(([lag, numbers]) =>
        Object.entries(numbers).map(
          ([what, found]): TidyRow => ({ ...EMPTY, section: 'lag', kind: `${lag}.${what}`, found }),
        ),
      ),
      ...result.list.map(
        ({ kind, user, name, date, days, rows }): TidyRow => ({
          ...EMPTY,
          ...{ section: 'exception', kind, userName: user, person: name, dated: date, days },
          tableRows: rows.join(' '),
        }),
      ),
      ...result.ambiguous.map(
        ({ table, key, rows }): TidyRow => ({
          ...EMPTY,
          ...{ section: 'ambiguous', kind: table, person: key, tableRows: rows.join(' ') },
        }),
      ),
    ],
  };
}
