import { NEIGHBORS } from './lists.ts';

/**
 * The state in an agency's name (product.md, section 11): the last two-letter word in capitals that is
 * a state's code, unless it is likelier another word. `SD` is also a sheriff's department, `CO` a county,
 * `LA` and `DE` begin names.
 */

interface Word {
  readonly text: string;
  /** Whether it stands alone in parentheses. */
  readonly inParentheses: boolean;
  readonly hyphenBehind: boolean;
}

/** What may follow a state in a name without small letters. */
const MAY_FOLLOW: ReadonlySet<string> = new Set(['SO', 'PD', 'SD', 'DA', 'CO', 'SP', 'DPS']);
/** What may follow a state that is the first word. */
const AFTER_FIRST: ReadonlySet<string> = new Set([
  ...['DOJ', 'DPS', 'STATE', 'HIGHWAY', 'DMV', 'DNR'],
]);

/** @param name without its tags @returns the code; null where none is known */
export function stateInName(name: string): string | null {
  const words = wordsIn(name);
  const isShouted = !/\p{Ll}/u.test(name);
  const at = words.findLastIndex((_, i) => isStateAt(words, i, isShouted));
  return words[at]?.text ?? null;
}

/** Whether a text is a state's code. */
export function isState(text: string): boolean {
  return Object.hasOwn(NEIGHBORS, text);
}

/** Whether a state borders on another. */
export function isNeighbor(state: string, home: string): boolean {
  return (NEIGHBORS[home] ?? '').split(' ').includes(state);
}

function wordsIn(name: string): Word[] {
  return [...name.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu)].map((match) => {
    const [text] = match;
    const before = name.slice(0, match.index);
    const behind = name.slice(match.index + text.length);
    return {
      text,
      inParentheses: /\(\s*$/.test(before) && /^\s*\)/.test(behind),
      hyphenBehind: /^\s*[-‐‑–—]/.test(behind),
    };
  });
}

function isStateAt(words: readonly Word[], at: number, isShouted: boolean): boolean {
  const { text, inParentheses, hyphenBehind } = words[at]!;
  if (!isState(text)) return false;
  if (inParentheses) return true;
  const next = words[at + 1]?.text.toUpperCase() ?? '';
  const before = words[at - 1]?.text.toUpperCase() ?? '';
  if (text === 'SD' && next !== 'PD' && next !== 'SO') return false;
  if (text === 'CO' && next !== 'PD') {
    if (next !== 'SO' || (before !== 'COUNTY' && before !== 'PARISH')) return false;
  }
  if (at === 0 && !hyphenBehind && !AFTER_FIRST.has(next)) return false;
  return !isShouted || words.slice(at + 1).every((word) => MAY_FOLLOW.has(word.text));
}
