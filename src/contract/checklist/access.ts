import type { Safeguard } from '../systems/account-kinds.ts';
import type { Question } from './question.ts';

/** The five safeguards of Figure 6, as practice is described; the accounts themselves tell of the same. */
export const ACCESS = [
  {
    element: 'approval',
    label: 'A supervisor approves each account',
    source: 'Report, Figure 6 (required by none of four); Civil Code 1798.90.51(a), .53(a)',
    question: 'Does a supervisor have to approve an account before it is opened?',
  },
  {
    element: 'need',
    label: 'The assignment needs it',
    source: 'Report, Figure 6 (Los Angeles); Civil Code 1798.90.51(a), .53(a)',
    question: 'Do only those have accounts whose present assignment needs the images?',
  },
  {
    element: 'trainingBeforeAccess',
    label: 'Training comes before the first search',
    source: 'Report, Figure 6 (Fresno and Los Angeles); Civil Code 1798.90.53(b)(2)(B)',
    question: 'Is everybody trained before the account can be used for the first time?',
  },
  {
    element: 'retrainingAfterAbsence',
    label: 'Training comes again after a long absence',
    source: 'Report, Figure 6 (Marin); Civil Code 1798.90.53(b)(2)(B)',
    question:
      'Is an account that was not used for long opened again only after its user was trained anew?',
  },
  {
    element: 'disabledAtSeparation',
    label: 'Accounts end when people leave',
    source: 'Report, Figure 6 (Marin and Sacramento); Civil Code 1798.90.51(a), .53(a)',
    question: 'Is an account disabled at once when its user leaves the agency?',
  },
] as const satisfies readonly (Question & { readonly element: Safeguard })[];
