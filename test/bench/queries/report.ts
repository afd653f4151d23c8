import { AGE_COLUMNS, placesOf } from './ages.ts';
import { copiesOf, type LogShape, searchesByHand, searchesTuned } from './tables.ts';
import { FIELDS, validateByHand, validateTuned } from './validate.ts';

/**
 * What a report counts of all searches: the classes, Table 2, searches by month and by hour of the
 * week, and how many people searched. The searches are kept in a table, as four queries ask them. Left
 * out are the counts by month, user and agency, the findings with their rows, and the retention periods.
 */
function report(shape: LogShape, searches: string, classes: string): string {
  const none = copiesOf(shape, '0');
  const counted = (name: string): string =>
    `SELECT ${name} AS name, sum(times)::DOUBLE AS count${none} FROM searches GROUP BY name`;
  return `CREATE TEMP TABLE searches AS ${searches};
${classes.trimEnd().replace(/;$/, '')}
UNION ALL (${placesOf(shape, 'FROM searches').replace(copiesOf(shape), none)})
UNION ALL ${counted("'month ' || strftime(searched_at, '%Y-%m')")}
UNION ALL ${counted("'hour ' || strftime(searched_at, '%A %-H')")}
UNION ALL SELECT 'users', count(DISTINCT person)::DOUBLE${none} FROM searches;
`;
}

const COLUMNS = [...FIELDS, ...AGE_COLUMNS, 'person'] as const;
const KEPT = 'FROM searches';

export function reportByHand(shape: LogShape): string {
  return report(shape, searchesByHand(shape, COLUMNS), validateByHand(shape, KEPT));
}

export function reportTuned(shape: LogShape): string {
  return report(shape, searchesTuned(shape, COLUMNS), validateTuned(shape, KEPT));
}
