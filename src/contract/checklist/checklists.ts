import { ACCESS } from './access.ts';
import { CONTRACT } from './contract.ts';
import { PLAN } from './plan.ts';
import { POLICY } from './policy.ts';
import type { Question } from './question.ts';

/** The checklists: a list of questions a file. */

export const CHECKLIST_KINDS = ['policy', 'contract', 'access', 'plan'] as const;
export type ChecklistKind = (typeof CHECKLIST_KINDS)[number];

export interface Checklist {
  /** Below "Checklist". */
  readonly title: string;
  /** What is to be quoted, and from where. */
  readonly about: string;
  readonly questions: readonly Question[];
}

export const CHECKLISTS = {
  policy: {
    title: 'Usage and privacy policy (Figure 2)',
    about: "the agency's written policy",
    questions: POLICY,
  },
  contract: {
    title: 'Contract and data security (Figure 3)',
    about: 'the contract with the vendor, and the settings of the system',
    questions: CONTRACT,
  },
  access: {
    title: 'Access to accounts (Figure 6)',
    about: 'rules, procedures and what those who run the system say',
    questions: ACCESS,
  },
  plan: {
    title: 'Audit plan',
    about: 'the written plan for audits of searches',
    questions: PLAN,
  },
} as const satisfies Readonly<Record<ChecklistKind, Checklist>>;

/** The columns of the sheet, in order; the first three are issued filled in. */
export const CHECKLIST_COLUMNS = [
  ...(['element', 'source', 'question', 'answer', 'quote'] as const),
  ...(['page', 'note', 'checked by', 'date'] as const),
];

/** What a person may answer; nothing is open. */
export const ANSWERS = ['met', 'partly', 'notMet', 'notApplicable'] as const;
export const STATES = [...ANSWERS, 'open'] as const;
export type ChecklistState = (typeof STATES)[number];

/** What of a plan is held against what was done (--audit). */
export const DONE_CHECKS = {
  size: 'as many searches as planned',
  seedSource: 'the source of the seed is recorded',
  witness: 'somebody saw the seed being made',
  auditorNoUser: 'the auditor is no user of the system',
  reviewerNotAuditor: 'the reviewer is not the auditor',
  papersKept: 'the papers are kept as long as planned',
} as const;
export type DoneCheck = keyof typeof DONE_CHECKS;
