import type { LoginsResult } from '../../contract/systems/logins.ts';
import type { Tidy, TidyRow } from './tidy.ts';

const COLUMNS = [
  ...['table', 'name', 'count', 'share', 'network', 'user'],
  ...['first', 'last', 'origin', 'destination', 'minutes', 'file', 'line'],
];

const EMPTY: TidyRow = Object.fromEntries(COLUMNS.map((column) => [column, null]));

/**
 * `table` says what a row is: `rows` (a number each), `unrecognized`, `twoPlaces` (origin and
 * destination are labels), `failures`, `cannotTell`.
 */
export function loginsRows(result: LoginsResult): Tidy {
  const row = (cells: TidyRow): TidyRow => ({ ...EMPTY, ...cells });
  const { rows, outsidePeriod, withoutAddress, recognized, privateRange } = result;
  const numbers = { rows, outsidePeriod, withoutAddress, privateRange };
  return {
    columns: COLUMNS,
    rows: [
      ...Object.entries(numbers).map(([name, count]) => row({ table: 'rows', name, count })),
      row({ table: 'rows', name: 'recognized', ...recognized }),
      ...result.unrecognized.map((each) => row({ table: 'unrecognized', ...each })),
      ...result.twoPlaces.map(({ from, to, at, row: line, ...each }) =>
        row({ table: 'twoPlaces', ...each, origin: from, destination: to, last: at, line }),
      ),
      ...result.failures.map(({ from, to, ...each }) =>
        row({ table: 'failures', ...each, first: from, last: to }),
      ),
      ...result.cannotTell.map((name) => row({ table: 'cannotTell', name })),
    ],
  };
}
