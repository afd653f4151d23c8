import { MOMENT_KINDS, type Moments, NO_DAY } from '../../search.ts';
import type { LineBytes } from './line-bytes.ts';

/** Moments as a line has them: a letter for the kind, milliseconds, and what does not follow from these. */

const LETTERS = 'udli';
const COMMA = 0x2c;
const SEMICOLON = 0x3b;
const DAY_MS = 86_400_000;
const INSTANT = MOMENT_KINDS.indexOf('instant');

/** Where moments are set one by one. */
export interface MomentPlaces {
  readonly kinds: Uint8Array;
  readonly days: Int32Array;
  readonly locals: Float64Array;
  readonly instants: Float64Array;
}

/**
 * Writes moment i: `u`, or `l1742347322000`; an instant has a comma and the zone's offset behind it
 * where that is not 0, a day that does not follow a semicolon.
 */
export function writeMoment(into: LineBytes, moments: Moments, i: number): void {
  const kind = moments.kinds[i]!;
  into.byte(LETTERS.charCodeAt(kind));
  if (kind === 0) return;
  const local = moments.locals[i]!;
  const day = moments.days[i]!;
  into.number(local);
  if (kind === INSTANT && local !== moments.instants[i]!) {
    into.byte(COMMA);
    into.number(local - moments.instants[i]!);
  }
  if (Math.floor(local / DAY_MS) === day) return;
  into.byte(SEMICOLON);
  into.number(day);
}

/** Sets moment i as a line has it. */
export function setMoment(into: MomentPlaces, i: number, text: string): void {
  const kind = LETTERS.indexOf(text[0] ?? ' ');
  into.kinds[i] = kind;
  into.instants[i] = Number.NaN;
  if (kind <= 0) {
    into.days[i] = NO_DAY;
    return;
  }
  const semicolon = text.indexOf(';');
  const end = semicolon < 0 ? text.length : semicolon;
  const comma = kind === INSTANT ? text.indexOf(',') : -1;
  const local = Number(text.slice(1, comma < 0 ? end : comma));
  into.locals[i] = local;
  if (kind === INSTANT) {
    into.instants[i] = comma < 0 ? local : local - Number(text.slice(comma + 1, end));
  }
  into.days[i] = semicolon < 0 ? Math.floor(local / DAY_MS) : Number(text.slice(semicolon + 1));
}
