import { trim } from './oracle-white-space.ts';

const RUN_OF_MARKS = /^[*#■▇█](\s*[*#■▇█]){2,}$/;
const ONLY_BLOCKS = /^[■▇█](\s*[■▇█])*$/;
/** Brackets, asterisks, quotes, dashes: whatever stands before the word. */
const WRAPPINGS = /^[^\p{L}\p{M}\p{N}]+/u;

/** Sections of the Public Records Act, with decimals and subdivisions. */
const SECTION = '(?:6254|6255|79[23]\\d)(?:\\.\\d+)?(?:\\s*\\([a-z\\d]+\\))*';
const CODE = '(?:gc|gov\\.?\\s*code|government\\s+code)';
const MARK = '(?:§{1,2}|section|sec\\.)';
const CITATIONS = [
  `${SECTION}\\s*gc`,
  `${MARK}\\s*${SECTION}`,
  `${CODE}\\s*(?:${MARK}\\s*)?${SECTION}`,
  // The federal act's: one or more.
  '\\(b\\)\\s*\\(\\d\\)(?:\\s*\\([a-f]\\))?(?:[\\s,;/&]+\\(b\\)\\s*\\(\\d\\)(?:\\s*\\([a-f]\\))?)*',
].map((citation) => new RegExp(`^${citation}$`, 'u'));

/** Whether a folded text is what a releasing agency puts in a cell's place. */
export function isWithheld(folded: string): boolean {
  const bare = folded.replace(WRAPPINGS, '');
  if (bare.startsWith('redacted')) return true;
  if (/^(withheld|exempt|exempted)(?![\p{L}\p{M}\p{N}])/u.test(bare)) return true;
  if (RUN_OF_MARKS.test(folded) || ONLY_BLOCKS.test(folded)) return true;
  if (/^6254.*gc$/s.test(folded)) return true;
  const cited = withoutMarks(folded);
  return CITATIONS.some((citation) => citation.test(folded) || citation.test(cited));
}

/** A citation may stand in asterisks, or have them at one end only, and in brackets. */
function withoutMarks(folded: string): string {
  const text = trim(folded.replace(/^\*+/, '').replace(/\*+$/, ''));
  const inside = /^[([{<](.*)[)\]}>]$/s.exec(text)?.[1];
  return inside === undefined ? text : trim(inside);
}
