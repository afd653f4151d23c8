import { byCodePoint, type Moment } from '../search.ts';
import type { Flag } from './flag-rule.ts';
import type { FlagDetail } from './seen/flag-detail.ts';
import { type FlagSubject, SUBJECT_KEYS, type SubjectKey } from './seen/flag-searches.ts';

/** A subject with its keys in their order, as its searches spell them. */
export function subjectOf(
  keys: readonly SubjectKey[],
  detail: FlagDetail,
  said: FlagSubject,
): FlagSubject {
  const spelled = SUBJECT_KEYS.map((key): [SubjectKey, string | undefined] => {
    const isAsked = keys.includes(key) || (key === 'agency' && keys.includes('user'));
    return [key, said[key] ?? (isAsked ? detail.spelled(key) : undefined)];
  });
  return Object.fromEntries(spelled.filter(([, text]) => text !== undefined));
}

/** Flags by searches, most first, then by subject and by their first search; the order of rules stays. */
export function inOrder(flags: readonly Flag[]): Flag[] {
  const rules = [...new Set(flags.map(({ rule }) => rule))];
  return flags.toSorted(
    (a, b) =>
      rules.indexOf(a.rule) - rules.indexOf(b.rule) ||
      b.searches - a.searches ||
      bySubject(a.subject, b.subject) ||
      byMoment(a.first, b.first),
  );
}

function bySubject(a: FlagSubject, b: FlagSubject): number {
  for (const key of SUBJECT_KEYS) {
    const order = byCodePoint(a[key] ?? '', b[key] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

function byMoment(a: Moment | null, b: Moment | null): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return a.local - b.local || a.instant - b.instant || 0;
}
