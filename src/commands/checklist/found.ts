import { dayAfter, dayBefore } from '../../ages/edges.ts';
import { type AuditShown, doneOf } from '../../checklist/done.ts';
import { gridOf } from '../../checklist/grid.ts';
import { Today } from '../../checklist/terms.ts';
import { CHECKLISTS } from '../../contract/checklist/checklists.ts';
import type {
  ChecklistAccounts,
  ChecklistDone,
  ChecklistResult,
} from '../../contract/checklist/document.ts';
import type { LawProfile } from '../../contract/laws/profile.ts';
import { CannotBeDone } from '../../errors.ts';
import { intervalCheck } from '../../laws/interval-check.ts';
import { dateText, readDate } from '../../log/times/calendar.ts';
import { givenPeriod } from '../../run/options/option-values.ts';
import type { KindAnswers } from './answers.ts';

/** What answered checklists say on the day that stands for today. */

/** How old the terms of a contract may be: ours, not a law's. */
export const TERMS = '3y';

export interface Asked {
  /** The date that stands for today; undefined for the latest day of a check. */
  readonly asOf: string | undefined;
  readonly terms: string;
  /** The law that plans are held against. */
  readonly law?: LawProfile | undefined;
}

/** What stands beside the answers. */
export interface Beside {
  /** The audit that a plan is held against, and whose it is. */
  readonly audit: { readonly agency: string; readonly shown: AuditShown } | null;
  readonly accounts: readonly ChecklistAccounts[];
}

/** The day that stands for today, as a date; null where none is given and no answer is dated. */
function dayOfAnswers({ answers }: KindAnswers, asOf: string | undefined): string | null {
  if (asOf !== undefined) return asOf;
  const days = answers.flatMap(({ checked }) => (checked === null ? [] : [checked]));
  return days.length === 0 ? null : dateText(days.reduce((a, b) => Math.max(a, b)));
}

/** @throws CannotBeDone where there are dates, and no day to hold them against */
export function checklistFound(
  found: KindAnswers,
  { asOf, terms, law }: Asked,
  { audit, accounts }: Beside,
): ChecklistResult {
  const { kind, agencies, answers } = found;
  const given = dayOfAnswers(found, asOf);
  const today = given === null ? null : (readDate(given) ?? null);
  const questions = CHECKLISTS[kind].questions;
  const dated = answers.find(({ value }) => /^\d{4}-/.test(value ?? ''));
  if (today === null && dated !== undefined) {
    throw new CannotBeDone(
      `${dated.file} has dates of a contract, and nothing says which day stands for today: give --as-of YYYY-MM-DD`,
    );
  }
  const period = termsPeriod(terms);
  const firstCurrent = today === null ? null : dayBefore(today, period);
  const grid = gridOf(answers, {
    ...{ questions, agencies },
    today: new Today({ asOf: today, firstCurrent, dateOf: dateText }),
  });
  return {
    kind,
    ...{ agencies: grid.agencies, elements: grid.elements, totals: grid.totals },
    done: kind === 'plan' && audit !== null ? auditDone(grid.elements, audit, today) : [],
    terms: grid.terms,
    accounts: kind === 'access' ? [...accounts] : [],
    asOf: given,
    answeredLater: grid.answeredLater,
    ...(law && kind === 'plan' && { law: intervalCheck(law, frequencies(grid)) }),
  };
}

/** How often each agency's plan has searches audited. */
function frequencies({
  elements,
}: Pick<ChecklistResult, 'elements'>): { agency: string; planned: string | null }[] {
  const { answers } = elements.find(({ element }) => element === 'frequency')!;
  return answers.map(({ agency, value }) => ({ agency, planned: value }));
}

function auditDone(
  elements: ChecklistResult['elements'],
  { agency, shown }: NonNullable<Beside['audit']>,
  asOf: number | null,
): ChecklistDone[] {
  const written = (name: string): string | null => {
    const { answers } = elements.find(({ element }) => element === name) ?? {};
    return answers?.find((each) => each.agency === agency)?.value ?? null;
  };
  const planned = { number: written('number'), papersKept: written('papersKept') };
  return doneOf(agency, shown, planned, {
    ...{ asOf, dateOf: dateText },
    until: (day, period) => dayAfter(day, givenPeriod('papersKept', period)),
  });
}

/** @throws CannotBeDone when it is no period of days, months or years */
export function termsPeriod(terms: string): ReturnType<typeof givenPeriod> {
  const period = givenPeriod('--terms', terms);
  if (period.unit === 'min' || period.unit === 'h') {
    throw new CannotBeDone(
      `--terms ${terms}: contracts last for days, months or years: give 90d, 18mo or 3y`,
    );
  }
  return period;
}
