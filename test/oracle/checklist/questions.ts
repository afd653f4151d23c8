/** What each checklist asks, by its elements, in order; and where a thing may stand in place of an answer. */
export const QUESTIONS = {
  policy: [
    ...['policyExists', 'purposes', 'jobTitles', 'requiredTraining', 'monitoring'],
    ...['periodicAudits', 'transfers', 'custodian', 'accuracy', 'retentionLength'],
    ...['destruction', 'posted', 'uploads'],
  ],
  contract: [
    ...['dataOwnership', 'dataLocation', 'vendorTraining', 'backgroundChecks'],
    ...['securityAddendum', 'addendumSigned', 'termsUpdated', 'inForceUntil'],
    ...['twoFactor', 'agencyDevices', 'addressLogs', 'itUnit'],
  ],
  access: [
    ...['approval', 'need', 'trainingBeforeAccess', 'retrainingAfterAbsence'],
    'disabledAtSeparation',
  ],
  plan: [
    ...['frequency', 'performer', 'reviewer', 'approver', 'papersKept', 'riskAreas'],
    ...['selection', 'number', 'resolution', 'documentation', 'independence'],
    ...['complaints', 'logsAtHand'],
  ],
} as const satisfies Record<string, readonly string[]>;

export type Kind = keyof typeof QUESTIONS;
export const KINDS: Kind[] = ['policy', 'contract', 'access', 'plan'];

/** Questions whose answer may be the thing itself. */
export const TAKES: Record<string, 'date' | 'number' | 'period'> = {
  termsUpdated: 'date',
  inForceUntil: 'date',
  papersKept: 'period',
  number: 'number',
};

/** What people write for an answer: letters in any case, and what stands between them does not count. */
const WORDS = {
  met: 'met fullymet fully full yes y true present',
  partly: 'partly partlymet partially partiallymet partial inpart part',
  notMet: 'notmet unmet no n false absent notpresent missing',
  notApplicable: 'notapplicable na doesnotapply',
  open: '? open unknown notknown tbd todo notchecked unanswered',
};
export type State = keyof typeof WORDS;
export const STATES: State[] = ['met', 'partly', 'notMet', 'notApplicable', 'open'];

export function stateOf(cell: string): State | null {
  const word = cell.toLowerCase().replace(/[\s.,_/–—-]/g, '');
  if (word === '') return 'open';
  return STATES.find((state) => WORDS[state].split(' ').includes(word)) ?? null;
}
