import { FINDINGS } from '../../contract/findings.ts';
import { keysOf } from '../../keyed.ts';
import { isInadequateCaseNumber, isInadequateReason } from '../classes/adequacy.ts';
import type { ClassesRule } from './rule.ts';

/** Each inadequate class is a finding of its own. */
export const classFindings: ClassesRule = {
  needs: 'classes',
  kinds: keysOf(FINDINGS).filter((kind) => kind.includes('.')),
  find: (caseNumber, reason) => [
    ...(isInadequateCaseNumber(caseNumber) ? [`caseNumber.${caseNumber}` as const] : []),
    ...(isInadequateReason(reason, caseNumber) ? [`reason.${reason}` as const] : []),
  ],
};
