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
  const { byEntity, accounts, roles, shares } = result;
  return {
    columns: COLUMNS,
    rows: [
      ...byEntity.flatMap(({ entity, ...counts }) =>
        Object.entries(counts).map(([event, count]) =>
          row({ table: 'entity', name: entity, event, count }),
        ),
      ),
      ...accounts.map((each) => row({ table: 'account', name: each.user, ...stamp(each) })),
      ...roles.map((each) => row({ table: 'role', name: each.role, ...stamp(each) })),
      ...shares.map((each) =>
        row({
          ...{ table: 'share', name: each.organization, network: each.network },
          ...{ permissions: each.permissions, ...stamp(each) },
        }),
      ),
      ...hotListRows(result),
      ...reviewRows(result),
    ],
  };
}

function row(cells: TidyRow): TidyRow {
  return { ...EMPTY, ...cells };
}

type Stamped = Pick<EventsResult['accounts'][number], 'event' | 'at' | 'by' | 'file' | 'row'>;

function stamp({ event, at, by, file, row: line }: Stamped): TidyRow {
  return { event, at, by, file, line };
}

function hotListRows({ hotListEntries: entries }: EventsResult): TidyRow[] {
  const { created, neverExpiring, withoutCase, withoutReason } = entries;
  return [
    row({ table: 'hotLists', count: created, neverExpiring, withoutCase, withoutReason }),
    ...entries.lists.map((each) =>
      row({
        ...{ table: 'hotList', name: each.list, count: each.created },
        ...{ neverExpiring: each.neverExpiring, withoutCase: each.withoutCase },
      }),
    ),
  ];
}

function reviewRows({ reviews }: EventsResult): TidyRow[] {
  return reviews.flatMap(({ reviewer, closed, medianSeconds, runs }) => [
    row({ table: 'reviewer', name: reviewer, count: closed, seconds: medianSeconds }),
    ...runs.map((run) =>
      row({
        ...{ table: 'run', name: reviewer, count: run.closed },
        ...{ at: run.from, seconds: run.seconds },
      }),
    ),
  ]);
}
