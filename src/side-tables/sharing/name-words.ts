import { isState } from '../../agency-names/state-in-name.ts';
import { wordsOf } from '../../agency-names/words.ts';

/** What words tell of a line of names: whether it is a name, all of one, or the rest of the one above. */

/** What an agency is: a name says it once. */
const KINDS: ReadonlySet<string> = new Set([
  ...['police', 'sheriff', 'sheriffs', 'department', 'dept', 'pd', 'so', 'attorney', 'patrol'],
]);

export function saysKind(text: string): boolean {
  return wordsOf(text).some((word) => KINDS.has(word));
}

/** Words that no agency is known by alone. */
const GENERAL: ReadonlySet<string> = new Set([
  ...['police', 'sheriff', 'sheriffs', 'department', 'dept', 'office', 'agency', 'district'],
  ...[
    'attorney',
    'attorneys',
    'general',
    'pd',
    'so',
    'task',
    'force',
    'division',
    'bureau',
    'unit',
  ],
  ...[
    'team',
    'public',
    'safety',
    'enforcement',
    'services',
    'program',
    'association',
    'authority',
    'patrol',
    'probation',
  ],
  ...['inactive', 'deactivated', 'federal', 'the', 'of', 'and'],
]);

/** Whether a name ends with its state or a tag, behind which nothing comes. */
export function isWhole(name: string): boolean {
  const [, state = ''] = /[\s(-]([A-Z]{2})\)?$/.exec(name) ?? [];
  return isState(state) || /\(deactivated\)$/i.test(name);
}

/** What only the beginning of a name has. */
export const BEGINNING = /^(?:\[(?:federal|inactive)\]|inactive\s)/i;

/** A name that ends so, or a rest that begins so, is not all of it. */
const OPEN_END = /(?:[,&/-]|['’]s|\b(?:of|and|the|for|in|at|on|to))$/i;
const SMALL_START = /^\p{Ll}/u;

/**
 * Whether a text is no name, but the rest of the one above: a state, the kind of agency, a bracket that
 * closes, what follows an "and".
 */
export function isRest(text: string, above: string): boolean {
  const isOpen = above.lastIndexOf('(') > above.lastIndexOf(')');
  const goesOn = !isWhole(above) && (OPEN_END.test(above) || SMALL_START.test(text));
  if (isOpen || goesOn) return true;
  return wordsOf(text).every((word) => GENERAL.has(word) || isState(word.toUpperCase()));
}
