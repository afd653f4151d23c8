/** The codes of the states, and of the District of Columbia. */
const CODES: ReadonlySet<string> = new Set(
  (
    'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM ' +
    'NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY'
  ).split(' '),
);

/** Whether a text is the code of a state. */
export function isStateCode(text: string): boolean {
  return CODES.has(text);
}

/** What may follow a code that stands first in a name. */
const BEHIND_FIRST = new Set(['DOJ', 'DPS', 'STATE', 'HIGHWAY', 'DMV', 'DNR']);
/** What may follow a code in a name without small letters. */
const BEHIND_ANY = new Set(['SO', 'PD', 'SD', 'DA', 'CO', 'SP', 'DPS']);

interface NameWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The state that an agency's name says: the last two-letter word in capitals that is a state's code,
 * but for what is mostly something else: SD a sheriff's department, CO a county, a first word a town
 * (La, De), and in a name of capitals alone any word in the midst of it. Null where none is left.
 */
export function stateOf(name: string): string | null {
  const words: NameWord[] = [];
  for (const { 0: text, index } of name.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    words.push({ text, start: index, end: index + text.length });
  }
  for (let at = words.length - 1; at >= 0; at--) {
    const { text } = words[at]!;
    if (isStateCode(text) && isMeant(name, words, at)) return text;
  }
  return null;
}

/** Whether a code is that of a state where it stands. */
function isMeant(name: string, words: readonly NameWord[], at: number): boolean {
  const { text, start, end } = words[at]!;
  const before = name.slice(0, start).trimEnd();
  const behind = name.slice(end).trimStart();
  if (before.endsWith('(') && behind.startsWith(')')) return true;
  const next = words[at + 1]?.text.toUpperCase();
  if (text === 'SD' && next !== 'PD' && next !== 'SO') return false;
  if (text === 'CO' && next !== 'PD' && !(next === 'SO' && hasCounty(words.slice(0, at)))) {
    return false;
  }
  if (at === 0 && !/^[-\u2010-\u2015\u2212]/.test(behind) && !BEHIND_FIRST.has(next ?? ''))
    return false;
  if (/\p{Ll}/u.test(name)) return true;
  return words.slice(at + 1).every((word) => BEHIND_ANY.has(word.text));
}

function hasCounty(words: readonly NameWord[]): boolean {
  return words.some(({ text }) => ['COUNTY', 'PARISH'].includes(text.toUpperCase()));
}
