import { NEIGHBORS } from '../side/packs.ts';

/** What may stand behind a state's code in a name without small letters. */
const KINDS = ['SO', 'PD', 'SD', 'DA', 'CO', 'SP', 'DPS'];
/** What makes the first word a state. */
const BEHIND_FIRST = ['doj', 'dps', 'state', 'highway', 'dmv', 'dnr'];

interface Word {
  text: string;
  inParentheses: boolean;
  /** Whether a hyphen stands behind it, spaces aside. */
  hyphen: boolean;
}

/** The state in an agency's name (section 11); null where it is unknown. */
export function stateOf(name: string): string | null {
  const words = [...name.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match): Word => {
    const [before, behind] = [
      name.slice(0, match.index),
      name.slice(match.index + match[0].length),
    ];
    const inParentheses = before.endsWith('(') && behind.startsWith(')');
    return { text: match[0], inParentheses, hyphen: /^\s*[-‐-―]/.test(behind) };
  });
  const states = words.filter((word, at) => isState(word, at, words, name));
  return states.at(-1)?.text ?? null;
}

function isState(word: Word, at: number, words: Word[], name: string): boolean {
  if (!Object.keys(NEIGHBORS).includes(word.text)) return false;
  if (word.inParentheses) return true;
  const next = words[at + 1]?.text.toUpperCase() ?? '';
  const before = words.slice(0, at).map(({ text }) => text.toLowerCase());
  if (word.text === 'SD' && next !== 'PD' && next !== 'SO') return false;
  if (word.text === 'CO' && next !== 'PD') {
    const ofCounty = before.includes('county') || before.includes('parish');
    if (next !== 'SO' || !ofCounty) return false;
  }
  if (at === 0 && !word.hyphen && !BEHIND_FIRST.includes(next.toLowerCase())) return false;
  if (/\p{Ll}/u.test(name)) return true;
  return words.slice(at + 1).every(({ text }) => KINDS.includes(text));
}
