import { RULES, VAGUE } from './rules.ts';
import {
  type Column,
  copiesOf,
  type LogShape,
  searchesByHand,
  searchesTuned,
  tableOf,
} from './tables.ts';

export const FIELDS: readonly Column[] = ['reason', 'case_number', 'plate'];

/**
 * What of a search the classes of its texts ask for beside them: whether its case number is its plate
 * and its reason its case number, and the plate, where it stands in the reason.
 * @param beside columns that are taken along, and the plate with them
 */
export function judged(searches: string, beside: readonly Column[] = []): string {
  const along = beside.map((name) => ` ${name},`).join('');
  return `
  SELECT *, CASE WHEN lower(reason) = lower(case_number)
    THEN case_class(case_number, case_is_plate) = 'ok' ELSE false END AS own_number
  FROM (
    SELECT times, reason, case_number,${along}${along && ' plate,'}
      coalesce(plate_key(case_number) = plate_key(plate), false) AS case_is_plate,
      CASE WHEN contains(plate_key(reason), plate_key(plate)) THEN plate_key(plate) END AS own_plate
    FROM (
      SELECT times,${along} trim(reason) AS reason, trim(case_number) AS case_number, nullif(plate, '') AS plate
      FROM (${searches})
    )
  )`;
}

/**
 * The searches counted by reason and by the class of their case number: a few reasons are left to
 * class. Most case numbers are different ones: to count them first took longer than to class them.
 */
const countsOfTexts = (searches: string): string => `
CREATE TEMP TABLE counts AS
SELECT
  reason, own_number, own_plate, class, grouping(reason, class) AS kind,
  sum(times) AS searches, sum(times) FILTER (is_blank) AS both_blank, sum(times - 1) AS copies
FROM (
  SELECT *, quick_case_class(case_number, case_is_plate) AS class,
    coalesce(reason, '') = '' AND coalesce(case_number, '') = '' AS is_blank
  FROM (${judged(searches)})
)
GROUP BY GROUPING SETS ((reason, own_number, own_plate), (class), ());
`;

/** The searches, each a row of its own. */
export const countsOfRows = (searches: string, beside: readonly Column[] = []): string => `
CREATE TEMP TABLE counts AS
SELECT *, times AS searches, times - 1 AS copies FROM (${judged(searches, beside)});
`;

/** What is left of a reason without the words that say nothing at either end; NULL where none is. */
export const WHAT_IS_LEFT = String.raw`
CREATE TEMP TABLE reasons AS
WITH RECURSIVE texts AS (
  SELECT DISTINCT reason,
    regexp_extract_all(lower(reason), '[\p{L}\p{M}\p{N}]+') AS words,
    regexp_extract_all(reason, '[^\p{L}\p{M}\p{N}]*[\p{L}\p{M}\p{N}]+') AS pieces
  FROM counts WHERE reason IS NOT NULL
),
runs AS (
  SELECT reason, before, before + length AS last
  FROM texts, unnest(range(0, len(words))) AS b(before), unnest([1, 2, 3]) AS l(length)
  WHERE before + length <= len(words)
    AND says_nothing(array_to_string(words[before + 1 : before + length], ' '))
),
from_start AS (
  SELECT reason, 0::BIGINT AS reached FROM texts
  UNION SELECT reason, last FROM from_start JOIN runs USING (reason) WHERE before = reached
),
from_end AS (
  SELECT reason, len(words)::BIGINT AS reached FROM texts
  UNION SELECT reason, before FROM from_end JOIN runs USING (reason) WHERE last = reached
),
ends AS (
  SELECT reason, words, pieces, first, last
  FROM texts
  JOIN (SELECT reason, max(reached) AS first FROM from_start GROUP BY reason) USING (reason)
  JOIN (SELECT reason, min(reached) AS last FROM from_end GROUP BY reason) USING (reason)
),
cut AS (
  SELECT reason, CASE
    WHEN first = 0 AND last = len(words) THEN NULL
    WHEN first >= last THEN ''
    ELSE ltrim(regexp_replace(array_to_string(pieces[first + 1 : last], ''), '^[^\p{L}\p{M}\p{N}]+', ''))
  END AS rest
  FROM ends
)
SELECT reason, CASE
  WHEN len(regexp_extract_all(rest, '\(')) > len(regexp_extract_all(rest, '\)')) THEN rest || ')'
  ELSE rest
END AS rest
FROM cut;
`;

/** Which rows of the counts are of reasons, of case numbers and of both; and how many have neither. */
const OF_ROWS = {
  reasons: '',
  numberClass: 'case_class(case_number, case_is_plate)',
  numbers: '',
  both: '',
  neither: "(sum(searches) FILTER (coalesce(reason, '') = '' AND coalesce(case_number, '') = ''))",
};
const OF_TEXTS = {
  reasons: ' WHERE kind = 1',
  numberClass: 'class',
  numbers: ' WHERE kind = 2',
  both: ' WHERE kind = 3',
  neither: 'max(both_blank)',
};

/** The class of a reason, beside what is left of it. */
export const REASON_CLASS = String.raw`coalesce(cell_state(reason), CASE
    WHEN is_too_short(reason) THEN 'tooShort'
    WHEN is_statute(reason) THEN 'statute'
    WHEN plate_key(reason) = own_plate THEN 'plate'
    WHEN is_number(reason) THEN 'number'
    WHEN own_number OR is_case_number(reason) THEN 'caseNumber'
    WHEN rest IS NULL THEN 'ok'
    WHEN is_too_short(rest) THEN 'vague'
    WHEN is_statute(rest) THEN 'statute'
    WHEN plate_key(rest) = own_plate THEN 'plate'
    WHEN is_case_number(rest)
      OR (regexp_matches(rest, '\p{Nd}') AND NOT regexp_matches(rest, '[\p{L}\p{M}]'))
      THEN 'caseNumber'
    ELSE 'ok'
  END)`;

const classes = (shape: LogShape, of: typeof OF_ROWS): string => `
SELECT 'reason ' || ${REASON_CLASS} AS name, sum(searches)::DOUBLE AS count${copiesOf(shape, '0')}
FROM counts LEFT JOIN reasons USING (reason)${of.reasons} GROUP BY name
UNION ALL
SELECT 'caseNumber ' || ${of.numberClass} AS name, sum(searches)::DOUBLE${copiesOf(shape, 'copies')}
FROM counts${of.numbers} GROUP BY name
UNION ALL
SELECT 'bothBlank', ${of.neither}::DOUBLE${copiesOf(shape, '0')} FROM counts${of.both}`;

/**
 * The classes of case numbers and reasons. The rules are the contract's, with its word lists; left out
 * are a few spellings that only people who look for trouble write. Gives `name` and `count`. `validate`
 * counts shapes, common texts, findings and possible personal information in the same pass.
 */
export function validateByHand(shape: LogShape, searches = searchesByHand(shape, FIELDS)): string {
  return [RULES, countsOfRows(searches), WHAT_IS_LEFT, classes(shape, OF_ROWS), ';'].join('');
}

/** As somebody asks who tries what is quickest: only the distinct reasons are classed. */
export function validateTuned(shape: LogShape, searches = searchesTuned(shape, FIELDS)): string {
  return [RULES, countsOfTexts(searches), WHAT_IS_LEFT, classes(shape, OF_TEXTS), ';'].join('');
}

/** Counts alone, without classes: what a query of ten lines finds. */
export function validateCounts(shape: LogShape): string {
  return `
SELECT
  sum(times)::DOUBLE AS searches,
  ${tableOf(shape).id === null ? 'sum(times - 1)::DOUBLE AS "identicalRows",' : ''}
  (sum(times) FILTER (case_number IS NULL))::DOUBLE AS "caseNumberBlank",
  (sum(times) FILTER (NOT regexp_matches(case_number, '[0-9]')))::DOUBLE AS "caseNumberWithoutDigit",
  (sum(times) FILTER (reason IS NULL))::DOUBLE AS "reasonBlank",
  (sum(times) FILTER (regexp_matches(lower(reason), '${VAGUE}')))::DOUBLE AS "reasonVague",
  (sum(times) FILTER (case_number IS NULL AND reason IS NULL))::DOUBLE AS "bothBlank"
FROM (${searchesByHand(shape, ['reason', 'case_number'])});
`;
}
