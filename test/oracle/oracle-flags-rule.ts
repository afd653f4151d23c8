import type { Pack } from './oracle-flags-lists.ts';
import type { FlagSearch } from './oracle-flags-searches.ts';
import { plateText } from './oracle-flags-searches.ts';
import type { SharingList } from './oracle-flags-sharing.ts';
import { compare, type Rational, rational, times } from './oracle-rational.ts';
import { byCodePoint, OracleRefusal } from './oracle-refusal.ts';
import { trim } from './oracle-white-space.ts';

export const DEFAULT_PARAMETERS = {
  repeatPlate: { searches: 10, dates: 3, days: 30, spanSearches: 6 },
  manyUsers: { users: 5 },
  sameText: { searches: 50, share: '0.9' },
  volume: { users: 10, times: 3, deviations: 5, atLeast: 50 },
  burst: { plates: 30, seconds: 600 },
  aroundTheClock: { gapHours: 5, hours: 36 },
  withoutPlate: { searches: 20 },
  wideReach: { searches: 10, networks: 1000 },
  oldImages: { searches: 10, retention: '1y' },
  caseSpread: { plates: 10, users: 3, days: 30 },
};

export type FlagParameters = typeof DEFAULT_PARAMETERS;
export type RuleParameters = { [Rule in keyof FlagParameters]?: Partial<FlagParameters[Rule]> };

/** What the rules are told. */
export interface FlagContext {
  parameters: FlagParameters;
  poor: Rational;
  home: string | undefined;
  own: string[];
  sharedWith: SharingList | undefined;
  isWatched: ((plate: string) => boolean) | undefined;
  /** Under a filter the other users are not there to compare with. */
  filtered: boolean;
  packs: [name: string, pack: Pack][];
  /** The state that the config gives to an agency, by its folded name. */
  stateByAgency: Map<string, string>;
}

export interface Subject {
  pack?: string;
  user?: string;
  agency?: string;
  plate?: string;
  caseNumber?: string;
  month?: string;
}

/** A flag before it is written out: what it is about, and the searches that it marks. */
export interface Found {
  subject: Subject;
  searches: FlagSearch[];
  conditions?: string[];
  parts?: Record<string, unknown>;
}

export interface OracleRule {
  name: string;
  parameters: (context: FlagContext) => Record<string, unknown>;
  /** Whether searches by programs are left out. */
  aboutPeople: boolean;
  /** A search that can be judged has to be there. */
  needsJudged: boolean;
  needs: { field: string; isThere: (search: FlagSearch) => boolean }[];
  /** The option that it waits for, and whether it was given. */
  option?: { name: string; isGiven: (context: FlagContext) => boolean };
  /** What else keeps it from running. */
  otherwiseNot?: (searches: FlagSearch[], context: FlagContext) => 'filtered' | 'reach' | null;
  /** How many subjects it looked at. */
  subjects: (searches: FlagSearch[], context: FlagContext) => number;
  find: (searches: FlagSearch[], context: FlagContext) => Found[];
}

export const NEEDS = {
  user: { field: 'user', isThere: (each: FlagSearch) => each.user !== null },
  plate: { field: 'plate', isThere: (each: FlagSearch) => each.search.states.plate === 'value' },
  reason: { field: 'reason', isThere: (each: FlagSearch) => each.search.states.reason === 'value' },
  agency: { field: 'agency', isThere: (each: FlagSearch) => each.agency !== null },
  date: { field: 'searchedAt', isThere: (each: FlagSearch) => each.moment !== null },
  timeOfDay: { field: 'searchedAt', isThere: hasTimeOfDay },
};

/** A date alone is no time of day. */
export function hasTimeOfDay({ moment }: FlagSearch): boolean {
  return moment !== null && !moment.dateAlone;
}

/** A decimal as it is written: `0.9` is 9/10. */
export function decimal(text: string): Rational {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) throw new OracleRefusal(`${text} is no number`);
  const [, whole = '', places = ''] = match;
  return rational(BigInt(whole + places), 10n ** BigInt(places.length));
}

export function judgedOf(searches: FlagSearch[]): number {
  return searches.filter((each) => each.verdict !== 'notJudged').length;
}

export function explainedOf(searches: FlagSearch[]): number {
  return searches.filter((each) => each.verdict === 'explained').length;
}

/** Some are judged, and too few of them explained. */
export function isPoor(searches: FlagSearch[], { poor }: FlagContext): boolean {
  const judged = judgedOf(searches);
  const needed = times(poor, rational(judged));
  return judged > 0 && compare(rational(explainedOf(searches)), needed) < 0;
}

export function isNoneExplained(searches: FlagSearch[]): boolean {
  return judgedOf(searches) > 0 && explainedOf(searches) === 0;
}

/** Searches by what they have in common; those that give no key are in no group. */
export function grouped(
  searches: FlagSearch[],
  keyOf: (each: FlagSearch) => string | null,
): FlagSearch[][] {
  const groups = new Map<string, FlagSearch[]>();
  for (const each of searches) {
    const key = keyOf(each);
    if (key === null) continue;
    const group = groups.get(key) ?? [];
    group.push(each);
    groups.set(key, group);
  }
  return [...groups.values()];
}

export function distinct<T>(values: (T | null)[]): number {
  return new Set(values.filter((value) => value !== null)).size;
}

export function datesOf(searches: FlagSearch[]): number[] {
  const days = searches.flatMap(({ moment }) => (moment === null ? [] : [moment.day]));
  return [...new Set(days)].sort((a, b) => a - b);
}

/** Days from the first date to the last; null without a date. */
export function daysSpanned(searches: FlagSearch[]): number | null {
  const dates = datesOf(searches);
  const [first, last] = [dates[0], dates.at(-1)];
  return first === undefined || last === undefined ? null : last - first;
}

/** Spellings: the smallest by code point among the flag's searches. */
export function subjectOf(
  searches: FlagSearch[],
  fields: ('user' | 'agency' | 'plate' | 'caseNumber')[],
): Subject {
  const subject: Subject = {};
  for (const field of fields) {
    const spellings = searches.flatMap(({ search: { states, cells } }) => {
      const text = cells[field] ?? '';
      if (states[field] !== 'value') return [];
      return [field === 'plate' ? plateText(text).toUpperCase() : trim(text)];
    });
    const smallest = smallestOf(spellings);
    if (smallest !== undefined) subject[field] = smallest;
  }
  return subject;
}

export function smallestOf(texts: string[]): string | undefined {
  return [...texts].sort(byCodePoint)[0];
}

/** Times of one user, in milliseconds: instants where all have one, else local readings. */
export function inOrderOfTime(searches: FlagSearch[]): { each: FlagSearch; at: number }[] {
  const moments = searches.flatMap(({ moment }) => (moment === null ? [] : [moment]));
  const allInstants = moments.every(({ instant }) => instant !== null);
  return searches
    .flatMap((each) => {
      if (each.moment === null) return [];
      const { instant, reading } = each.moment;
      return [{ each, at: allInstants && instant !== null ? instant : reading }];
    })
    .sort((a, b) => a.at - b.at);
}
