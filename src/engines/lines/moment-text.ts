import { MOMENT_KINDS, type Moments, NO_DAY } from '../../search.ts';

/** Moments as a line has them: a letter for the kind, milliseconds, and what does not follow from these. */

const LETTERS = ['u', 'd', 'l', 'i'];
const DAY_MS = 86_400_000;
const INSTANT = MOMENT_KINDS.indexOf('instant');

/** Where moments are set one by one. */
export interface MomentPlaces {
  readonly kinds: Uint8Array;
  readonly days: Int32Array;
  readonly locals: Float64Array;
  readonly instants: Float64Array;
}

/** Moment i: `u`, or `l1742347322000`; an instant has the zone's offset behind it, a day that does not follow its number. */
export function momentText({ kinds, days, locals, instants }: Moments, i: number): string {
  const kind = kinds[i]!;
  if (kind === 0) return 'u';
  const local = locals[i]!;
  const day = days[i]!;
  const offset = kind === INSTANT ? `,${local - instants[i]!}` : '';
  const other = Math.floor(local / DAY_MS) === day ? '' : `;${day}`;
  return `${LETTERS[kind]}${local}${offset}${other}`;
}

/** Sets moment i as a line has it. */
export function setMoment(into: MomentPlaces, i: number, text: string): void {
  const kind = LETTERS.indexOf(text[0] ?? '');
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
  if (comma >= 0) into.instants[i] = local - Number(text.slice(comma + 1, end));
  into.days[i] = semicolon < 0 ? Math.floor(local / DAY_MS) : Number(text.slice(semicolon + 1));
}
