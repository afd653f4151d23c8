import type { EventsResult } from '../../contract/systems/events.ts';
import type { Tidy, TidyRow } from './tidy.ts';

const COLUMNS = [
  ...['section', 'item', 'eventType', 'found', 'happenedAt', 'actor', 'network', 'permissions'],
  ...['neverExpiring', 'withoutCase', 'withoutReason', 'seconds', 'file', 'line'],
];

const EMPTY: TidyRow = Object.fromEntries(COLUMNS.map((column) => [column, null]));

/**
 * `section` says what a row is: `entity` (a count of each type of event), `account`, `role`, `share` (an
 * event each), `hotLists` (all of them), `hotList`, `reviewer` (seconds: the median), `run`.
 */
export function eventsRows(result: EventsResult): Tidy {
  const { byEntity, accounts, roles, shares } = result;
  return {
    columns: COLUMNS,
    rows: [
      ...byEntity.flatMap(({ entity, ...counts }) =>
        Object.entries(counts).map(([event, count]) =>
          row({ section: 'entity', item: entity, eventType: event, found: count }),
        ),
      ),
      ...accounts.map((each) => row({ section: 'account', item: each.user, ...stamp(each) })),
      ...roles.map((each) => row({ section: 'role', item: each.role, ...stamp(each) })),
      ...shares.map((each) =>
        row({
          ...{ section: 'share', item: each.organization, network: each.network },
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
  return { eventType: event, happenedAt: at, actor: by, file, line };
}

function hotListRows({ hotListEntries: entries }: EventsResult): TidyRow[] {
  const { created, neverExpiring, withoutCase, withoutReason } = entries;
  return [
    row({ section: 'hotLists', found: created, neverExpiring, withoutCase, withoutReason }),
    ...entries.lists.map((each) =>
      row({
        ...{ section: 'hotList', item: each.list, found: each.created },
        ...{ neverExpiring: each.neverExpiring, withoutCase: each.withoutCase },
      }),
    ),
  ];
}

function reviewRows({ reviews }: EventsResult): TidyRow[] {
  return reviews.flatMap(({ reviewer, closed, medianSeconds, runs }) => [
    row({ section: 'reviewer', item: reviewer, found: closed, seconds: medianSeconds }),
    ...runs.map((run) =>
      row({
        ...{ section: 'run', item: reviewer, found: run.closed },
        ...{ happenedAt: run.from, seconds: run.seconds },
      }),
    ),
  ]);
}
