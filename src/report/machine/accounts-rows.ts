import type { AccountsResult } from '../../contract/systems/accounts.ts';
import type { Tidy, TidyRow } from './tidy.ts';

const COLUMNS = [
  ...['table', 'name', 'outcome', 'of', 'count', 'untold', 'needs'],
  ...['user', 'person', 'date', 'days', 'rows'],
];

const EMPTY: TidyRow = Object.fromEntries(COLUMNS.map((column) => [column, null]));

/**
 * `table` says what a row is: `safeguard` (a row each of the five), `kind` (how many exceptions of it;
 * no count where it was not checked), `exception` (a row each), `ambiguous` (a name that meets two).
 */
export function accountsRows(result: AccountsResult): Tidy {
  return {
    columns: COLUMNS,
    rows: [
      ...result.safeguards.map(
        ({ safeguard, outcome, of, exceptions, untold, needs }): TidyRow => ({
          ...EMPTY,
          ...{ table: 'safeguard', name: safeguard, outcome, of },
          ...{ count: exceptions, untold, needs: needs.join(' ') },
        }),
      ),
      ...Object.entries(result.exceptions).map(([name, count]): TidyRow => {
        const untold = Object.entries(result.untold).find(([kind]) => kind === name)?.[1] ?? null;
        return { ...EMPTY, table: 'kind', name, count, untold };
      }),
      ...result.list.map(
        ({ kind, user, name, date, days, rows }): TidyRow => ({
          ...EMPTY,
          ...{ table: 'exception', name: kind, user, person: name, date, days },
          rows: rows.join(' '),
        }),
      ),
      ...result.ambiguous.map(
        ({ table, key, rows }): TidyRow => ({
          ...EMPTY,
          ...{ table: 'ambiguous', name: table, person: key, rows: rows.join(' ') },
        }),
      ),
    ],
  };
}
