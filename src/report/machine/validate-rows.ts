import type { ValidateResult } from '../../contract/validate.ts';
import type { Tidy, TidyRow } from './tidy.ts';

/**
 * One row a number: `table` says of what (`searches`, `caseNumber.classes`, `caseNumber.shapes`,
 * `reason.classes`, `reason.top`, `findings`, `groups`), `name` which number of it; `by` and `value`
 * are a group's.
 */
export function validateRows(result: ValidateResult): Tidy {
  const { judgeable, adequate, inadequate, bothBlank } = result;
  const totals = { judgeable, adequate, inadequate, bothBlank: bothBlank.count };
  return {
    columns: ['table', 'by', 'value', 'name', 'count'],
    rows: [
      ...numbers('searches', totals),
      ...numbers('caseNumber.classes', result.caseNumber.classes),
      ...result.caseNumber.shapes.map(({ shape, count }) => row('caseNumber.shapes', shape, count)),
      ...numbers('reason.classes', result.reason.classes),
      ...result.reason.top.map(({ text, count }) => row('reason.top', text, count)),
      ...numbers('findings', result.findings),
      ...result.groups.flatMap(({ by, value, small: _, ...counts }) =>
        numbers('groups', counts).map((each) => ({ ...each, by, value })),
      ),
    ],
  };
}

function numbers(table: string, counts: Readonly<Record<string, number>>): TidyRow[] {
  return Object.entries(counts).map(([name, count]) => row(table, name, count));
}

function row(table: string, name: string | null, count: number): TidyRow {
  return { table, by: '', value: '', name, count };
}
