import { LOG } from './duckdb-log.ts';

/**
 * Table 2, one search an id. Gives `place` and `searches`. Left out, and generous so: windows by date
 * alone, the quantiles, the other two measures and the commonest windows, all of which `ages` counts
 * in the same pass.
 * @param oneAnId how the rows are made distinct: of the log, or of what was made of it
 */
const agesSql = (oneAnId: { readonly rows: string; readonly places: string }): string => `
WITH times AS (
  SELECT${oneAnId.rows}
    ID,
    "Time Frame Start" AS start_text,
    "Time Frame End" AS end_text,
    try_strptime("Search Time", '%m/%d/%Y, %I:%M:%S %p UTC') AS searched_at,
    TRY_CAST("Time Frame Start" AS TIMESTAMP) AS window_start,
    TRY_CAST("Time Frame End" AS TIMESTAMP) AS window_end
  FROM ${LOG}
),
images AS (
  SELECT *, least(window_start, searched_at)::DATE AS image, searched_at::DATE AS searched_on
  FROM times
),
placed AS (
  SELECT${oneAnId.places} ID, CASE
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
  END AS place
  FROM images
)
SELECT place, count(*)::DOUBLE AS searches FROM placed GROUP BY place ORDER BY place;
`;

/** As it is asked by hand: the rows distinct on the id first. */
export const AGES_SQL = agesSql({ rows: ' DISTINCT ON (ID)', places: '' });

/**
 * As somebody asks who tries what is quickest: each search's place first. A duplicate is a copy, so
 * that DISTINCT over both is distinct on the id; an any_value of the place, by text or by number,
 * takes as long or longer.
 */
export const AGES_TUNED_SQL = agesSql({ rows: '', places: ' DISTINCT' });
