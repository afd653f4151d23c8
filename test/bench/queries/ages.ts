import {
  type Column,
  columnsTuned,
  copiesOf,
  keyOf,
  type LogShape,
  searchesByHand,
  tableOf,
} from './tables.ts';

/**
 * Table 2, one search an id. Gives `name` and `count`. Left out, and generous so: windows by date
 * alone where only some are, the quantiles, the other two measures and the commonest windows, all of
 * which `ages` counts in the same pass.
 */

export const AGE_COLUMNS: readonly Column[] = [
  ...(['searched_at', 'start_text', 'end_text', 'window_start', 'window_end'] as const),
];

/** Where a search stands in Table 2, of `times`, which has its columns. */
const PLACE = `CASE
    WHEN searched_at IS NULL THEN 'undated'
    WHEN start_text IS NULL AND end_text IS NULL THEN 'noRange'
    WHEN starts_with(start_text, 'REDACTED') OR starts_with(end_text, 'REDACTED')
      THEN 'withheldRange'
    WHEN (start_text IS NOT NULL AND window_start IS NULL)
      OR (end_text IS NOT NULL AND window_end IS NULL) THEN 'unreadableRange'
    WHEN window_start IS NULL THEN 'noStart'
    WHEN window_end < window_start THEN 'reversed'
    WHEN window_start > searched_at + INTERVAL 24 HOURS THEN 'startsAfterSearch'
    WHEN image >= searched_on - INTERVAL 6 MONTHS THEN '0–6 months'
    WHEN image >= searched_on - INTERVAL 1 YEAR THEN '6 months–1 year'
    WHEN image >= searched_on - INTERVAL 2 YEARS THEN '1–2 years'
    ELSE 'over 2 years'
  END`;

const IMAGES = `SELECT *, least(window_start, searched_at)::DATE AS image, searched_at::DATE AS searched_on
  FROM times`;

/** The places of the searches that a query gives. */
export function placesOf(shape: LogShape, searches: string): string {
  return `WITH times AS (${searches}),
images AS (${IMAGES})
SELECT 'age ' || ${PLACE} AS name, sum(times)::DOUBLE AS count${copiesOf(shape)}
FROM images GROUP BY name`;
}

/** As it is asked by hand: the rows distinct first. */
export function agesByHand(shape: LogShape): string {
  return `${placesOf(shape, searchesByHand(shape, AGE_COLUMNS))};`;
}

/**
 * As somebody asks who tries what is quickest: each search's place first. A duplicate is a copy, so
 * that DISTINCT over both is distinct on the id; an any_value of the place, by text or by number,
 * takes as long or longer.
 */
export function agesTuned(shape: LogShape): string {
  const { rows, id } = tableOf(shape);
  const as = columnsTuned(shape);
  const list = AGE_COLUMNS.map((name) => `${as[name]} AS ${name}`).join(', ');
  const placed =
    id === null
      ? `SELECT key, ${PLACE} AS place, count(*) AS times FROM images GROUP BY ALL`
      : `SELECT DISTINCT key, ${PLACE} AS place, 1 AS times FROM images`;
  return `WITH times AS (SELECT ${keyOf(shape)} AS key, ${list} FROM ${rows}),
images AS (${IMAGES}),
placed AS (${placed})
SELECT 'age ' || place AS name, sum(times)::DOUBLE AS count${copiesOf(shape)}
FROM placed GROUP BY place;`;
}

/** The calendar buckets alone: a log whose windows are all as they should be needs no more. */
export function agesCounts(shape: LogShape): string {
  return `
SELECT 'age ' || CASE
    WHEN window_start::DATE >= searched_at::DATE - INTERVAL 6 MONTHS THEN '0–6 months'
    WHEN window_start::DATE >= searched_at::DATE - INTERVAL 1 YEAR THEN '6 months–1 year'
    WHEN window_start::DATE >= searched_at::DATE - INTERVAL 2 YEARS THEN '1–2 years'
    ELSE 'over 2 years'
  END AS name, sum(times)::DOUBLE AS count${copiesOf(shape)}
FROM (${searchesByHand(shape, ['searched_at', 'window_start'])})
GROUP BY name;
`;
}
