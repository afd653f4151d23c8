import { bothBlank } from './both-blank.ts';
import { caseYearRule } from './case-year.ts';
import { classFindings } from './class-findings.ts';
import { personalInformation } from './personal-information.ts';
import { register } from './register.ts';
import { reusedCaseNumber } from './reused-case-number.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order in which findings are listed (contract/findings.ts). */
export const RULES: readonly Rule[] = [
  classFindings,
  bothBlank,
  reusedCaseNumber,
  caseYearRule,
  personalInformation,
  register,
];

type Needing<Needs extends Rule['needs']> = Extract<Rule, { readonly needs: Needs }>;

/** The rules that need one thing, in their order. */
export function rulesNeeding<Needs extends Rule['needs']>(needs: Needs): readonly Needing<Needs>[] {
  return RULES.filter((rule): rule is Needing<Needs> => rule.needs === needs);
}
