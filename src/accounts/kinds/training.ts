import type { Absence } from '../absence.ts';
import type { AccountCheck, Judged } from '../evidence.ts';
import type { Trained } from '../trainings.ts';

export const untrained: AccountCheck = {
  kind: 'untrained',
  needs: ['training', 'training.course'],
  judge: ({ account, trained: { days, perhaps } }) => {
    if (!account.active || days.length > 0) return null;
    if (perhaps.length > 0) return { untold: 'training.ambiguous' };
    return { date: account.createdAt, days: null };
  },
};

/** A creation before the training is the normal order: what counts is the first search. */
export const trainedAfterAccess: AccountCheck = {
  kind: 'trainedAfterAccess',
  needs: ['training', 'training.course', 'log'],
  judge: ({ account, trained, use, isUseAmbiguous }, { log }): Judged => {
    const first = trained.days[0];
    if (first === undefined) {
      return trained.perhaps.length > 0 ? { untold: 'training.ambiguous' } : null;
    }
    if (isUseAmbiguous) return { untold: 'accounts.ambiguous' };
    const search = use[0];
    if (search !== undefined && search < first) {
      const isPerhaps = trained.perhaps.some((day) => day <= search);
      return isPerhaps ? { untold: 'training.ambiguous' } : { date: search, days: first - search };
    }
    if (account.createdAt === null) return { untold: 'accounts.createdAt' };
    const from = log?.days[0] ?? Number.POSITIVE_INFINITY;
    return from <= account.createdAt ? null : { untold: 'log.earlier' };
  },
};

export const notRetrained: AccountCheck = {
  kind: 'notRetrained',
  needs: ['training', 'training.course', 'log'],
  judge: ({ trained, absences, isUseAmbiguous }): Judged => {
    if (isUseAmbiguous) return { untold: 'accounts.ambiguous' };
    const without = absences.filter((absence) => !isIn(trained.days, absence));
    const sure = without.filter((absence) => !isIn(trained.perhaps, absence));
    if (sure.length === 0) return without.length > 0 ? { untold: 'training.ambiguous' } : null;
    const { last, next } = sure.reduce((a, b) => (length(b) > length(a) ? b : a));
    return { date: next, days: next - last };
  },
};

/** Whether one of some trainings is on the last day before an absence, the first after it, or between. */
function isIn(days: Trained['days'], { last, next }: Absence): boolean {
  return days.some((day) => day >= last && day <= next);
}

function length({ last, next }: Absence): number {
  return next - last;
}
