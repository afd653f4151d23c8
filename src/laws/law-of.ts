import { periodWords, readPeriod } from '../ages/period.ts';
import type { LawCompleteness } from '../contract/laws/law.ts';
import { LAWS } from '../contract/laws/laws.ts';
import { LAWS_AS_OF, type LawProfile } from '../contract/laws/profile.ts';
import { folded } from '../search.ts';

/** The law of a state by its two letters; undefined where it was not looked at. */
export function lawOf(state: string): LawProfile | undefined {
  const code = state.trim().toUpperCase();
  return LAWS.find((law) => law.state === code);
}

/** The states that were looked at, in alphabetical order of their letters. */
export function lawStates(): string[] {
  return LAWS.map(({ state }) => state).sort();
}

type Shown = Pick<
  LawCompleteness,
  'state' | 'name' | 'citation' | 'inForce' | 'sure' | 'asOf' | 'says'
>;

/** The letters of a state by its name, of those whose law was looked at; null for another text. */
export function stateNamed(name: string): string | null {
  const wanted = folded(name);
  return LAWS.find((law) => folded(law.name) === wanted)?.state ?? null;
}

/** Which law it is, and what it says, as every output says it. */
export function lawShown(law: LawProfile): Shown {
  const { state, name, citation, inForce, sure } = law;
  return { state, name, citation, inForce, sure, asOf: LAWS_AS_OF, says: sayings(law) };
}

function sayings({ cap, audits, completeness, notes, sure }: LawProfile): Shown['says'] {
  return [
    ...(cap ? [{ of: 'retention' as const, text: capText(cap), sure: cap.sure }] : []),
    ...(audits ? [{ of: 'audits' as const, text: audits.text, sure: audits.sure }] : []),
    ...(completeness
      ? [{ of: 'completeness' as const, text: elementsText(completeness), sure: completeness.sure }]
      : []),
    ...notes.map((text) => ({ of: 'other' as const, text, sure })),
  ];
}

function capText({ period, note }: NonNullable<LawProfile['cap']>): string {
  const cap = period === null ? 'no cap' : `at most ${periodWords(readPeriod(period)!)}`;
  return note === null ? cap : `${cap} (${note})`;
}

function elementsText({ elements, orOtherData }: NonNullable<LawProfile['completeness']>): string {
  const words = elements.map((each) =>
    each === 'plate' && orOtherData ? 'plate or other data elements' : each,
  );
  return `each search's record holds: ${words.join(', ')}`;
}

const DAY_MS = 86_400_000;

/** The day number of a date, or of the first day of a month; null where it is not known. */
export function dayOf(inForce: string | null): number | null {
  if (inForce === null) return null;
  return Date.parse(`${inForce.length === 7 ? `${inForce}-01` : inForce}T00:00:00Z`) / DAY_MS;
}
