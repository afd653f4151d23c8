import { NEIGHBORS } from './lists.ts';

/**
 * The state in an agency's name (product.md, section 11): the last two-letter word in capitals that is
 * a state's code, unless it is likelier another word. `SD` is also a sheriff's department, `CO` a county,
 * `LA` and `DE` begin names.
 */

interface Word {
  readonly text: string;
  /** Where it begins in the name. */
  readonly at: number;
}

/** What may follow a state in a name without small letters. */
const MAY_FOLLOW: ReadonlySet<string> = new Set(['SO', 'PD', 'SD', 'DA', 'CO', 'SP', 'DPS']);
/** What may follow a state that is the first word. */
const AFTER_FIRST: ReadonlySet<string> = new Set([
  ...['DOJ', 'DPS', 'STATE', 'HIGHWAY', 'DMV', 'DNR'],
]);

/** @param name without its tags @returns the code; null where none is known */
export function stateInName(name: string): string | null {
  const words = [...name.matchAll(WORD)].map(({ 0: text, index }): Word => ({ text, at: index }));
  const isShouted = !/\p{Ll}/u.test(name);
  // Behind the last word that may not follow a state.
  const first = isShouted ? words.findLastIndex(({ text }) => !MAY_FOLLOW.has(text)) : 0;
  const county = words.findIndex(({ text }) => /^(?:county|parish)$/i.test(text));
  const place = words.findLastIndex(({ text, at }, i) => {
    if (!isState(text)) return false;
    return isInParentheses(name, at) || (i >= first && isStateAt(name, words, i, county));
  });
  return words[place]?.text ?? null;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu;

/** Whether a text is a state's code. */
export function isState(text: string): boolean {
  return Object.hasOwn(NEIGHBORS, text);
}

/** The codes of all states. */
export function states(): string[] {
  return Object.keys(NEIGHBORS).sort();
}

/** Whether a state borders on another. */
export function isNeighbor(state: string, home: string): boolean {
  return (NEIGHBORS[home] ?? '').split(' ').includes(state);
}

/** @param county which word is the first County or Parish; -1 for none */
function isStateAt(name: string, words: readonly Word[], i: number, county: number): boolean {
  const { text, at } = words[i]!;
  const next = words[i + 1]?.text.toUpperCase() ?? '';
  if (text === 'SD' && next !== 'PD' && next !== 'SO') return false;
  const isSaid = county >= 0 && county < i;
  if (text === 'CO' && next !== 'PD' && !(next === 'SO' && isSaid)) return false;
  return i > 0 || HYPHENS.has(characterFrom(name, at + text.length, 1)) || AFTER_FIRST.has(next);
}

const HYPHENS: ReadonlySet<string> = new Set(['-', '‐', '‑', '‒', '–', '—', '―', '−']);

/** Whether a code of two letters stands alone in parentheses. */
function isInParentheses(name: string, at: number): boolean {
  return characterFrom(name, at - 1, -1) === '(' && characterFrom(name, at + 2, 1) === ')';
}

/** The first character from a place on that is no space; '' for none. */
function characterFrom(name: string, from: number, step: 1 | -1): string {
  let at = from;
  while (name[at] === ' ') at += step;
  return name[at] ?? '';
}
