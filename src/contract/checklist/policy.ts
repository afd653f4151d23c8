import type { Question } from './question.ts';

/**
 * What a usage and privacy policy has to say (Figure 2). An agency that runs readers is an operator
 * (Civil Code 1798.90.51), one that searches their images an end-user (1798.90.53): most are both.
 */
export const POLICY = [
  {
    element: 'policyExists',
    label: 'A written policy is in force',
    source: 'Civil Code 1798.90.51(b)(1), .53(b)(1); report, Figure 2',
    question:
      'Is there a written policy for license-plate readers, in force, that says how they are used and how privacy is kept?',
  },
  {
    element: 'purposes',
    label: 'Authorized purposes',
    source: 'Civil Code 1798.90.51(b)(2)(A), .53(b)(2)(A); report, Figure 2',
    question: 'Does it list what the images may be collected, searched and used for?',
  },
  {
    element: 'jobTitles',
    label: 'Who may use it, by job title',
    source: 'Civil Code 1798.90.51(b)(2)(B), .53(b)(2)(B); report, Figure 2',
    question:
      'Does it name the job titles, of staff and of contractors, that may use the system or its images?',
  },
  {
    element: 'requiredTraining',
    label: 'Which training they need',
    source: 'Civil Code 1798.90.51(b)(2)(B), .53(b)(2)(B); report, Figure 2',
    question: 'Does it say which training these people must have?',
  },
  {
    element: 'monitoring',
    label: 'How use is monitored',
    source: 'Civil Code 1798.90.51(b)(2)(C), .53(b)(2)(C); report, Figure 2',
    question:
      'Does it describe how use of the system is watched, so that the images stay secure and privacy law is kept?',
  },
  {
    element: 'periodicAudits',
    label: 'A process for periodic audits',
    source: 'Civil Code 1798.90.53(b)(2)(C); report, Figure 2',
    question: 'Does it lay down how the system is audited from time to time?',
  },
  {
    element: 'transfers',
    label: 'Sale, sharing and transfer',
    source: 'Civil Code 1798.90.51(b)(2)(D), .53(b)(2)(D); report, Figure 2',
    question:
      'Does it say for what, by which steps and within which limits images may be sold, shared or passed on? An agency that sells nothing has to say that, too.',
  },
  {
    element: 'custodian',
    label: 'The title of who is responsible',
    source: 'Civil Code 1798.90.51(b)(2)(E), .53(b)(2)(E); report, Figure 2',
    question: 'Does it give the title of the custodian or owner who answers for the system?',
  },
  {
    element: 'accuracy',
    label: 'Accuracy, and errors corrected',
    source: 'Civil Code 1798.90.51(b)(2)(F), .53(b)(2)(F); report, Figure 2',
    question: 'Does it describe how images are kept accurate and how errors are put right?',
  },
  {
    element: 'retentionLength',
    label: 'How long images are kept',
    source: 'Civil Code 1798.90.51(b)(2)(G), .53(b)(2)(G); report, Figure 2',
    question: 'Does it say how long images are kept? A minimum alone says when nothing is deleted.',
  },
  {
    element: 'destruction',
    label: 'How it is decided what is destroyed',
    source: 'Civil Code 1798.90.51(b)(2)(G), .53(b)(2)(G); report, Figure 2',
    question: 'Does it say how the agency decides whether and when images are destroyed?',
  },
  {
    element: 'posted',
    label: 'Posted where the public finds it',
    source: 'Civil Code 1798.90.51(b)(1), .53(b)(1); report, survey of 391 agencies',
    question:
      'Can the public have it in writing, and does it stand where visitors of the website see it? Quote the address, and give the day on which you looked.',
  },
  {
    element: 'uploads',
    label: 'Which sensitive information may be entered',
    source:
      'Report, chapter on sensitive information (hot lists and open text fields); CLETS policy',
    question:
      'Does it say which personal and criminal justice information may be put into hot lists and free text, and that its origin is known?',
  },
] as const satisfies readonly Question[];
