import type { Phrases } from './words.ts';

/** What names of agencies are asked for: the lists of `vectors/packs.json`, to the letter. */

/** Agencies of the United States. */
// biome-ignore format: one word a line would take 200 lines.
export const FEDERAL: Phrases = {
  words: [
    'ice', 'cbp', 'hsi', 'ero', 'border patrol', 'customs and border', 'immigration and customs',
    'homeland security investigations', 'fbi', 'dea', 'atf', 'usms', 'us marshal*', 'u s marshal*',
    'usps', 'us postal', 'postal inspection', 'secret service', 'federal bureau',
    'federal protective', 'national park service', 'us park police', 'us forest service',
    'veterans affairs', 'department of homeland security', 'bureau of land management',
    'bureau of indian affairs', 'national targeting center', 'drug enforcement administration',
  ],
  traps: [
    'federal way', 'federal heights', 'state bureau', 'ice house',
  ],
};

/** Agencies that enforce immigration law. */
// biome-ignore format: one word a line would take 200 lines.
export const IMMIGRATION: Phrases = {
  words: [
    'ice', 'cbp', 'hsi', 'ero', 'border patrol', 'customs', 'immigration',
    'homeland security investigations', 'national targeting center', 'ntc',
  ],
  traps: [
    'ice house',
  ],
};

/** What may not be a public agency: somebody has to ask. */
// biome-ignore format: one word a line would take 200 lines.
export const ASK_IF_PUBLIC: Phrases = {
  words: [
    'association', 'associations', 'assn', 'university', 'college', 'homeowners', 'hoa', 'mall',
    'private', 'foundation', 'church', 'hospital', 'cemetery', 'security', 'partnership*', 'llc',
    'inc', 'corp', 'corporation', 'properties', 'railroad', 'railway', 'casino', 'country club',
    'flock safety', 'axon', 'motorola', 'vigilant', 'vendor', 'customer', 'neighborhood watch',
  ],
  traps: [
    'homeland security', 'college station', 'country club hills', 'country club estates',
    'college park', 'university city', 'university park', 'social security',
  ],
};

/** What vendors and agencies write on accounts that are not to be used. */
// biome-ignore format: one word a line would take 200 lines.
export const DEACTIVATED: Phrases = {
  words: [
    'deactivated', 'dnu', 'do not use', 'duplicate please delete', 'decommissioned',
  ],
  traps: [],
};

/** Accounts that somebody tried things out with. */
// biome-ignore format: one word a line would take 200 lines.
export const TEST: Phrases = {
  words: [
    'test', 'demo', 'sandbox', 'training',
  ],
  traps: [],
};

/** The states, and which states each borders on. */
// biome-ignore format: one state a line would take 60 lines.
export const NEIGHBORS: Readonly<Record<string, string>> = {
  AL: 'FL GA MS TN', AK: '', AZ: 'CA CO NM NV UT', AR: 'LA MO MS OK TN TX', CA: 'AZ NV OR',
  CO: 'AZ KS NE NM OK UT WY', CT: 'MA NY RI', DE: 'MD NJ PA', DC: 'MD VA', FL: 'AL GA',
  GA: 'AL FL NC SC TN', HI: '', ID: 'MT NV OR UT WA WY', IL: 'IA IN KY MO WI', IN: 'IL KY MI OH',
  IA: 'IL MN MO NE SD WI', KS: 'CO MO NE OK', KY: 'IL IN MO OH TN VA WV', LA: 'AR MS TX', ME: 'NH',
  MD: 'DC DE PA VA WV', MA: 'CT NH NY RI VT', MI: 'IN OH WI', MN: 'IA ND SD WI', MS: 'AL AR LA TN',
  MO: 'AR IA IL KS KY NE OK TN', MT: 'ID ND SD WY', NE: 'CO IA KS MO SD WY', NV: 'AZ CA ID OR UT',
  NH: 'MA ME VT', NJ: 'DE NY PA', NM: 'AZ CO OK TX UT', NY: 'CT MA NJ PA VT', NC: 'GA SC TN VA',
  ND: 'MN MT SD', OH: 'IN KY MI PA WV', OK: 'AR CO KS MO NM TX', OR: 'CA ID NV WA',
  PA: 'DE MD NJ NY OH WV', RI: 'CT MA', SC: 'GA NC', SD: 'IA MN MT ND NE WY',
  TN: 'AL AR GA KY MO MS NC VA', TX: 'AR LA NM OK', UT: 'AZ CO ID NM NV WY', VT: 'MA NH NY',
  VA: 'DC KY MD NC TN WV', WA: 'ID OR', WV: 'KY MD OH PA VA', WI: 'IA IL MI MN',
  WY: 'CO ID MT NE SD UT',
};
