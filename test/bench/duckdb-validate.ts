import { DEFAULT_VOCABULARY } from '../../src/contract/vocabulary.ts';
import {
  type Column,
  copiesOf,
  type LogShape,
  searchesByHand,
  searchesTuned,
  tableOf,
} from './duckdb-log.ts';

const { vagueReasons, caseNumberWords, placeholders, keyboardRows, ...lists } = DEFAULT_VOCABULARY;

/** A list of texts as SQL writes it. */
function listed(texts: readonly string[]): string {
  return `[${texts.map((text) => `'${text.toLowerCase().replaceAll("'", "''")}'`).join(', ')}]`;
}

/** One of the texts, as a regular expression. */
function oneOf(texts: readonly string[]): string {
  return `(?:${texts.map((text) => text.replace(/[.*+?()[\]{}|\\^$]/g, '\\$&')).join('|')})`;
}

const SEPARATOR = String.raw`\s\p{Pd}−/._:#`;
const JOINER = String.raw`\s,;/&+\p{Pd}−`;
const CODE = oneOf(lists.statuteCodes);
const SECTION =
  String.raw`[1-9]\d{0,4}(?:\.\d{1,4}){0,3}(?:[a-z]{1,2}\d{0,2})?(?:\.\d{1,4}){0,3}` +
  String.raw`(?:\s?\((?:\d{1,3}|[ivx]{1,5}|[a-z]{1,2})\)){0,6}`;
const GAP = `[${SEPARATOR}+§]*`;
const WITH_CODE = `${SECTION}${GAP}${CODE}|${CODE}${GAP}${SECTION}|\\d{1,2}${GAP}USC${GAP}${SECTION}`;

/** Nothing but statutes, joined. */
function statutes(one: string): string {
  const joint = `[${JOINER}]+(?:and[${JOINER}]+)*`;
  return `[${JOINER}.]*(?:${one})(?:${joint}(?:${one}))*[${JOINER}.]*`;
}

/** The rules, each as a macro over a trimmed text. */
const RULES = String.raw`
CREATE TEMP MACRO cell_state(t) AS CASE
  WHEN t IS NULL OR t = '' THEN 'blank'
  WHEN starts_with(lower(t), 'redacted') OR lower(t) = '[redacted]'
    OR regexp_full_match(t, '[*#█](?:\s*[*#█]){2,}')
    OR regexp_full_match(t, '(?:6254.*|(?:6255|79[23]\d)(?:\.\d+)?\s*)gc', 'i') THEN 'withheld'
  WHEN regexp_full_match(t, '#(?:n/a|getting_data|[a-z_]{2,}(?:/0)?[!?])|err:5\d\d', 'i') THEN 'damaged'
  WHEN list_contains(${listed(placeholders)}, lower(t))
    OR NOT regexp_matches(t, '[\p{L}\p{Nd}]') THEN 'placeholder'
END;

CREATE TEMP MACRO is_placeholder_number(t) AS
  regexp_full_match(t, '\p{Nd}|[${SEPARATOR}0]*0[${SEPARATOR}0]*')
  OR regexp_full_match(t, '.*[\s\p{Pd}−/_:#]0+[${SEPARATOR}]*', 's');

CREATE TEMP MACRO has_three_words(t) AS len(list_filter(
  regexp_extract_all(t, '[\p{L}\p{M}\p{N}]+'),
  lambda word: NOT regexp_matches(word, '\p{N}') AND regexp_matches(word, '\p{L}.*\p{L}'))) >= 3;

CREATE TEMP MACRO is_statute_with_code(t) AS regexp_full_match(t, '${statutes(WITH_CODE)}', 'i');

CREATE TEMP MACRO is_statute(t) AS
  regexp_full_match(t, '${statutes(`${WITH_CODE}|${oneOf(lists.statuteSections)}`)}', 'i');

CREATE TEMP MACRO is_too_short(t) AS
  length(t) <= 2
  OR replace(lower(t), lower(t[1]), '') = ''
  OR (length(t) >= 4 AND len(list_filter(${listed(keyboardRows)},
    lambda keys: contains(keys, lower(t)) OR contains(reverse(keys), lower(t)))) > 0);

CREATE TEMP MACRO is_number(t) AS
  regexp_full_match(t, '[\p{Nd}${SEPARATOR}]+') AND regexp_matches(t, '\p{Nd}');

CREATE TEMP MACRO is_case_number(t) AS
  regexp_full_match(t, '[\p{L}\p{M}\p{Nd}\p{Pd}−/._:#]+')
  AND len(regexp_extract_all(t, '\p{Nd}')) >= 4;

CREATE TEMP MACRO plate_key(t) AS replace(replace(lower(t), ' ', ''), '-', '');

CREATE TEMP MACRO case_class(t, is_plate) AS coalesce(cell_state(t), CASE
  WHEN is_placeholder_number(t) THEN 'placeholder'
  WHEN is_plate THEN 'plate'
  WHEN NOT regexp_matches(t, '\p{Nd}') THEN 'wordsOnly'
  WHEN is_statute_with_code(t) OR has_three_words(t) THEN 'badFormat'
  ELSE 'ok'
END);

CREATE TEMP MACRO says_nothing(words) AS
  list_contains(${listed([...vagueReasons, ...caseNumberWords].map((run) => run.replace(/[^a-z]+/g, ' ')))}, words)
  OR levenshtein(words, '${lists.vagueWithinDistance2Of.join()}') <= 2;
`;

export const FIELDS: readonly Column[] = ['reason', 'case_number', 'plate'];

/**
 * What of a search the classes of its texts ask for beside them: whether its case number is its plate
 * and its reason its case number, and the plate, where it stands in the reason.
 */
function judged(searches: string): string {
  return `
  SELECT *, CASE WHEN lower(reason) = lower(case_number)
    THEN case_class(case_number, case_is_plate) = 'ok' ELSE false END AS own_number
  FROM (
    SELECT times, reason, case_number,
      coalesce(plate_key(case_number) = plate_key(plate), false) AS case_is_plate,
      CASE WHEN contains(plate_key(reason), plate_key(plate)) THEN plate_key(plate) END AS own_plate
    FROM (
      SELECT times, trim(reason) AS reason, trim(case_number) AS case_number, nullif(plate, '') AS plate
      FROM (${searches})
    )
  )`;
}

/** The searches counted by reason and by case number: a few texts are left to class. */
const countsOfTexts = (searches: string): string => `
CREATE TEMP TABLE counts AS
SELECT
  reason, case_number, own_number, own_plate, case_is_plate,
  grouping(reason, case_number) AS kind, sum(times) AS searches,
  sum(times) FILTER (coalesce(reason, '') = '' AND coalesce(case_number, '') = '') AS both_blank,
  sum(times - 1) AS copies
FROM (${judged(searches)})
GROUP BY GROUPING SETS ((reason, own_number, own_plate), (case_number, case_is_plate), ());
`;

/** The searches, each a row of its own. */
const countsOfRows = (searches: string): string => `
CREATE TEMP TABLE counts AS
SELECT *, times AS searches, times - 1 AS copies FROM (${judged(searches)});
`;

/** What is left of a reason without the words that say nothing at either end; NULL where none is. */
const WHAT_IS_LEFT = String.raw`
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
  numbers: '',
  both: '',
  neither: "(sum(searches) FILTER (coalesce(reason, '') = '' AND coalesce(case_number, '') = ''))",
};
const OF_TEXTS = {
  reasons: ' WHERE kind = 1',
  numbers: ' WHERE kind = 2',
  both: ' WHERE kind = 3',
  neither: 'max(both_blank)',
};

const classes = (shape: LogShape, of: typeof OF_ROWS): string => String.raw`
SELECT 'reason ' || coalesce(cell_state(reason), CASE
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
  END) AS name, sum(searches)::DOUBLE AS count${copiesOf(shape, '0')}
FROM counts LEFT JOIN reasons USING (reason)${of.reasons} GROUP BY name
UNION ALL
SELECT 'caseNumber ' || case_class(case_number, case_is_plate) AS name, sum(searches)::DOUBLE${copiesOf(shape, 'copies')}
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

/** As somebody asks who tries what is quickest: only the distinct texts are classed. */
export function validateTuned(shape: LogShape, searches = searchesTuned(shape, FIELDS)): string {
  return [RULES, countsOfTexts(searches), WHAT_IS_LEFT, classes(shape, OF_TEXTS), ';'].join('');
}

/**
 * Reasons that are nothing but vague words, as one pattern; a number of one or two digits behind them,
 * or of one digit again and again, adds nothing.
 */
export const VAGUE = (() => {
  const words = oneOf(vagueReasons);
  const digits = Array.from({ length: 10 }, (_, digit) => `${digit}+`).join('|');
  return `^${words}(?: ${words})*(?: (?:[0-9]{1,2}|${digits}))?$`;
})();

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
