import { citerOfAgencies, countOfAgencies, ofAgency } from '../counting/agency-count.ts';
import { flagRule } from '../flag-rule.ts';
import { Entities } from '../lists/entities.ts';

/** Searches by agencies that images are not shared with. */
export const unlisted = flagRule({
  name: 'unlisted',
  words: {
    label: 'Searches by an agency that is not on the sharing list',
    meaning: () =>
      'the agency is not --own, and not on the list of --shared-with: by its name, or by its name with the words for police and sheriff unified, where that names one.',
    reason: '112 agencies that were on no list had searched the cameras of one city.',
    trap: 'The list is of one day; under a national look-up of the vendor every agency can search without being on it; names are spelled in several ways.',
  },
  subject: ['agency'],
  parameters: {},
  needs: { fields: ['agency'], option: 'shared-with' },
  count: (_, given) => {
    const own = new Entities(given.own);
    const listed = new Entities(given.sharedWith ?? []);
    return countOfAgencies(given, (name) => {
      if (own.hasKey(name)) return 'passedOver';
      return listed.has(name) ? null : {};
    });
  },
  cite: citerOfAgencies,
  evidence: (agency) => ofAgency(agency, 'unlisted'),
});
