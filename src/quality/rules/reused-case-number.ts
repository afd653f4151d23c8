import { FINDINGS, REUSED_FROM } from '../../contract/findings.ts';
import { TextCounts } from '../../tables/text-counts.ts';
import type { ReusedRule } from './rule.ts';

/** One case number of class ok, in whatever spelling (`caseKey`), on REUSED_FROM searches or more; each is a finding. */
export const reusedCaseNumber: ReusedRule = {
  needs: 'all searches',
  kinds: ['caseNumberReused'],
  fields: ['caseNumber'],
  parameters: { searches: REUSED_FROM },
  words: FINDINGS.caseNumberReused,
  count: (parts) => {
    const numbers = new TextCounts(REUSED_FROM, parts);
    return {
      add: (caseNumber, searches) => {
        if (caseNumber.class === 'ok') numbers.add(caseNumber.key, searches);
      },
      addKeys: (keys) => numbers.addLot(keys),
      state: () => numbers.state(),
      merge: (state: ReturnType<TextCounts['state']>) => numbers.merge(state),
      outcome: () => numbers.frequent().reduce((sum, { count }) => sum + count, 0),
      cite: () => (caseNumber) =>
        caseNumber.class === 'ok' && numbers.count(caseNumber.key) >= REUSED_FROM
          ? 'caseNumberReused'
          : null,
    };
  },
};
