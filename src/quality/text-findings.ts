import type { CaseNumberClass } from '../contract/classes.ts';
import { rulesNeeding } from './rules/index.ts';
import { type Finding, findingOf, NO_FINDINGS } from './rules/rule.ts';

const TEXT_RULES = rulesNeeding('text');
const DAY_RULES = rulesNeeding('text and day');

/** What the rules that need a text alone find in a case number, in their order. */
export function findingsInCaseNumber(text: string, given: CaseNumberClass): readonly Finding[] {
  let all = NO_FINDINGS;
  for (let i = 0; i < TEXT_RULES.length; i++) {
    const rule = TEXT_RULES[i]!;
    const details = rule.inCaseNumber(text, given);
    // Nearly every text has none.
    if (details.length > 0) all = [...all, ...inField('caseNumber', rule.kinds, details)];
  }
  return all;
}

/** What the rules that need a text alone find in a reason, in their order. */
export function findingsInReason(text: string): readonly Finding[] {
  let all = NO_FINDINGS;
  for (let i = 0; i < TEXT_RULES.length; i++) {
    const rule = TEXT_RULES[i]!;
    const details = rule.inReason(text);
    if (details.length > 0) all = [...all, ...inField('reason', rule.kinds, details)];
  }
  return all;
}

/** What the rules that need a case number and the year of its search find, in their order. */
export function findingsBesideYear(
  text: string,
  given: CaseNumberClass,
  searchYear: number,
): readonly Finding[] {
  let all = NO_FINDINGS;
  for (let i = 0; i < DAY_RULES.length; i++) {
    const found = DAY_RULES[i]!.find(text, given, searchYear);
    if (found !== null) all = [...all, findingOf(found.kind, { level: found.level })];
  }
  return all;
}

function inField(
  field: NonNullable<Finding['field']>,
  kinds: readonly Finding['kind'][],
  details: readonly string[],
): Finding[] {
  return kinds.flatMap((kind) => details.map((detail) => findingOf(kind, { field, detail })));
}
