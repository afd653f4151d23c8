import { calendarWords } from '../../../calendar-words.ts';
import type { LawCap, LawCompleteness } from '../../../contract/laws/law.ts';
import type { Sureness } from '../../../contract/laws/profile.ts';
import { periodWords } from '../../words.ts';

/** Laws in words: each with its citation, its date and how sure it is. */

type Law = Pick<LawCompleteness | LawCap, 'name' | 'citation' | 'inForce' | 'asOf'>;

/** What stands on less than A was not verified. */
export function sureWords(sure: Sureness | null): string {
  if (sure === 'A') return 'A';
  return sure === null ? 'not verified' : `${sure}: not verified`;
}

/** "Idaho, 49-1432 (ch. 316), in force 2025-07-01". */
export function lawWords({ name, citation, inForce }: Law): string {
  const parts = [name, ...(citation === null ? [] : [citation])];
  return [...parts, ...(inForce === null ? [] : [`in force ${calendarWords(inForce)}`])].join(', ');
}

/** What every output says of how laws are known. */
export function lawNote({ asOf }: Pick<Law, 'asOf'>): string {
  return `Laws as of ${calendarWords(asOf)}. Nobody read every statute. Sure: A, primary text quoted or two careful sources agree; B, one careful source; C, doubtful. B, C and what is not rated are not verified; that none was found never means that none exists. This is no legal advice.`;
}

/** A cap in words: "21 days (…)", "no cap". */
export function capWords(period: string | null, note: string | null): string {
  const cap = period === null ? 'no cap' : periodWords(period);
  return note === null ? cap : `${cap} (${note})`;
}
