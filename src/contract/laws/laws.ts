import { CHANGED_LAWS } from './changed-laws.ts';
import type { LawProfile } from './profile.ts';

/** What stands for a citation where nothing changed since the list of March 2019. */
const AS_BEFORE = 'as before March 2019';

/** Laws that are as before, or are not about plate readers alone; nobody said how well these lines stand. */
const AS_THEY_WERE: readonly LawProfile[] = [
  {
    ...asBefore('CO', 'Colorado', null),
    citation: '24-72-113',
    sure: 'B',
    cap: {
      period: null,
      note: 'the 365 days of the 2019 table are not a cap on plate readers: that section is about passive surveillance',
      sure: 'B',
    },
  },
  asBefore('FL', 'Florida', '3y', 'by schedule'),
  asBefore('GA', 'Georgia', '30mo'),
  asBefore('ME', 'Maine', '21d'),
  asBefore('MD', 'Maryland', null),
  {
    ...asBefore('MN', 'Minnesota', '60d'),
    citation: '13.824',
    audits: { text: 'independent audit every two years', every: '2y', sure: null },
  },
  asBefore('MT', 'Montana', '90d'),
  asBefore('NE', 'Nebraska', '180d'),
  {
    ...asBefore('NC', 'North Carolina', '90d'),
    citation: '20-183.31',
    audits: { text: '“annual or more frequent auditing”', every: '1y', sure: null },
  },
  asBefore('TN', 'Tennessee', '90d'),
  asBefore('UT', 'Utah', '9mo'),
  asBefore('VT', 'Vermont', '18mo'),
];

function asBefore(
  state: string,
  name: string,
  period: string | null,
  note: string | null = null,
): LawProfile {
  const cap = { period, note, sure: null };
  const rest = { audits: null, completeness: null, notes: [] };
  return { state, name, citation: AS_BEFORE, inForce: null, sure: null, cap, ...rest };
}

/** States of which none was found: that never means that no law exists. */
const NONE_FOUND: Readonly<Record<string, string>> = {
  ...{ AK: 'Alaska', AZ: 'Arizona', DE: 'Delaware', HI: 'Hawaii', KS: 'Kansas' },
  ...{ LA: 'Louisiana', MA: 'Massachusetts', MI: 'Michigan', MS: 'Mississippi' },
  ...{ ND: 'North Dakota', NV: 'Nevada', NY: 'New York', OH: 'Ohio', PA: 'Pennsylvania' },
  ...{ SC: 'South Carolina', SD: 'South Dakota', TX: 'Texas', WI: 'Wisconsin' },
  ...{ WV: 'West Virginia', WY: 'Wyoming' },
};

/** Every state that was looked at, in the order of their names. */
export const LAWS: readonly LawProfile[] = [
  ...CHANGED_LAWS,
  ...AS_THEY_WERE,
  ...Object.entries(NONE_FOUND).map(([state, name]): LawProfile => {
    const nothing = { citation: null, inForce: null, sure: null, cap: null };
    return { state, name, ...nothing, audits: null, completeness: null, notes: [] };
  }),
].sort((one, other) => (one.name < other.name ? -1 : 1));
