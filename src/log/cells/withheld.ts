import { trimmed } from '../../search.ts';

/** What a releasing agency puts in the place of a cell: marks, words, and the law that it rests on. */

/** What may stand before a word: brackets, asterisks, quotes, dashes, whatever is no letter or digit. */
const BEFORE_WORD = /^[^\p{L}\p{M}\p{N}]+/u;
/** What is bracketed is a mark, whatever it says. */
const OPENING = /^[([{<*]/;

/** REDACTED whatever follows; the others as a word. */
const WORD =
  /^(?:redacted|(?:redaction|redact|withheld|exempt|exempted)(?![\p{L}\p{M}\p{N}])|exemptions?\s*(?:$|[(\d§:–-]))/u;

/** California's government vehicles have exempt plates: people write so, and nobody withheld it. */
const EXEMPT_PLATE =
  /^exempt(?:ed)?\s+(?:(?:ca|calif|california|city|county|state|federal|gov|govt|government)\s+)?(?:plates?|lic\w*|tags?|veh\w*|cars?|trucks?|trailers?|reg\w*|status|fleet)(?![\p{L}\p{N}])/u;

/** Blocks, one or more; and a run of three or more marks; with or without spaces between. */
const BLOCKS = '■▇█▓▒░▮▬◼⬛';
const MASK = new RegExp(
  `^(?:[${BLOCKS}](?:\\s*[${BLOCKS}])*|[*#${BLOCKS}](?:\\s*[*#${BLOCKS}]){2,})$`,
);

/** A letter or sign that each citation of a law has, and a number; nearly no other cell has both. */
const LETTERS_OF_CITATIONS = /[gpsv§(]/;
const MAY_CITE = /625[45]|79[23]\d|\([1-9]\)|104[0-3]/;
const LONGEST_CITATION = 200;

const SUBDIVISIONS = String.raw`(?:\s*\([a-z0-9]{1,4}\))*`;
/** Sections of the California Public Records Act, of its old numbers and of its new ones. */
const SECTION = String.raw`(?:625[45]|79[23]\d)(?:\.\d{1,4}){0,3}${SUBDIVISIONS}`;
const SIGN = String.raw`(?:§{1,2}|sections?|sects?\.?|secs?\.?)`;
const SECTIONS = String.raw`${SECTION}(?:(?:\s*[,;&/]\s*(?:and\s+)?|\s+and\s+)(?:${SIGN}\s*)?${SECTION})*`;
const CODE = String.raw`(?:(?:cal(?:if(?:ornia)?)?\.?\s*)?(?:gov(?:ernment|'?t)?\.?\s*code|govt?\.?|c?\.?g\.?\s?c\.?)|c?pra|(?:california\s+)?public\s+records\s+act)`;
/** An exemption of the federal act, (b)(7)(C); the Privacy Act's (j)(2) and (k)(2). */
const FEDERAL = String.raw`(?:\([bjk]\)\s*\(?[1-9]\)?|b\([1-9]\))(?:\s*\(?[a-f]\)?)?`;
const FEDERAL_ACT = String.raw`(?:(?:5\s*)?u\.?\s?s\.?\s?c\.?\s*(?:${SIGN}\s*)?552a?\s*|foia\s*)?(?:ex(?:emptions?|\.)?\s*)?`;
/** The privilege for official information. */
const EVIDENCE = String.raw`evid(?:ence|\.)?\s*code,?\s*(?:${SIGN}\s*)?104[0-3]${SUBDIVISIONS}`;

const CITATIONS = [
  String.raw`${CODE},?\s*(?:${SIGN}\s*)?${SECTIONS}`,
  String.raw`${SIGN}\s*${SECTIONS}(?:,?\s*(?:of\s+the\s+)?${CODE})?`,
  String.raw`${SECTIONS},?\s*${CODE}`,
  String.raw`${FEDERAL_ACT}${FEDERAL}(?:(?:[\s,;/&]+|\s+and\s+)${FEDERAL})*`,
  EVIDENCE,
].map((citation) => new RegExp(`^${citation}$`));

/** A section of the old numbers and whatever else, before "GC". */
const OLD_CITATION = /^6254.*gc$/s;

const BRACKETS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

/**
 * Whether the agency that released the log masked a cell: a word for it in any brackets, with what
 * follows; a run of marks; an exemption citation.
 * @param cell trimmed and case-folded
 */
export function isWithheld(cell: string): boolean {
  const word = cell.replace(BEFORE_WORD, '');
  if (WORD.test(word)) return OPENING.test(cell) || !EXEMPT_PLATE.test(word);
  if (MASK.test(cell) || OLD_CITATION.test(cell)) return true;
  if (cell.length > LONGEST_CITATION || !LETTERS_OF_CITATIONS.test(cell)) return false;
  return MAY_CITE.test(cell) && isCitation(cell);
}

/** Whether a cell is a citation, with brackets or asterisks around it or without. */
function isCitation(cell: string): boolean {
  let text = trimmed(cell.replace(/^\*+|\*+$/g, ''));
  for (;;) {
    if (CITATIONS.some((citation) => citation.test(text))) return true;
    if (text.length < 2 || BRACKETS[text.charAt(0)] !== text.at(-1)) return false;
    text = trimmed(text.slice(1, -1));
  }
}
