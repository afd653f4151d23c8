import type { ClassesRule } from './rule.ts';

/** Case number and reason are both blank. */
export const bothBlank: ClassesRule = {
  needs: 'classes',
  kinds: ['bothBlank'],
  find: (caseNumber, reason) => (caseNumber === 'blank' && reason === 'blank' ? ['bothBlank'] : []),
};
