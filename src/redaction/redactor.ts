import type { RedactionLevel } from '../contract/redaction.ts';
import { BETWEEN_NAMES } from '../contract/ways/stratum-name.ts';
import { type CellState, folded, trimmed } from '../search.ts';
import { keyedCode } from './keyed-code.ts';
import { isOpenIdentity } from './open-identity.ts';

/** The levels, from the one that takes out most. */
export const REDACTION_LEVELS = ['public', 'board'] as const satisfies readonly RedactionLevel[];

/**
 * What stands in a redacted output instead of what stands in the log. It is applied to plain results,
 * before they are rendered: no renderer knows of it.
 */
export interface Redactor {
  readonly level: RedactionLevel;
  /** A code for a user; what is not a name (blank, withheld, damaged, …) says what it is. */
  user(text: string, state?: CellState): string;
  /** An agency's name stays; one that is the address of a person gets a code. */
  agency(text: string): string;
  /** `▒▒▒` and the plate's last three characters for a board; nothing for the public. */
  plate(text: string): string | null;
  /** Reasons, case numbers, offenses, notes: nothing, for whomever. */
  text(text: string): null;
  /** A time as written, for a board; nothing for the public, and where the cell holds more. */
  time(text: string): string | null;
  /** A count as written, for a board; nothing for the public, and where the cell holds more. */
  count(text: string): string | null;
  /** The identity or the id of a search where it may be shown, else a code; nothing for nothing. */
  identity(id: string): string;
  /** Whether an identity may be shown, and with it the ticket that is made of it. */
  isOpen(id: string): boolean;
  /** The name of a group of one grouping or several: what groups of `by` may be called, else a code. */
  group(by: string, value: string): string;
}

/** By what a redacted output may group: names of other groups are free text. */
export const REDACTED_GROUPINGS: readonly string[] = [
  'user',
  'agency',
  'month',
  'day',
  'file',
  'reasonClass',
];

/** @param key secret: who has it can find out whose a code is by trying names */
export function redactorOf(level: RedactionLevel, key: string | Uint8Array): Redactor {
  const isBoard = level === 'board';
  const codes = new Map<string, string>();
  const userCode = (name: string): string => {
    const code = codes.get(name) ?? keyedCode(key, 'user', name);
    codes.set(name, code);
    return code;
  };
  const user = (text: string, state: CellState = 'value'): string => {
    const name = folded(text);
    if (name === '' || state === 'blank') return '';
    return state === 'value' ? userCode(name) : `(${state})`;
  };
  const agency = (text: string): string =>
    text.includes('@') ? keyedCode(key, 'agency', folded(text)) : text;
  const group = (by: string, value: string): string => {
    if (OPEN_GROUPINGS.has(by) || STATES.test(value)) return value;
    if (by === 'user') return user(value);
    return by === 'agency' ? agency(value) : keyedCode(key, 'group', folded(value));
  };
  return {
    level,
    user,
    agency,
    plate: (text) => (isBoard ? maskedPlate(text) : null),
    text: () => null,
    time: (text) => (isBoard && TIME.test(trimmed(text)) ? trimmed(text) : null),
    count: (text) => (isBoard && COUNT.test(trimmed(text)) ? trimmed(text) : null),
    identity: (id) => {
      const text = trimmed(id);
      return text === '' || isOpenIdentity(level, text) ? text : keyedCode(key, 'search', text);
    },
    isOpen: (id) => isOpenIdentity(level, trimmed(id)),
    group: (by, value) => {
      const names = by.split(',');
      const parts = names.length === 1 ? [value] : value.split(BETWEEN_NAMES);
      // A name that has what stands between names: which part is which cannot be told.
      if (parts.length !== names.length) return keyedCode(key, 'group', folded(value));
      return parts.map((part, i) => group(names[i]!, part)).join(BETWEEN_NAMES);
    },
  };
}

/** Groups whose names are no text of a log. */
const OPEN_GROUPINGS: ReadonlySet<string> = new Set(['month', 'day', 'file', 'reasonClass']);

/** How groups of cells that hold no value are shown. */
const STATES = /^\((blank|withheld|damaged|placeholder|absent|undated|\d+ other groups?)\)$/;

/** One time, or two on two lines or with `to` or `-` between: digits, separators and zones. */
const DATE = String.raw`(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\/\d{1,2}\/(\d{4}|\d{2}))`;
const CLOCK = String.raw`([T,]? ?\d{1,2}:\d{2}(:\d{2}(\.\d{1,9})?)?)?( ?[AP]M)?( ?(Z|UTC|[+-]\d{2}:?\d{2}))?`;
const TIME = new RegExp(`^${DATE}${CLOCK}((\\s*[\\r\\n]+\\s*| - | to )${DATE}${CLOCK})?$`, 'i');

const COUNT = /^\d{1,6}$/;

const MASK = '▒▒▒';
const SHOWN = 3;

/**
 * A plate but for its last three letters and digits, never more than half of them; the mask is of
 * one length whatever it hides. `7ABC123` → `▒▒▒123`, `AB12` → `▒▒▒12`.
 */
function maskedPlate(text: string): string | null {
  const characters = [...text.replace(/[^\p{L}\p{N}]/gu, '')];
  const shown = Math.min(SHOWN, Math.floor(characters.length / 2));
  return characters.length === 0
    ? null
    : MASK + characters.slice(characters.length - shown).join('');
}
