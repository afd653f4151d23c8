import type { EventsResult } from '../../contract/systems/events.ts';
import type { Tidy, TidyRow } from './tidy.ts';

const COLUMNS = [
  ...['table', 'name', 'event', 'count', 'at', 'by', 'network', 'permissions'],
  ...['neverExpiring', 'withoutCase', 'withoutReason', 'seconds', 'file', 'line'],
];

const EMPTY: TidyRow = Object.fromEntries(COLUMNS.map((column) => [column, null]));

/**
 * `table` says what a row is: `entity` (a count of each type of event), `account`, `role`, `share` (an
 * event each), `hotLists` (all of them), `hotList`, `reviewer` (seconds: the median), `run`.
 */
export function eventsRows(result: EventsResult): Tidy {
  const { byEntity, accounts, roles, shares, hotListEntries: entries, reviews } = result;
  const row = (cells: TidyRow): TidyRow => ({ ...EMPTY, ...cells });
  const stamp = ({
    event,
    at,
    by,
    file,
    row: line,
  }: EventsResult['accounts'][number]): TidyRow => ({
    ...{ event, at, by, file, line },
  });
  const { created, neverExpiring, withoutCase, withoutReason } = entries;
  return {
    columns: COLUMNS,
    rows: [
      ...byEntity.flatMap(({ entity, ...counts }) =>
        Object.entries(counts).map(([event, count]) =>
          row({ table: 'entity', name: entity, event, count }),
        ),
      ),
      ...accounts.map((each) => row({ table: 'account', name: each.user, ...stamp(each) })),
      ...roles.map((each) =>
        row({ table: 'role', name: each.role, ...stamp({ ...each, user: '' }) }),
      ),
      ...shares.map(({ organization, network, permissions, ...each }) =>
        row({
          ...{ table: 'share', name: organization, network, permissions },
          ...stamp({ ...each, user: '' }),
        }),
      ),
      row({ table: 'hotLists', count: created, neverExpiring, withoutCase, withoutReason }),
      ...entries.lists.map((each) =>
        row({
          ...{ table: 'hotList', name: each.list, count: each.created },
          ...{ neverExpiring: each.neverExpiring, withoutCase: each.withoutCase },
        }),
      ),
      ...reviews.flatMap(({ reviewer, closed, medianSeconds, runs }) => [
        row({ table: 'reviewer', name: reviewer, count: closed, seconds: medianSeconds }),
        ...runs.map((run) =>
          row({
            ...{ table: 'run', name: reviewer, count: run.closed },
            ...{ at: run.from, seconds: run.seconds },
          }),
        ),
      ]),
    ],
  };
}
