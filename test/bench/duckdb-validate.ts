import { DEFAULT_VOCABULARY } from '../../src/contract/vocabulary.ts';
import { LOG } from './duckdb-log.ts';

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

CREATE TEMP MACRO case_class(t) AS coalesce(cell_state(t), CASE
  WHEN is_placeholder_number(t) THEN 'placeholder'
  WHEN NOT regexp_matches(t, '\p{Nd}') THEN 'wordsOnly'
  WHEN is_statute_with_code(t) OR has_three_words(t) THEN 'badFormat'
  ELSE 'ok'
END);

CREATE TEMP MACRO says_nothing(words) AS
  list_contains(${listed([...vagueReasons, ...caseNumberWords].map((run) => run.replace(/[^a-z]+/g, ' ')))}, words)
  OR levenshtein(words, '${lists.vagueWithinDistance2Of.join()}') <= 2;
`;

/** The searches, one an id, counted by reason and by case number: a few texts are left to class. */
const TUNED_COUNTS = `
CREATE TEMP TABLE counts AS
SELECT
  reason, case_number, own_number, grouping(reason, case_number) AS kind, count(*) AS searches,
  count(*) FILTER (coalesce(reason, '') = '' AND coalesce(case_number, '') = '') AS both_blank
FROM (
  SELECT *, CASE WHEN lower(reason) = lower(case_number) THEN case_class(case_number) = 'ok'
    ELSE false END AS own_number
  FROM (
    SELECT trim(any_value(Reason)) AS reason, trim(any_value("Case #")) AS case_number
    FROM ${LOG}
    GROUP BY ID
  )
)
GROUP BY GROUPING SETS ((reason, own_number), (case_number), ());
`;

/** The searches, one an id, each a row of its own. */
const COUNTS = `
CREATE TEMP TABLE counts AS
SELECT *, 1 AS searches, CASE WHEN lower(reason) = lower(case_number)
  THEN case_class(case_number) = 'ok' ELSE false END AS own_number
FROM (
  SELECT DISTINCT ON (ID) trim(Reason) AS reason, trim("Case #") AS case_number FROM ${LOG}
);
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
  neither: "count(*) FILTER (coalesce(reason, '') = '' AND coalesce(case_number, '') = '')",
};
const OF_TEXTS = {
  reasons: ' WHERE kind = 1',
  numbers: ' WHERE kind = 2',
  both: ' WHERE kind = 3',
  neither: 'both_blank',
};

const classes = (of: typeof OF_ROWS): string => String.raw`
SELECT 'reason ' || coalesce(cell_state(reason), CASE
    WHEN is_too_short(reason) THEN 'tooShort'
    WHEN is_statute(reason) THEN 'statute'
    WHEN is_number(reason) THEN 'number'
    WHEN own_number OR is_case_number(reason) THEN 'caseNumber'
    WHEN rest IS NULL THEN 'ok'
    WHEN is_too_short(rest) THEN 'vague'
    WHEN is_statute(rest) THEN 'statute'
    WHEN is_case_number(rest)
      OR (regexp_matches(rest, '\p{Nd}') AND NOT regexp_matches(rest, '[\p{L}\p{M}]'))
      THEN 'caseNumber'
    ELSE 'ok'
  END) AS class, sum(searches)::DOUBLE AS searches
FROM counts LEFT JOIN reasons USING (reason)${of.reasons} GROUP BY class
UNION ALL
SELECT 'caseNumber ' || case_class(case_number) AS class, sum(searches)::DOUBLE
FROM counts${of.numbers} GROUP BY class
UNION ALL
SELECT 'bothBlank', ${of.neither}::DOUBLE FROM counts${of.both}
ORDER BY class;
`;

/**
 * The classes of case numbers and reasons, of one row an id. The rules are the contract's, with its
 * word lists; left out are the plate, which this log has not, and a few spellings that only people
 * who look for trouble write. Gives `class` and `searches`. `validate` counts shapes, common texts,
 * findings and possible personal information in the same pass.
 */
export const VALIDATE_SQL = [RULES, COUNTS, WHAT_IS_LEFT, classes(OF_ROWS)].join('');

/** As somebody asks who tries what is quickest: only the distinct texts are classed. */
export const VALIDATE_TUNED_SQL = [RULES, TUNED_COUNTS, WHAT_IS_LEFT, classes(OF_TEXTS)].join('');
