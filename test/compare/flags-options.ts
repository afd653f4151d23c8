import type { FlagsOptions } from '../oracle/oracle-flags.ts';
import type { FlagParameters } from '../oracle/oracle-flags-rule.ts';
import { hmacOfPlate } from '../oracle/oracle-flags-watch.ts';
import type { OracleOptions } from '../oracle/oracle-log.ts';
import type { Rng } from './flags-planted.ts';

export const AGENCIES = [
  '',
  'North PD',
  'NORTH PD',
  'Houston TX PD',
  'El Cajon PD (CA)',
  '[Federal] Some Office',
  'US Marshals Service',
  'Federal Way PD',
  'CITY OF LA MESA PD',
  'San Diego County SD',
  'Sioux Falls SD PD',
  'Jefferson County CO SO',
  "Kern County Sheriff's Office",
  'Kern County SO',
  'CA - Long Beach PD',
];

/** Thresholds that a small log can reach. */
export const SMALL_LIMITS: FlagParameters = {
  repeatPlate: { searches: 5, dates: 2, days: 4, spanSearches: 3 },
  manyUsers: { users: 3 },
  sameText: { searches: 6, share: '0.75' },
  volume: { users: 3, times: 2, deviations: 9, atLeast: 6 },
  burst: { plates: 4, seconds: 30 },
  aroundTheClock: { gapHours: 2, hours: 7 },
  withoutPlate: { searches: 4 },
  wideReach: { searches: 3, networks: 50 },
  oldImages: { searches: 3, retention: '30d' },
  caseSpread: { plates: 3, users: 2, days: 4 },
};

const WATCHED = ['7abc-123', '8XYZ999', '1AAA111'];

const SHARING = [
  'Organization Name,Networks Shared With Me\nNorth PD,3\nHouston TX PD,\nKern County SO,1\n',
  "Organization Name,Networks Shared With Me,Networks I'm Sharing\n" +
    'North PD,,2\n[Federal] Some Office,1,\nKern SO,1,1\nUS Marshals Service,,\n',
  'Federal Way PD\n[Inactive] El Cajon PD (CA)\nHouston TX Police Department\nKern County Sheriff\n',
];

const RULES = [
  'repeatPlate',
  'manyUsers',
  'sameText',
  'volume',
  'burst',
  'aroundTheClock',
  'withoutPlate',
  'wideReach',
  'oldImages',
  'caseSpread',
  'words',
  'words.protest',
  'federal',
  'outOfState',
  'unlisted',
  'watchedPlate',
];

const PACKS: NonNullable<FlagsOptions['packs']> = {
  protest: { words: ['rall*', 'kings'], traps: ['pep rally'] },
  civil: null,
  weather: {
    words: ['black ice', 'ice', 'tower fire'],
    traps: ['ice warrant', 'watch the', 'the tower fire'],
  },
};

/** The options of `flags`, and what the config says of it. */
export function randomFlagsOptions(rng: Rng, small: boolean): FlagsOptions {
  return {
    ...(small && { parameters: SMALL_LIMITS }),
    ...(rng.chance(0.2) && { rules: rng.shuffle(RULES).slice(0, rng.between(1, 5)) }),
    ...(rng.chance(0.3) && { cite: rng.pick([1, 2, 20]) }),
    ...(rng.chance(0.5) && { home: rng.pick(['CA', 'TX']) }),
    ...(rng.chance(0.3) && { own: rng.pick([['north pd'], ['Kern County SO', 'North PD']]) }),
    ...(rng.chance(0.5) && { sharedWith: rng.pick(SHARING) }),
    ...(rng.chance(0.5) && watched(rng)),
    ...(rng.chance(0.1) && { retention: rng.pick(['90d', '6mo']) }),
    ...(rng.chance(0.2) && { poor: rng.pick(['0.5', '0.1', '1']) }),
    ...(rng.chance(0.15) && { packs: PACKS }),
    ...(rng.chance(0.15) && { agencyStates: { 'North PD': 'CA', 'Houston TX PD': 'NV' } }),
  };
}

function watched(rng: Rng): Pick<FlagsOptions, 'watch' | 'watchKey'> {
  if (rng.chance(0.6)) return { watch: `${WATCHED.join('\n')}\n` };
  const key = Buffer.from('a key');
  const watch = WATCHED.map((plate) => hmacOfPlate(plate, key)).join('\r\n');
  return { watch, watchKey: Buffer.from(rng.pick(['a key', 'a key\n', 'a key\r\n'])) };
}

/** The options of reading; others are compared elsewhere. */
export function randomLogOptions(rng: Rng): OracleOptions {
  return {
    ...(rng.chance(0.4) && { timeZone: rng.pick(['America/Los_Angeles', 'Asia/Kolkata', 'UTC']) }),
    ...(rng.chance(0.08) && { users: rng.pick([['kim'], ['LEE', 'kim']]) }),
    ...(rng.chance(0.08) && { agencies: ['North PD'] }),
    ...(rng.chance(0.1) && { from: '2025-03-04' }),
    ...(rng.chance(0.1) && { to: '2025-03-20' }),
    ...(rng.chance(0.1) && { keepDuplicates: true }),
  };
}

/** As typed, but for what stands in files. */
export function flagsArgv(flags: FlagsOptions): string[] {
  const one = (name: string, value: string | number | undefined): string[] =>
    value === undefined ? [] : [`${name}=${value}`];
  return [
    ...one('--rules', flags.rules?.join(',')),
    ...one('--cite', flags.cite),
    ...one('--home', flags.home),
    ...(flags.own ?? []).flatMap((name) => ['--own', name]),
    ...one('--retention', flags.retention),
    ...(flags.allowMixed === true ? ['--allow-mixed'] : []),
  ];
}

/** What the config says of them. */
export function flagsConfig({ poor, parameters, packs, agencyStates }: FlagsOptions) {
  const flags = {
    ...parameters,
    ...(poor !== undefined && { poor: Number(poor) }),
    ...(packs !== undefined && { words: { packs } }),
  };
  const agencies = Object.fromEntries(
    Object.entries(agencyStates ?? {}).map(([name, state]) => [name, { state }]),
  );
  return {
    ...(Object.keys(flags).length > 0 && { flags }),
    ...(agencyStates !== undefined && { agencies }),
  };
}
