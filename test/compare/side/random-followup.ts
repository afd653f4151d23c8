import fc from 'fast-check';
import { dayText } from '../../oracle/oracle-zone.ts';
import { type RandomColumn, tableOf, type WrittenTable } from './random-tables.ts';
import { maybeDate, TODAY } from './side-dates.ts';

type Row = Record<string, string>;

function column(field: string, kept: number, ...headers: string[]): RandomColumn<Row> {
  return { field, headers: [field, ...headers], kept, cell: (row) => row[field] ?? '' };
}

const COLUMNS = [
  column('id', 80, 'Finding No.', 'Number'),
  column('finding', 100, 'Issue', 'What was found'),
  column('reportedAt', 100, 'Reported at', 'Report date'),
  column('recommendation', 60, 'Recommended action'),
  column('owner', 80, 'Responsible'),
  column('response', 85, 'Agency response'),
  column('due', 70, 'Due date'),
  column('status', 90, 'Implementation status'),
  column('evidence', 70, 'Proof'),
];

/** Reports whose 60 days, 6 months and year end on the as-of day or beside it. */
const AGES = [0, 1, 30, 59, 60, 61, 180, 181, 182, 183, 184, 364, 365, 366, 367, 800, -1, -40];

const row: fc.Arbitrary<Row> = fc.record({
  id: fc.constantFrom('F-1', '2', '3.1', '', 'n/a', '=F4()'),
  finding: fc.constantFrom('No plan', 'Both blank', 'no "owner", no date', 'Old; lists', 'x'),
  reportedAt: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...AGES).map((age) => dayText(TODAY - age)) },
    { weight: 2, arbitrary: maybeDate(97) },
  ),
  recommendation: fc.constantFrom('', 'Write one'),
  owner: fc.constantFrom('', 'Lt. Okafor', 'none', 'IT'),
  response: fc.constantFrom('', '', 'In work', 'tbd', '[REDACTED]'),
  due: fc.oneof(fc.constant(''), maybeDate(80)),
  status: fc.oneof(
    {
      weight: 30,
      arbitrary: fc.constantFrom(
        ...['', 'pending', 'Partly', 'IMPLEMENTED', 'willNot', 'In progress'],
        ...['Fully implemented', 'will not implement', 'partially implemented', 'done'],
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom('perhaps', 'n/a') },
  ),
  evidence: fc.constantFrom('', 'validate of June', '-'),
});

export interface RandomFollowup {
  register: WrittenTable;
  asOf: number;
  allowBadRows: boolean;
}

export const randomFollowup: fc.Arbitrary<RandomFollowup> = fc.record({
  register: tableOf(fc.array(row, { minLength: 1, maxLength: 7 }), COLUMNS, []),
  // 29 February and ends of months.
  asOf: fc.constantFrom(TODAY, TODAY, TODAY + 62, Date.parse('2028-02-29') / 86_400_000),
  allowBadRows: fc.boolean(),
});
