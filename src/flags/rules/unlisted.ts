import { agencyName } from '../../agency-names/agency-name.ts';
import { KnownAgencies } from '../../agency-names/known-agencies.ts';
import { citerOfAgencies, countOfAgencies, ofAgency } from '../counting/agency-count.ts';
import { flagRule } from '../flag-rule.ts';

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
    const own = new Set(given.own.map((name) => agencyName(name).key));
    const listed = new KnownAgencies((given.sharedWith ?? []).map(agencyName));
    return countOfAgencies(given, (name) => {
      const { key } = agencyName(name);
      if (own.has(key)) return 'passedOver';
      return listed.find(key) === undefined ? {} : null;
    });
  },
  cite: citerOfAgencies,
  evidence: (agency) => ofAgency(agency, 'unlisted'),
});
