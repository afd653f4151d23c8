import { AGENCY_RULES, wordsRule } from './oracle-flags-agencies.ts';
import { PACKS, type Pack } from './oracle-flags-lists.ts';
import { isMixed } from './oracle-flags-mixed.ts';
import { PLATE_RULES } from './oracle-flags-plates.ts';
import {
  DEFAULT_PARAMETERS,
  decimal,
  type FlagContext,
  type OracleRule,
  type RuleParameters,
} from './oracle-flags-rule.ts';
import { type FlagSearch, flagSearches } from './oracle-flags-searches.ts';
import { readSharingList } from './oracle-flags-sharing.ts';
import { TIME_RULES } from './oracle-flags-times.ts';
import { USER_RULES } from './oracle-flags-users.ts';
import { watchList } from './oracle-flags-watch.ts';
import { inOrder, type OracleFlag, writtenOut } from './oracle-flags-written.ts';
import type { OracleLog } from './oracle-log.ts';
import { readPeriod } from './oracle-period.ts';
import { choose, minus, type Rational, rational, toNumber } from './oracle-rational.ts';
import { OracleRefusal } from './oracle-refusal.ts';
import { fold } from './oracle-white-space.ts';

export interface FlagsOptions {
  /** Names of rules; `words` is all packs. All rules where none is named. */
  rules?: string[];
  cite?: number;
  home?: string;
  own?: string[];
  /** The text of the sharing list. */
  sharedWith?: string;
  /** The text of the watch list, and the bytes of the key's file. */
  watch?: string;
  watchKey?: Uint8Array;
  retention?: string;
  allowMixed?: boolean;
  /** Whether `--user` or `--agency` was given. */
  filtered?: boolean;
  poor?: string;
  parameters?: RuleParameters;
  /** The config's packs: beside the defaults, in place of one, or null for none of that name. */
  packs?: Record<string, Pack | null>;
  agencyStates?: Record<string, string>;
  patterns?: ((text: string) => boolean)[];
}

export interface OracleRuleResult {
  rule: string;
  ran: boolean;
  /** The first of the reasons, in the order in which the contract names them. */
  why: string | null;
  /** Every reason not to run that holds. */
  whyAny: string[];
  parameters: Record<string, unknown>;
  subjects: number;
  flags: number;
  searches: number;
}

export interface OracleFlags {
  rules: OracleRuleResult[];
  flagged: number;
  undated: number;
  byProgram: number;
  sampling: { hidden: number; size: number; population: number; chance: number | null };
  flags: OracleFlag[];
  /** Every search that a flag marks. */
  listed: { rule: string; file: string; line: number; id: string }[];
  /** Files of different headers share dates of one agency. */
  mixed: boolean;
}

const HIDDEN = 5;
const DRAWN = 60;

export function flagsOracle(log: OracleLog, options: FlagsOptions): OracleFlags {
  const context = contextOf(options);
  const searches = flagSearches(log, options.patterns ?? []);
  const mixed = isMixed(log, searches);
  if (mixed && options.allowMixed !== true) {
    throw new OracleRefusal('files of different headers share dates of one agency');
  }
  const results: OracleRuleResult[] = [];
  const flags: OracleFlag[] = [];
  const listed: OracleFlags['listed'] = [];
  const flagged = new Set<FlagSearch>();
  for (const rule of rulesAsked(context, options.rules)) {
    const people = searches.filter(({ byProgram }) => !byProgram);
    const seen = rule.aboutPeople ? people : searches;
    const whyAny = reasonsNotToRun(rule, seen, context);
    const ran = whyAny.length === 0;
    const found = ran ? rule.find(seen, context) : [];
    const marked = new Set(found.flatMap((each) => each.searches));
    for (const each of marked) flagged.add(each);
    listed.push(...[...marked].map(({ search }) => citation(rule.name, search)));
    const written = found.map((each) => writtenOut(rule.name, each, log.zone, options.cite ?? 5));
    flags.push(...inOrder(written));
    results.push({
      rule: rule.name,
      ran,
      why: whyAny[0] ?? null,
      whyAny,
      parameters: rule.parameters(context),
      subjects: ran ? rule.subjects(seen, context) : 0,
      flags: found.length,
      searches: marked.size,
    });
  }
  return {
    rules: results,
    flagged: flagged.size,
    undated: searches.filter(({ moment }) => moment === null).length,
    byProgram: searches.filter(({ byProgram }) => byProgram).length,
    sampling: {
      hidden: HIDDEN,
      size: DRAWN,
      population: searches.length,
      chance: chanceToMeet(searches.length),
    },
    flags,
    listed,
    mixed,
  };
}

function citation(rule: string, { file, line, identity }: FlagSearch['search']) {
  return { rule, file, line, id: identity };
}

function contextOf(options: FlagsOptions): FlagContext {
  const asked = options.parameters ?? {};
  const retention = options.retention === undefined ? {} : { retention: options.retention };
  const parameters = {
    repeatPlate: { ...DEFAULT_PARAMETERS.repeatPlate, ...asked.repeatPlate },
    manyUsers: { ...DEFAULT_PARAMETERS.manyUsers, ...asked.manyUsers },
    sameText: { ...DEFAULT_PARAMETERS.sameText, ...asked.sameText },
    volume: { ...DEFAULT_PARAMETERS.volume, ...asked.volume },
    burst: { ...DEFAULT_PARAMETERS.burst, ...asked.burst },
    aroundTheClock: { ...DEFAULT_PARAMETERS.aroundTheClock, ...asked.aroundTheClock },
    withoutPlate: { ...DEFAULT_PARAMETERS.withoutPlate, ...asked.withoutPlate },
    wideReach: { ...DEFAULT_PARAMETERS.wideReach, ...asked.wideReach },
    oldImages: { ...DEFAULT_PARAMETERS.oldImages, ...asked.oldImages, ...retention },
    caseSpread: { ...DEFAULT_PARAMETERS.caseSpread, ...asked.caseSpread },
  };
  readPeriod(parameters.oldImages.retention);
  const { watch, sharedWith } = options;
  const packs = { ...PACKS, ...options.packs };
  return {
    parameters,
    poor: decimal(options.poor ?? '0.25'),
    home: options.home?.toUpperCase(),
    own: options.own ?? [],
    sharedWith: sharedWith === undefined ? undefined : readSharingList(sharedWith),
    isWatched: watch === undefined ? undefined : watchList(watch, options.watchKey),
    filtered: options.filtered === true,
    packs: Object.entries(packs).flatMap(([name, pack]) => (pack === null ? [] : [[name, pack]])),
    stateByAgency: new Map(
      Object.entries(options.agencyStates ?? {}).map(([name, state]) => [fold(name), state]),
    ),
  };
}

/** In the order of the contract's table, the packs in theirs. */
function rulesAsked({ packs }: FlagContext, names: string[] | undefined): OracleRule[] {
  const { repeatPlate, manyUsers, withoutPlate, watchedPlate } = PLATE_RULES;
  const { sameText, wideReach, oldImages } = USER_RULES;
  const { volume, burst, aroundTheClock } = TIME_RULES;
  const { caseSpread, federal, outOfState, unlisted } = AGENCY_RULES;
  const all = [
    repeatPlate,
    manyUsers,
    sameText,
    volume,
    burst,
    aroundTheClock,
    withoutPlate,
    wideReach,
    oldImages,
    caseSpread,
    ...packs.map(([name, pack]) => wordsRule(name, pack)),
    federal,
    outOfState,
    unlisted,
    watchedPlate,
  ];
  if (names === undefined) return all;
  const isNamed = ({ name }: OracleRule): boolean =>
    names.includes(name) || (names.includes('words') && name.startsWith('words.'));
  for (const name of names) {
    const isKnown = name === 'words' || all.some((rule) => rule.name === name);
    if (!isKnown) throw new OracleRefusal(`there is no rule ${name}`);
  }
  return all.filter(isNamed);
}

/** A search must have a value in each column that is needed: the first that none has left is named. */
function reasonsNotToRun(rule: OracleRule, seen: FlagSearch[], context: FlagContext): string[] {
  const missing: string[] = [];
  let left = seen;
  for (const { field, isThere } of rule.needs) {
    const having = left.filter(isThere);
    if (having.length === 0 && (left.length > 0 || !seen.some(isThere))) missing.push(field);
    left = having;
  }
  const reasons = missing.map((field) => `noValue: ${field}`);
  const judgedAmong = left.length === 0 ? seen : left;
  const isJudged = judgedAmong.some(({ verdict }) => verdict !== 'notJudged');
  if (rule.needsJudged && !isJudged) reasons.push('notJudged');
  const { option } = rule;
  if (option !== undefined && !option.isGiven(context)) reasons.push(`option: ${option.name}`);
  const otherwise = rule.otherwiseNot?.(seen, context) ?? null;
  return otherwise === null ? reasons : [...reasons, otherwise];
}

/** That 60 drawn of a population, or all of it, hold one or more of 5. */
export function chanceToMeet(population: number): number | null {
  if (population < HIDDEN) return null;
  const drawn = Math.min(DRAWN, population);
  const none: Rational = rational(choose(population - HIDDEN, drawn), choose(population, drawn));
  return toNumber(minus(rational(1), none));
}
