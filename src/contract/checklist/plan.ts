import type { Question } from './question.ts';

/** What a plan for audits has to say, so that they can be planned, made, documented and followed up. */
export const PLAN = [
  {
    element: 'frequency',
    label: 'How often',
    source: 'Report, audits of user searches (Fresno and Marin); Civil Code 1798.90.53(b)(2)(C)',
    question:
      'Does the plan say how often searches are audited? Write the period itself as the answer, such as 6mo, to have it held against a law.',
    takes: 'period',
  },
  {
    element: 'performer',
    label: 'Who performs it',
    source: 'Report, audits of user searches (Fresno and Marin)',
    question: 'Does it say who performs the audit?',
  },
  {
    element: 'reviewer',
    label: 'Who reviews it',
    source: 'Report, audits of user searches (Fresno and Marin)',
    question: 'Does it say who reviews the results, and is that somebody else?',
  },
  {
    element: 'approver',
    label: 'Who approves it',
    source: 'Report, audits of user searches (Fresno and Marin)',
    question: 'Does it say who approves the results?',
  },
  {
    element: 'papersKept',
    label: 'How long papers are kept',
    source: 'Report, audits of user searches (Fresno and Marin)',
    question:
      'Does it say how long the papers of an audit are kept? Write the period itself as the answer, such as 2y, to have it held against an audit.',
    takes: 'period',
  },
  {
    element: 'riskAreas',
    label: 'What is at risk',
    source: 'Report, what an audit entails, and its recommendation on methods',
    question: 'Does it say where misuse is likely or would do most harm, and audit that first?',
  },
  {
    element: 'selection',
    label: 'How searches are selected',
    source: 'Report, what an audit entails, and its recommendation on methods',
    question: 'Does it say how searches are selected, at random and so that others can check it?',
  },
  {
    element: 'number',
    label: 'How many searches',
    source: 'Report, what an audit entails',
    question:
      'Does it say how many searches are examined? Write the number itself as the answer, such as 60, to have it held against an audit.',
    takes: 'number',
  },
  {
    element: 'resolution',
    label: 'What becomes of findings',
    source: 'Report, its recommendation on methods',
    question: 'Does it say what is done about findings, by whom and by when?',
  },
  {
    element: 'documentation',
    label: 'What is written down',
    source: 'Report, its recommendation on methods (Fresno had handwritten notes)',
    question: 'Does it say what is written down, so that a stranger could follow the audit?',
  },
  {
    element: 'independence',
    label: 'The auditor is no user',
    source: 'Report, audits of user searches (a conflict at Fresno and Marin)',
    question: 'Does it keep those who use the system from auditing or monitoring its use?',
  },
  {
    element: 'complaints',
    label: 'Complaints are compared',
    source: 'Report, records of internal affairs',
    question:
      'Are complaints and internal investigations compared with what audits find? That there are none proves nothing.',
  },
  {
    element: 'logsAtHand',
    label: 'The log of searches is at hand',
    source: 'Report, audits of user searches (Los Angeles)',
    question: 'Can the agency export its log of searches itself, without waiting for the vendor?',
  },
] as const satisfies readonly Question[];
