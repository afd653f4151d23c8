import { DEFAULT_VOCABULARY } from '../../../src/contract/vocabulary.ts';

/** The rules of the classes, in SQL: the contract's, with its word lists. */

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
export const RULES = String.raw`
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

CREATE TEMP MACRO quick_case_class(t, is_plate) AS CASE
  WHEN NOT is_plate AND regexp_full_match(t, '[0-9]+-[0-9]*[1-9][0-9]*') THEN 'ok'
  ELSE case_class(t, is_plate)
END;

CREATE TEMP MACRO says_nothing(words) AS
  list_contains(${listed([...vagueReasons, ...caseNumberWords].map((run) => run.replace(/[^a-z]+/g, ' ')))}, words)
  OR levenshtein(words, '${lists.vagueWithinDistance2Of.join()}') <= 2;
`;

/**
 * Reasons that are nothing but vague words, as one pattern; a number of one or two digits behind them,
 * or of one digit again and again, adds nothing.
 */
export const VAGUE = (() => {
  const words = oneOf(vagueReasons);
  const digits = Array.from({ length: 10 }, (_, digit) => `${digit}+`).join('|');
  return `^${words}(?: ${words})*(?: (?:[0-9]{1,2}|${digits}))?$`;
})();
