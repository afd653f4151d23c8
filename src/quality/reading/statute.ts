import { madeOnce } from '../../keyed.ts';
import { SEPARATORS } from './words.ts';

/** The words that statutes are read with. */
export interface StatuteLists {
  /** Short names of codes of law: `PC`, `H&S`, `USC`. */
  readonly statuteCodes: readonly string[];
  /** Sections known without their code: `211`, `10851`. */
  readonly statuteSections: readonly string[];
}

/** Reads a text as nothing but statutes. */
export interface StatuteReader {
  /** Nothing but statutes: sections with their code, or bare ones that are in the list. */
  readonly isStatute: (text: string) => boolean;
  /** The same, where the list does not count: each section has its own code. */
  readonly isStatuteWithCode: (text: string) => boolean;
}

/** What a text read so far can be; several at once, because `211 PC` and `PC 459` overlap. */
const DONE = 1;
const SECTION_WANTS_CODE = 2;
const CODE_WANTS_SECTION = 4;
const TITLE_WANTS_CODE = 8;
const TITLE_WANTS_SECTION = 16;

/** The code before which a number may be a title, with the section after it: `18 USC 922`. */
const TITLED_CODE = 'usc';
const TITLE = /^\d{1,2}$/;

/** A text without one has no section, and is no statute. */
const SECTION_START = /[1-9]/;

/** What joins statutes, what may stand at the ends, between a section and its code, and all of it. */
const JOINERS = '\\s,;/&+\\p{Pd}\\u2212';
const JOIN = new RegExp(`^(?:[${JOINERS}]|and)+$`, 'iu');
const END = new RegExp(`^[${JOINERS}.]*$`, 'u');
const GAP = new RegExp(`^[${SEPARATORS}+§]*$`, 'u');
const BETWEEN = new RegExp(
  `(?:[${JOINERS}${SEPARATORS}§]|(?<![\\p{L}\\p{N}])and(?![\\p{L}\\p{N}])){1,64}`,
  'iuy',
);

/**
 * Reads texts as statutes: sections before or after their code (`211PC`, `245(a)(2) PC`,
 * `HS 11378`, `18 USC 922`), with separators between the two or not, or bare sections of the list;
 * several are joined by white space, `, ; / & +`, hyphen or *and*. Joiners and full stops at the ends
 * are passed over. A section is a number of up to five digits with decimals, letters and
 * parentheses (`136.1`, `273a`, `243(e)(1)`, `243e1`). Time is linear in the text's length.
 */
export const statuteReader = madeOnce((lists: StatuteLists): StatuteReader => {
  const tokens = tokenPatterns(lists.statuteCodes);
  const listed = new Set(lists.statuteSections.map(sectionKey));
  const none = new Set<string>();
  return {
    isStatute: (text) => readsAsStatutes(text, tokens, listed),
    isStatuteWithCode: (text) => readsAsStatutes(text, tokens, none),
  };
});

interface TokenPatterns {
  readonly code: RegExp;
  readonly section: RegExp;
}

/** Sticky, and with bounded repetitions only, so that each costs a constant at each place. */
function tokenPatterns(codes: readonly string[]): TokenPatterns {
  const code = `(?:${codes.map(codePattern).join('|')})(?![\\p{L}\\p{M}])`;
  const decimals = '(?:\\.\\d{1,4}){0,3}';
  const parentheses = '(?:\\s?\\((?:\\d{1,3}|[ivx]{1,5}|[a-z]{1,2})\\)){0,6}';
  const letters = `(?:(?:(?!${code})[a-z]){1,2}\\d{0,2})?`;
  const section =
    `[1-9]\\d{0,4}(?!\\d)${decimals}${letters}${decimals}${parentheses}` +
    `(?=${code}|[^\\p{L}\\p{M}\\p{N}]|$)`;
  return { code: new RegExp(code, 'iuy'), section: new RegExp(section, 'iuy') };
}

/** The code as it is written, the white space in it of any kind, a full stop at its end left out. */
function codePattern(code: string): string {
  return code
    .trim()
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
    .replace(/\\\.$/, '\\.?');
}

function sectionKey(section: string): string {
  return section.replace(/\s+/g, '').toLowerCase();
}

function readsAsStatutes(
  text: string,
  tokens: TokenPatterns,
  listed: ReadonlySet<string>,
): boolean {
  if (!SECTION_START.test(text)) return false;
  const first = matchAt(BETWEEN, text, 0);
  if (first !== '' && !END.test(first)) return false;
  let at = first.length;
  let between = ' ';
  let state = DONE;
  while (at < text.length) {
    const section = startsSection(text, at) ? matchAt(tokens.section, text, at) : '';
    const code = section === '' ? matchAt(tokens.code, text, at) : '';
    if (section === '' && code === '') return false;
    const joined = JOIN.test(between);
    state =
      section === ''
        ? afterCode(state, code, joined, GAP.test(between))
        : afterSection(state, section, joined, GAP.test(between), listed);
    if (state === 0) return false;
    at += section.length + code.length;
    between = matchAt(BETWEEN, text, at);
    at += between.length;
  }
  return (state & DONE) !== 0 && at > first.length && END.test(between);
}

function afterSection(
  state: number,
  section: string,
  joined: boolean,
  gap: boolean,
  listed: ReadonlySet<string>,
): number {
  let next = 0;
  if (joined && (state & DONE) !== 0) {
    next |= SECTION_WANTS_CODE;
    if (TITLE.test(section)) next |= TITLE_WANTS_CODE;
    if (listed.has(sectionKey(section))) next |= DONE;
  }
  if (gap && (state & (CODE_WANTS_SECTION | TITLE_WANTS_SECTION)) !== 0) next |= DONE;
  return next;
}

function afterCode(state: number, code: string, joined: boolean, gap: boolean): number {
  let next = 0;
  if (joined && (state & DONE) !== 0) next |= CODE_WANTS_SECTION;
  if (gap && (state & SECTION_WANTS_CODE) !== 0) next |= DONE;
  if (gap && (state & TITLE_WANTS_CODE) !== 0 && code.toLowerCase() === TITLED_CODE) {
    next |= TITLE_WANTS_SECTION;
  }
  return next;
}

function startsSection(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x31 && unit <= 0x39;
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
