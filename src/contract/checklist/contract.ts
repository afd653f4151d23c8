import type { Question } from './question.ts';

/**
 * What protects images that a vendor stores or can see: its contract (Figure 3), how old that is, and
 * how the system is set up. Numbers of sections are those of CJIS Security Policy 5.9.
 */
export const CONTRACT = [
  {
    element: 'dataOwnership',
    label: 'The agency owns its data',
    source: 'CJIS policy on cloud services; report, Figure 3 (Marin)',
    question: 'Does the contract make clear that what the agency puts in belongs to the agency?',
  },
  {
    element: 'dataLocation',
    label: 'Stored in the United States or Canada',
    source: 'CJIS policy on cloud services; report, Figure 3 (none of three)',
    question: 'Does the contract keep the data within the United States and Canada?',
  },
  {
    element: 'vendorTraining',
    label: 'Vendor staff are trained',
    source: 'CJIS policy 5.9, section 5.2; report, Figure 3',
    question:
      "Does the contract require training of the vendor's people who can see criminal justice information unencrypted?",
  },
  {
    element: 'backgroundChecks',
    label: 'Vendor staff are checked',
    source: 'CJIS policy 5.9, section 5.12; report, Figure 3',
    question: 'Does the contract require background checks of these people?',
  },
  {
    element: 'securityAddendum',
    label: 'The FBI security addendum',
    source: 'CJIS policy 5.9, section 5.1.1.5; report, agreement of Los Angeles for IT support',
    question: "Is the FBI's security addendum part of the contract?",
  },
  {
    element: 'addendumSigned',
    label: 'The acknowledgment is signed',
    source: 'CJIS policy 5.9, section 5.1.1.5; report, agreement of Los Angeles for IT support',
    question:
      'Is there a signed acknowledgment of the addendum for those of the vendor who have access?',
  },
  {
    element: 'termsUpdated',
    label: 'The terms were brought up to date',
    source: 'Report, outdated contracts (three, seven and nine years)',
    question:
      'On which day were the terms last agreed or changed? Write the date as the answer. Paying a yearly fee changes no terms.',
    takes: 'date',
  },
  {
    element: 'inForceUntil',
    label: 'The contract has not expired',
    source: 'Report, agreement of Los Angeles for IT support (two expired contracts)',
    question:
      'Until which day does the contract run? Write the date as the answer, or notApplicable where it has no end.',
    takes: 'date',
  },
  {
    element: 'twoFactor',
    label: 'Two-factor sign-in is on',
    source:
      'CJIS policy 5.9, section 5.6, as a best practice; report, sign-in from personal devices',
    question: 'Is a second factor, such as a code sent to a device, required to sign in?',
  },
  {
    element: 'agencyDevices',
    label: 'Only from devices of the agency',
    source: 'CJIS policy 5.9, section 5.5; report, sign-in from personal devices',
    question: 'Can the system be reached from devices of the agency only?',
  },
  {
    element: 'addressLogs',
    label: 'Network addresses are reviewed',
    source: 'CJIS policy 5.9, section 5.4.3; report, activity logs (one of three)',
    question:
      "Does somebody regularly look through the log of network addresses for one that is not the agency's?",
  },
  {
    element: 'itUnit',
    label: 'The IT unit looks after it',
    source: 'Report, lack of IT department involvement',
    question:
      "Does the agency's IT unit oversee the security of the system, its accounts and its administrators?",
  },
] as const satisfies readonly Question[];
