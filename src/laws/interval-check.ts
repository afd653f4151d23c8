import { averageMinutes, readPeriod } from '../ages/period.ts';
import type { LawInterval } from '../contract/laws/law.ts';
import type { LawProfile } from '../contract/laws/profile.ts';
import { lawShown } from './law-of.ts';

/** How often an agency's plan has searches audited; null where its answer is no period. */
export interface PlannedInterval {
  readonly agency: string;
  readonly planned: string | null;
}

type Checked = Pick<LawInterval['plans'][number], 'outcome' | 'why'>;

/** Plans against what a state's law says of how often searches are audited. */
export function intervalCheck(law: LawProfile, plans: readonly PlannedInterval[]): LawInterval {
  return {
    ...lawShown(law),
    every: law.audits?.every ?? null,
    plans: plans.map((plan) => ({ ...plan, ...checked(law, plan.planned) })),
  };
}

function checked({ citation, audits }: LawProfile, planned: string | null): Checked {
  if (citation === null) {
    return cannotTell('no law was found, which never means that none exists');
  }
  if (audits === null) return cannotTell('nothing was found of how often searches are audited');
  if (audits.every === null) return { outcome: null, why: 'the law names no interval' };
  if (planned === null) {
    return cannotTell('the plan has to say the period itself as the answer, such as 6mo');
  }
  if (minutes(planned) <= minutes(audits.every)) return { outcome: 'met', why: null };
  if (audits.sure === 'C') return cannotTell('what the law says of it is doubtful');
  return { outcome: 'notMet', why: null };
}

function cannotTell(why: string): Checked {
  return { outcome: 'cannotTell', why };
}

function minutes(period: string): number {
  return averageMinutes(readPeriod(period)!);
}
