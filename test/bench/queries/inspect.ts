import { type Column, type LogShape, searchesByHand, searchesTuned, tableOf } from './tables.ts';

/** Fields whose cells `inspect` counts, under its names. */
const FILLED: Readonly<Record<string, Column>> = {
  caseNumber: 'case_number',
  plate: 'plate',
  reason: 'reason',
  user: 'person',
};

const COLUMNS: readonly Column[] = [...Object.values(FILLED), 'searched_at'];

/** How many searches and people there are, from when to when, and how many cells are filled: one row. */
function inspection(shape: LogShape, searches: string): string {
  const filled = Object.entries(FILLED).map(
    ([name, column]) => `
  (sum(times) FILTER (${column} IS NOT NULL))::DOUBLE AS "${name}Filled"`,
  );
  const copies = tableOf(shape).id === null ? `\n  sum(times - 1)::DOUBLE AS "identicalRows",` : '';
  return `
SELECT
  sum(times)::DOUBLE AS searches,${copies}
  count(DISTINCT person)::DOUBLE AS users,
  epoch(min(searched_at)) AS first,
  epoch(max(searched_at)) AS last,${filled.join(',')}
FROM (${searches});
`;
}

export function inspectByHand(shape: LogShape): string {
  return inspection(shape, searchesByHand(shape, COLUMNS));
}

export function inspectTuned(shape: LogShape): string {
  return inspection(shape, searchesTuned(shape, COLUMNS));
}
