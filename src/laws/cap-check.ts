import { averageMinutes, readPeriod } from '../ages/period.ts';
import type { LawCap } from '../contract/laws/law.ts';
import type { LawProfile } from '../contract/laws/profile.ts';
import { lawShown } from './law-of.ts';

type Checked = Pick<LawCap, 'outcome' | 'why'>;

/** An agency's retention against the cap of a state's law. @param retention the agency's own, where it is known */
export function capCheck(law: LawProfile, retention: string | null): LawCap {
  const cap = law.cap?.period ?? null;
  return { ...lawShown(law), cap, retention, ...checked(law, retention) };
}

function checked({ citation, cap }: LawProfile, retention: string | null): Checked {
  if (citation === null) {
    return cannotTell('no law was found, which never means that none exists');
  }
  if (cap === null) return cannotTell('nothing was found of how long images may be kept');
  if (cap.period === null) return { outcome: null, why: 'the law sets no cap' };
  if (retention === null)
    return cannotTell('--retention says how long the agency keeps images: give it');
  if (cap.bindsSome) return cannotTell(`the cap binds some agencies only: ${cap.note}`);
  const isOver = minutes(retention) > minutes(cap.period);
  if (!isOver) return { outcome: 'met', why: null };
  if (cap.sure === 'C') return cannotTell('what the law says of it is doubtful');
  return { outcome: 'notMet', why: null };
}

function cannotTell(why: string): Checked {
  return { outcome: 'cannotTell', why };
}

function minutes(period: string): number {
  return averageMinutes(readPeriod(period)!);
}
