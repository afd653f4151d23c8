import fc from 'fast-check';
import { dayText } from '../../oracle/oracle-zone.ts';
import { type RandomColumn, tableOf, type WrittenTable } from './random-tables.ts';
import { maybeDate, TODAY } from './side-dates.ts';

type Row = Record<string, string>;

function column(field: string, kept: number, ...headers: string[]): RandomColumn<Row> {
  return { field, headers: [field, ...headers], kept, cell: (row) => row[field] ?? '' };
}

const COLUMNS = [
  column('name', 100, 'File Name', 'Hot List', 'List Name'),
  column('loadedAt', 100, 'Date of Load', 'Load Date', 'Loaded'),
  column('source', 85),
  column('records', 85, 'Record Count'),
  column('status', 85),
  column('loadTime', 30, 'Time of Load'),
];

const NAMES = ['stolen.csv', 'bolo_2019.csv', 'amber, silver.csv', '=cmd()', 'LEARN_Elm PD'];

/** Loaded a year, two, five ago, to the day and a day beside it. */
const loadedAt = fc.oneof(
  { weight: 2, arbitrary: maybeDate(95) },
  {
    weight: 2,
    arbitrary: fc
      .record({ years: fc.constantFrom(1, 2, 3, 5, 6, 10), beside: fc.constantFrom(-1, 0, 1) })
      .map(({ years, beside }) => dayText(yearsBefore(TODAY, years) + beside)),
  },
);

function yearsBefore(day: number, years: number): number {
  const date = new Date(day * 86_400_000);
  date.setUTCFullYear(date.getUTCFullYear() - years);
  return date.getTime() / 86_400_000;
}

const isNoDate = (cell: string): boolean => !/\d/.test(cell) || /9999|1900/.test(cell);

const row: fc.Arbitrary<Row> = fc
  .record({
    name: fc.constantFrom(...NAMES),
    loadedAt,
    source: fc.constantFrom('CA SO', 'Oak PD', 'FBI', ''),
    records: fc.oneof(
      { weight: 30, arbitrary: fc.constantFrom('12', '1', '1,234', '250000', '0', '') },
      { weight: 1, arbitrary: fc.constantFrom('many', '-3') },
    ),
    status: fc.constantFrom('Active', 'Inactive', 'inactive '),
    loadTime: fc.constant('3:57:18 PM MST'),
  })
  // Whether a list without date and without records lacks the one or the other is not said.
  .map((each) =>
    each.records === '0' && isNoDate(each.loadedAt) ? { ...each, records: '3' } : each,
  );

export interface RandomHotlists {
  inventory: WrittenTable;
  retention: string;
  asOf: number;
  allowBadRows: boolean;
}

export const randomHotlists: fc.Arbitrary<RandomHotlists> = fc.record({
  inventory: tableOf(fc.array(row, { minLength: 1, maxLength: 8 }), COLUMNS, []),
  retention: fc.constantFrom('2y', '2y', '1y', '90d', '6mo', '5y', '24mo'),
  // 29 February and the end of a month.
  asOf: fc.constantFrom(TODAY, TODAY, TODAY + 30, Date.parse('2028-02-29') / 86_400_000),
  allowBadRows: fc.boolean(),
});
