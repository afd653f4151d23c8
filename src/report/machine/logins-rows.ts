import type { LoginsResult } from '../../contract/systems/logins.ts';
import type { Tidy, TidyRow } from './tidy.ts';

const COLUMNS = [
  ...['section', 'item', 'found', 'share', 'network', 'userName'],
  ...['firstAt', 'lastAt', 'origin', 'destination', 'minutes', 'file', 'line'],
];

const EMPTY: TidyRow = Object.fromEntries(COLUMNS.map((column) => [column, null]));

/**
 * `section` says what a row is: `rows` (a number each), `unrecognized`, `twoPlaces` (origin and
 * destination are labels), `failures`, `cannotTell`. No column is a keyword of SQL.
 */
export function loginsRows(result: LoginsResult): Tidy {
  const row = (cells: TidyRow): TidyRow => ({ ...EMPTY, ...cells });
  const { rows, outsidePeriod, withoutAddress, recognized, privateRange } = result;
  const numbers = { rows, outsidePeriod, withoutAddress, privateRange };
  return {
    columns: COLUMNS,
    rows: [
      ...Object.entries(numbers).map(([item, found]) => row({ section: 'rows', item, found })),
      row({
        ...{ section: 'rows', item: 'recognized' },
        ...{ found: recognized.count, share: recognized.share },
      }),
      ...result.unrecognized.map(({ network, user, first, last, count }) =>
        row({
          ...{ section: 'unrecognized', network, userName: user },
          ...{ firstAt: first, lastAt: last, found: count },
        }),
      ),
      ...result.twoPlaces.map(({ user, from, to, at, minutes, file, row: line }) =>
        row({
          ...{ section: 'twoPlaces', userName: user, origin: from, destination: to },
          ...{ lastAt: at, minutes, file, line },
        }),
      ),
      ...result.failures.map(({ user, from, to, count }) =>
        row({
          ...{ section: 'failures', userName: user },
          ...{ firstAt: from, lastAt: to, found: count },
        }),
      ),
      ...result.cannotTell.map((item) => row({ section: 'cannotTell', item })),
    ],
  };
}
