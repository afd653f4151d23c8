import { citerOfAgencies, countOfAgencies, ofAgency } from '../counting/agency-count.ts';
import { flagRule } from '../flag-rule.ts';
import { PhraseFinder } from '../lists/phrases.ts';

const TAG = /^\s*\[federal\]/i;

/** Searches by agencies of the federal government. */
export const federal = flagRule({
  name: 'federal',
  words: {
    label: 'Searches by a federal agency',
    meaning: () => 'the agency is marked [Federal], or its name holds a listed phrase.',
    reason:
      'Border Patrol searched the cameras of towns whose people had been told that it could not.',
    trap: 'A task force that carries the name of a federal program; a town called Federal Way is no federal agency.',
  },
  subject: ['agency'],
  parameters: {},
  needs: { fields: ['agency'] },
  count: (_, given) => {
    const finder = new PhraseFinder(given.federal);
    return countOfAgencies(given, (name) => {
      return TAG.test(name) || finder.find(name).length > 0 ? {} : null;
    });
  },
  cite: citerOfAgencies,
  evidence: (agency) => ofAgency(agency, 'federal'),
});
