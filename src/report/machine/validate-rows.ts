import type { ValidateResult } from '../../contract/validate.ts';
import type { Tidy, TidyRow } from './tidy.ts';

/**
 * One row a number: `section` says of what (`searches`, `caseNumber.classes`, `caseNumber.shapes`,
 * `reason.classes`, `reason.top`, `findings`, `groups`, `law`), `name` which number of it; `groupedBy` and `value`
 * are a group's.
 */
export function validateRows(result: ValidateResult): Tidy {
  const { judgeable, adequate, inadequate, bothBlank } = result;
  const totals = { judgeable, adequate, inadequate, bothBlank: bothBlank.count };
  const { law } = result;
  return {
    columns: [
      'section',
      'groupedBy',
      'value',
      'name',
      'count',
      ...(law === undefined ? [] : LAW_COLUMNS),
    ],
    rows: [
      ...numbers('searches', totals),
      ...numbers('caseNumber.classes', result.caseNumber.classes),
      ...result.caseNumber.shapes.map(({ shape, count }) => row('caseNumber.shapes', shape, count)),
      ...numbers('reason.classes', result.reason.classes),
      ...result.reason.top.map(({ text, count }) => row('reason.top', text, count)),
      ...numbers('findings', result.findings),
      ...result.groups.flatMap(({ by, value, small: _, groups, ...counts }) =>
        numbers('groups', { ...counts, ...(groups !== undefined && { groups }) }).map((each) => ({
          ...each,
          groupedBy: by,
          value,
        })),
      ),
      ...(law === undefined ? [] : lawRows(law)),
    ],
  };
}

/** What stands beside the numbers of a law. */
const LAW_COLUMNS = ['outcome', 'citation', 'inForce', 'sure', 'lawsAsOf'];

/** The rows of `--law`: `groupedBy` is the state, `value` what the record has to hold. */
function lawRows(law: NonNullable<ValidateResult['law']>): TidyRow[] {
  const { state, citation, inForce, asOf, says, sure } = law;
  const line = says.find(({ of }) => of === 'completeness');
  const beside = { citation, inForce, sure: line === undefined ? sure : line.sure, lawsAsOf: asOf };
  const { searches, beforeInForce, complete, lacking, untold } = law;
  const rowsOf = (value: string, outcome: string, counts: Readonly<Record<string, number>>) =>
    numbers('law', counts).map((each) => ({
      ...each,
      groupedBy: state,
      value,
      outcome,
      ...beside,
    }));
  return [
    ...rowsOf('completeness', law.outcome, { searches, beforeInForce, complete, lacking, untold }),
    ...law.elements.flatMap(({ element, outcome, there, lacking: lacks, untold: open }) =>
      rowsOf(element, outcome, { there, lacking: lacks, untold: open }),
    ),
  ];
}

function numbers(section: string, counts: Readonly<Record<string, number>>): TidyRow[] {
  return Object.entries(counts).map(([name, count]) => row(section, name, count));
}

function row(section: string, name: string | null, count: number): TidyRow {
  return { section, groupedBy: '', value: '', name, count };
}
