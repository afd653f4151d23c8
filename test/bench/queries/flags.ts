import { RULES } from './rules.ts';
import { type Column, type LogShape, searchesByHand } from './tables.ts';
import { countsOfRows, REASON_CLASS, WHAT_IS_LEFT } from './validate.ts';

const COLUMNS: readonly Column[] = ['person', 'plate', 'searched_at', 'reason', 'case_number'];

/** The searches, each with who, which plate, when, and whether it is judged and explained. */
const JUDGED = `
CREATE TEMP TABLE judged AS
SELECT times, who, plate_of, searched_at, searched_at::DATE AS searched_on, explained,
  explained OR NOT is_closed AS judged
FROM (
  SELECT *,
    coalesce(number_class IN ('ok', 'badFormat')
      OR reason_class IN ('ok', 'statute', 'number', 'caseNumber'), false) AS explained,
    number_class IN ('withheld', 'damaged') OR reason_class IN ('withheld', 'damaged') AS is_closed
  FROM (
    SELECT times, searched_at, lower(trim(person)) AS who,
      CASE WHEN cell_state(plate) IS NULL AND NOT regexp_matches(plate, '[*?@#\\[\\]]')
        THEN plate_key(plate) END AS plate_of,
      quick_case_class(case_number, case_is_plate) AS number_class, ${REASON_CLASS} AS reason_class
    FROM counts LEFT JOIN reasons USING (reason)
  )
)
WHERE who IS NOT NULL AND who <> '';
`;

/** How many searches, and how many of them are judged and explained. */
const SUMS = `sum(times) AS searches, coalesce(sum(times) FILTER (judged), 0) AS judged,
    coalesce(sum(times) FILTER (explained), 0) AS explained`;

const POOR = 'judged > 0 AND explained * 4 < judged';

const PAIRS = `
CREATE TEMP TABLE pairs AS
SELECT who, plate_of, ${SUMS}, count(DISTINCT searched_on) AS dates,
  coalesce(max(searched_on) - min(searched_on), 0) AS days
FROM judged WHERE plate_of IS NOT NULL GROUP BY who, plate_of;
`;

/** Searches from each on, as long as a burst may last; then the windows of so many plates, and bursts of these. */
const BURSTS = `
CREATE TEMP TABLE bursts AS
WITH timed AS (
  SELECT *, count(*) OVER (PARTITION BY who ORDER BY searched_at
    RANGE BETWEEN CURRENT ROW AND INTERVAL 600 SECONDS FOLLOWING) AS near
  FROM judged WHERE plate_of IS NOT NULL AND searched_at IS NOT NULL
),
windows AS (
  SELECT starts.who, starts.searched_at AS start
  FROM (SELECT DISTINCT who, searched_at FROM timed WHERE near >= 30) starts
  JOIN timed ON timed.who = starts.who AND timed.searched_at >= starts.searched_at
    AND timed.searched_at <= starts.searched_at + INTERVAL 600 SECONDS
  GROUP BY ALL HAVING count(DISTINCT timed.plate_of) >= 30
),
marked AS (
  SELECT *, coalesce(start > lag(start) OVER w + INTERVAL 600 SECONDS, true) AS is_new
  FROM windows WINDOW w AS (PARTITION BY who ORDER BY start)
),
numbered AS (
  SELECT *, sum(is_new::INT) OVER (PARTITION BY who ORDER BY start) AS number FROM marked
),
spans AS (
  SELECT who, number, min(start) AS first, max(start) + INTERVAL 600 SECONDS AS last
  FROM numbered GROUP BY who, number
)
SELECT spans.who, number, ${SUMS}
FROM spans JOIN timed ON timed.who = spans.who AND timed.searched_at BETWEEN first AND last
GROUP BY spans.who, number;
`;

const MONTHS = `
CREATE TEMP TABLE months AS
WITH counted AS (
  SELECT who, date_trunc('month', searched_on) AS month, sum(times) AS searches
  FROM judged WHERE searched_on IS NOT NULL GROUP BY ALL
),
medians AS (
  SELECT month, median(searches) AS middle FROM counted GROUP BY month HAVING count(*) >= 10
),
mads AS (
  SELECT month, any_value(middle) AS middle, median(abs(searches - middle)) AS mad
  FROM counted JOIN medians USING (month) GROUP BY month
)
SELECT *, searches >= 50 AND searches > 3 * middle AND searches > middle + 5 * 1.4826 * mad AS is_flagged
FROM counted JOIN mads USING (month);
`;

/** The flags of a rule, and the searches of these. */
function found(rule: string, from: string, subjects: string): string {
  return `
SELECT '${rule} subjects' AS name, (${subjects})::DOUBLE AS count
UNION ALL SELECT '${rule} flags', count(*)::DOUBLE FROM ${from}
UNION ALL SELECT '${rule} searches', coalesce(sum(searches), 0)::DOUBLE FROM ${from}`;
}

/**
 * Four of the red flags, repeatPlate, manyUsers, volume and burst, with the classes that say what is
 * explained. Gives `name` and `count`. `flags` looks for all others in the same readings, and gives the
 * rows of each flag.
 */
export function flagsByHand(shape: LogShape): string {
  const repeated = `(SELECT * FROM pairs WHERE (${POOR} AND (searches >= 10 OR (searches >= 6 AND days >= 30)))
    OR (dates >= 3 AND judged > 0 AND explained = 0))`;
  const plates = `(SELECT plate_of, sum(searches) AS searches, sum(judged) AS judged, sum(explained) AS explained
    FROM pairs GROUP BY plate_of HAVING count(*) >= 5 AND sum(judged) > 0 AND sum(explained) = 0)`;
  const users = `SELECT count(DISTINCT who) FROM judged WHERE plate_of IS NOT NULL AND searched_at IS NOT NULL`;
  return [
    RULES,
    countsOfRows(searchesByHand(shape, COLUMNS), ['person', 'searched_at']),
    ...[WHAT_IS_LEFT, JUDGED, PAIRS, BURSTS, MONTHS],
    [
      found('repeatPlate', repeated, 'SELECT count(*) FROM pairs'),
      found('manyUsers', plates, 'SELECT count(DISTINCT plate_of) FROM pairs'),
      found('volume', '(SELECT * FROM months WHERE is_flagged)', 'SELECT count(*) FROM months'),
      found('burst', `(SELECT * FROM bursts WHERE ${POOR})`, users),
    ].join('\nUNION ALL'),
    ';',
  ].join('');
}
