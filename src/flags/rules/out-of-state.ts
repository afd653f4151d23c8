import { stateInName } from '../../agency-names/state-in-name.ts';
import { citerOfAgencies, countOfAgencies, ofAgency } from '../counting/agency-count.ts';
import { flagRule } from '../flag-rule.ts';

/** Searches by agencies of other states. */
export const outOfState = flagRule({
  name: 'outOfState',
  words: {
    label: 'Searches by an agency of another state',
    meaning: () =>
      "the state in the agency's name is not that of --home. A name that says no state is counted as unknown, and never flagged; the config's agencies say it.",
    reason:
      'California law forbids to share with other states; one city was searched by 48 of them.',
    trap: 'Two letters that are no state: read the name.',
  },
  subject: ['agency'],
  parameters: {},
  needs: { fields: ['agency'], option: 'home' },
  count: (_, given) =>
    countOfAgencies(given, (name, folded) => {
      const state = given.states[folded] ?? stateInName(name);
      if (state === null) return 'unknown';
      return state === given.home ? null : { state };
    }),
  cite: citerOfAgencies,
  evidence: (agency) => ofAgency(agency, 'state'),
});
