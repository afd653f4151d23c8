import fc from 'fast-check';
import { clock, flockTime, isoDate } from '../../fixtures/generate/calendar.ts';
import { csvText } from '../../fixtures/generate/csv.ts';
import { random } from '../../fixtures/generate/random.ts';
import type { FlagsOptions } from '../oracle/oracle-flags.ts';
import { DEFAULT_PARAMETERS, type FlagParameters } from '../oracle/oracle-flags-rule.ts';
import type { OracleFile, OracleOptions } from '../oracle/oracle-log.ts';
import { BLOCKS } from './flags-blocks.ts';
import { AGENCIES, randomFlagsOptions, randomLogOptions, SMALL_LIMITS } from './flags-options.ts';
import { DAY, HOUR, type Planted, type Rng } from './flags-planted.ts';
import { validateCases } from './validate-logs.ts';

/*
 * Random logs with planted cases: each block is a user (or a plate, or a number) beside a rule's
 * thresholds or on them, among searches that mean nothing. What is random comes from a seed and the
 * names of the blocks, so that a case that fails is made smaller by leaving blocks out.
 */

export interface FlagsCase {
  files: OracleFile[];
  log: OracleOptions;
  flags: FlagsOptions;
  /** The config's case-number patterns. */
  patterns: readonly string[] | undefined;
  /** `--fail-on any`, and where the flagged searches are listed. */
  failOnAny: boolean;
  list: 'x.csv' | 'x.ndjson' | null;
}

export interface CaseSeed {
  seed: number;
  blocks: string[];
  /** The thresholds of the config are small, or the default ones hold. */
  small: boolean;
  background: number;
  files: number;
}

/** Cases of one block, that stands alone or beside up to three others. */
export function caseSeeds(
  block: string,
  small: boolean,
  background: number,
): fc.Arbitrary<CaseSeed> {
  return fc.record({
    seed: fc.nat(),
    blocks: fc
      .array(fc.constantFrom(...Object.keys(BLOCKS)), { maxLength: 3 })
      .map((others) => [block, ...others]),
    small: fc.constant(small),
    background: fc.nat(background),
    files: fc.constantFrom(1, 1, 1, 2),
  });
}

export function flagsCase(given: CaseSeed): FlagsCase {
  const alone = given.blocks[0] === 'overwritten';
  const { seed, blocks, small, background, files } = alone
    ? { ...given, blocks: ['overwritten'], background: 0, files: 1 }
    : given;
  const rng = random(`flags ${seed}`);
  const limits = small ? SMALL_LIMITS : DEFAULT_PARAMETERS;
  const agency = rng.pick(['', 'North PD', 'Houston TX PD']);
  const searches = rng.shuffle([
    ...blocks.flatMap((name, i) => planted(`${seed} ${i}`, name, agency, limits)),
    ...Array.from({ length: background }, () => meaningless(rng, agency, limits)),
  ]);
  const layouts = rng.shuffle(['generic', 'flock'] as const).slice(0, files);
  const sharedIds = rng.chance(0.3);
  const logs = layouts.map((layout, i) => {
    const part = searches.filter((_, at) => files === 1 || (at % 3 === 0) === (i === 0));
    const rows = part.length === 0 ? searches : part;
    return { name: `${'ba'[i]}.csv`, bytes: Buffer.from(written(rng, rows, layout, sharedIds)) };
  });
  return { files: logs, log: randomLogOptions(rng), patterns: undefined, ...asked(rng, small) };
}

/** What is asked of the logs. */
function asked(rng: Rng, small: boolean): Pick<FlagsCase, 'flags' | 'failOnAny' | 'list'> {
  const flags = randomFlagsOptions(rng, small);
  return {
    flags: { ...flags, ...(rng.chance(0.9) && { allowMixed: true }) },
    failOnAny: rng.chance(0.2),
    list: rng.pick([null, null, 'x.csv', 'x.ndjson']),
  };
}

/** Logs with the cells of the other comparisons, of which nothing is planted. */
export function otherCases(least: number, most: number): fc.Arbitrary<FlagsCase> {
  return fc.tuple(validateCases(least, most), fc.nat()).map(([{ files, log, validate }, seed]) => {
    const patterns = validate.patterns;
    return { files, log, patterns, ...asked(random(`other flags ${seed}`), true) };
  });
}

function planted(seed: string, name: string, agency: string, limits: FlagParameters): Planted[] {
  const rng = random(`flags ${seed} ${name}`);
  const who = { user: rng.pick(['kim', `user ${seed}`]), agency: rng.chance(0.8) ? agency : '' };
  const searches = BLOCKS[name]?.(rng, who, limits) ?? [];
  // Now and then a time is unreadable, or a date alone, or a program searched.
  const odd = rng.chance(0.3) ? 0.1 : 0;
  return searches.map((each) => {
    if (!rng.chance(odd)) return each;
    const at = typeof each.at === 'number' ? isoDate(each.at) : each.at;
    return rng.pick([
      { ...each, at: 'soon' },
      { ...each, at },
      { ...each, type: 'API lookup' },
      { ...each, user: '***' },
    ]);
  });
}

const REASONS = [
  'ICE warrant',
  'black ice crash',
  'ice, black ice',
  'I.C.E.',
  'ERO and deportation',
  '287(g)',
  "my ex's car",
  'somebody stole my car',
  'stole my car; my wife',
  'No Kings',
  'pep rally',
  'rally and rallies',
  'Test',
  'drug test',
  'civil case 26-01628',
  'mosque vandalism',
  'gypsy cabs, gypsies',
  'abortions',
  'watch the tower fire',
  'stolen vehicle',
  'investigation',
  '',
  'n/a',
  '***',
];

function meaningless(rng: Rng, agency: string, { wideReach }: FlagParameters): Planted {
  // Most reach fewer networks: where over half reach so many, the rule has nothing to say.
  const wide = wideReach.networks;
  return {
    at: Date.UTC(2025, 2, 1) + rng.below(40) * DAY + rng.below(24) * HOUR,
    user: rng.pick(['kim', 'Lee', 'lee ', 'Ramirez', '***', '', 'n/a']),
    agency: rng.chance(0.4) ? agency : rng.pick(AGENCIES),
    plate: rng.pick(['7ABC123', '7abc 123', '8XYZ-999', '', '7AB*', rng.plate()]),
    number: rng.pick(['', '', '26-01628', 'inv', '***', '2601629.']),
    reason: rng.pick(REASONS),
    networks: rng.pick(['', '4', '4', '12', '1,200', `${wide}`, `${wide - 1}`, 'many']),
    start: rng.chance(0.5) ? Date.UTC(2024, 2, 1) + rng.below(300) * DAY : null,
    type: rng.pick(['', 'search', 'lookup', 'api', 'API search']),
  };
}

type Column = [header: string, text: (each: Planted) => string];

const generic = (at: number | string): string =>
  typeof at === 'string' ? at : `${isoDate(at)} ${clock(at)}`;
const flock = (at: number | string): string => (typeof at === 'string' ? at : flockTime(at));

const LAYOUTS: Record<'generic' | 'flock', { fixed: Column[]; free: Column[] }> = {
  generic: {
    fixed: [
      ['Search Time', ({ at }) => generic(at)],
      ['User', ({ user }) => user],
    ],
    free: [
      ['Agency', ({ agency }) => agency],
      ['License Plate', ({ plate }) => plate],
      ['Case Number', ({ number }) => number],
      ['Reason', ({ reason }) => reason],
      ['Network Count', ({ networks }) => networks],
      ['Start Date', ({ start }) => (start === null ? '' : generic(start))],
      ['Search Type', ({ type }) => type],
    ],
  },
  flock: {
    fixed: [
      ['Search Time', ({ at }) => flock(at)],
      ['Org Name', ({ agency }) => agency],
      ['Time Frame', ({ at, start }) => (start === null ? '' : `${flock(start)}\n${flock(at)}`)],
    ],
    free: [
      ['Name', ({ user }) => user],
      ['Total Networks Searched', ({ networks }) => networks],
      ['License Plate', ({ plate }) => plate],
      ['Case #', ({ number }) => number],
      ['Reason', ({ reason }) => reason],
      ['Search Type', ({ type }) => type],
    ],
  },
};

/** A log of a layout, of which seldom a column is missing, or one was overwritten. */
function written(
  rng: Rng,
  searches: Planted[],
  layout: 'generic' | 'flock',
  sharedIds: boolean,
): string {
  const { fixed, free } = LAYOUTS[layout];
  const columns = [...fixed, ...free.filter(() => !rng.chance(0.07))];
  const overwritten = rng.chance(0.07) ? rng.pick(['Reason', 'Case Number', 'Case #']) : '';
  const constant = rng.pick(['Investigation', '26-01628', 'robbery']);
  // Both logs may have ids in common; then these are one search, which the first log has.
  const prefix = sharedIds ? 's' : layout;
  const hasIds = rng.chance(0.9);
  const rows = searches.map((each, row) => [
    ...(hasIds ? [`${prefix}-${row}`] : []),
    ...columns.map(([header, text]) => (header === overwritten ? constant : text(each))),
  ]);
  const again = rng.chance(0.2) ? rows.filter(() => rng.chance(0.1)) : [];
  const header = [...(hasIds ? ['ID'] : []), ...columns.map(([name]) => name)];
  return csvText([header, ...rows, ...again]);
}
