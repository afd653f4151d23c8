import type { Phrases } from './phrases.ts';

/** A copy of what shared/vectors/packs.json has for accounts and sharing, word for word. */

export const FEDERAL: Phrases = {
  words: (
    'ice, cbp, hsi, ero, border patrol, customs and border, immigration and customs, ' +
    'homeland security investigations, fbi, dea, atf, usms, us marshal*, u s marshal*, ' +
    'usps, us postal, postal inspection, secret service, federal bureau, federal ' +
    'protective, national park service, us park police, us forest service, veterans ' +
    'affairs, department of homeland security, bureau of land management, bureau of ' +
    'indian affairs, national targeting center, drug enforcement administration'
  ).split(', '),
  traps: 'federal way, federal heights, state bureau, ice house'.split(', '),
};

export const IMMIGRATION: Phrases = {
  words: (
    'ice, cbp, hsi, ero, border patrol, customs, immigration, homeland security ' +
    'investigations, national targeting center, ntc'
  ).split(', '),
  traps: 'ice house'.split(', '),
};

export const ASK_IF_PUBLIC: Phrases = {
  words: (
    'association, associations, assn, university, college, homeowners, hoa, mall, ' +
    'private, foundation, church, hospital, cemetery, security, partnership*, llc, inc, ' +
    'corp, corporation, properties, railroad, railway, casino, country club, flock ' +
    'safety, axon, motorola, vigilant, vendor, customer, neighborhood watch'
  ).split(', '),
  traps: (
    'homeland security, college station, country club hills, country club estates, ' +
    'college park, university city, university park, social security'
  ).split(', '),
};

export const DEACTIVATED: Phrases = {
  words: 'deactivated, dnu, do not use, duplicate please delete, decommissioned'.split(', '),
  traps: [],
};

export const TEST: Phrases = {
  words: 'test, demo, sandbox, training'.split(', '),
  traps: [],
};

/** Words of accounts that several people use. */
export const SHARED_NAMES = (
  'admin, administrator, test, shared, temp, temporary, vendor, guest, detectives, ' +
  'patrol, dispatch, records, user, generic, training, desk, frontdesk, watch, ' +
  'commander, unit, task, force, squad, account, support'
).split(', ');

/** The states, and those that each borders on. */
export const NEIGHBORS: Record<string, string[]> = Object.fromEntries(
  [
    'AL FL GA MS TN',
    'AK',
    'AZ CA CO NM NV UT',
    'AR LA MO MS OK TN TX',
    'CA AZ NV OR',
    'CO AZ KS NE NM OK UT WY',
    'CT MA NY RI',
    'DE MD NJ PA',
    'DC MD VA',
    'FL AL GA',
    'GA AL FL NC SC TN',
    'HI',
    'ID MT NV OR UT WA WY',
    'IL IA IN KY MO WI',
    'IN IL KY MI OH',
    'IA IL MN MO NE SD WI',
    'KS CO MO NE OK',
    'KY IL IN MO OH TN VA WV',
    'LA AR MS TX',
    'ME NH',
    'MD DC DE PA VA WV',
    'MA CT NH NY RI VT',
    'MI IN OH WI',
    'MN IA ND SD WI',
    'MS AL AR LA TN',
    'MO AR IA IL KS KY NE OK TN',
    'MT ID ND SD WY',
    'NE CO IA KS MO SD WY',
    'NV AZ CA ID OR UT',
    'NH MA ME VT',
    'NJ DE NY PA',
    'NM AZ CO OK TX UT',
    'NY CT MA NJ PA VT',
    'NC GA SC TN VA',
    'ND MN MT SD',
    'OH IN KY MI PA WV',
    'OK AR CO KS MO NM TX',
    'OR CA ID NV WA',
    'PA DE MD NJ NY OH WV',
    'RI CT MA',
    'SC GA NC',
    'SD IA MN MT ND NE WY',
    'TN AL AR GA KY MO MS NC VA',
    'TX AR LA NM OK',
    'UT AZ CO ID NM NV WY',
    'VT MA NH NY',
    'VA DC KY MD NC TN WV',
    'WA ID OR',
    'WV KY MD OH PA VA',
    'WI IA IL MI MN',
    'WY CO ID MT NE SD UT',
  ].map((line) => {
    const [state = '', ...neighbors] = line.split(' ');
    return [state, neighbors];
  }),
);
