import type { Config } from '../../src/contract/config.ts';
import type { FlagsResult, ShownFlag, ShownRule } from '../../src/contract/flags.ts';
import { type FlagAsked, flagCounting } from '../../src/run/flags/counting.ts';
import { flagsResult } from '../../src/run/flags/result.ts';
import type { Overwritten } from '../../src/run/tallies/flag-judge.ts';
import { CountedFlags, GatheredFlags } from '../../src/run/tallies/flag-tallies.ts';
import type { Moment, Search, SearchWindow } from '../../src/search.ts';
import { fieldReader, type GivenCells, searchesOf, searchOf } from '../quality/searches.ts';

const DAY_MS = 86_400_000;

/** A search by its cells; `at` is its time, a date alone or with a time of day, with Z for an instant. */
export interface Given extends GivenCells {
  readonly at?: string | null;
  /** When its range starts; it ends with the search. */
  readonly from?: string;
}

/** The moment of a text such as `2026-01-02`, `2026-01-02 10:00:00` or `2026-01-02 10:00:00Z`. */
export function momentOf(text: string): Moment {
  const isDate = text.length === 10;
  const isInstant = text.endsWith('Z');
  const iso = isDate ? `${text}T00:00:00Z` : `${text.replace(' ', 'T').replace('Z', '')}Z`;
  const local = Date.parse(iso);
  if (Number.isNaN(local)) throw new TypeError(`${text} is no time`);
  return {
    kind: isDate ? 'date' : isInstant ? 'instant' : 'local',
    day: Math.floor(local / DAY_MS),
    local,
    instant: isInstant ? local : Number.NaN,
  };
}

const UNREADABLE: Moment = { kind: 'unreadable', day: 0, local: 0, instant: Number.NaN };

/** Searches of one log, each on a line of its own from 2 on, and known by it. */
export function logOf(given: readonly Given[], file = 'log.csv'): Search[] {
  return given.map(({ at = '2026-01-05 12:00:00', from, ...cells }, i) => {
    const line = i + 2;
    const bytes = new TextEncoder().encode(`id-${line}`);
    const searchedAt = at === null ? UNREADABLE : momentOf(at);
    const window: SearchWindow = {
      status: from === undefined ? 'none' : 'startOnly',
      start: from === undefined ? UNREADABLE : momentOf(from),
      end: UNREADABLE,
    };
    return {
      ...searchOf(cells),
      ...{ file, line, searchedAt, window },
      identity: () => ({ bytes, start: 0, end: bytes.length }),
    };
  });
}

/** How searches are looked at. */
export interface Looking extends FlagAsked {
  readonly config?: Config;
  readonly cite?: number;
  readonly overwritten?: readonly Overwritten[];
  /** In how many parts the searches are counted, in turn. */
  readonly parts?: number;
}

/** The flags of searches, by both readings. */
export function flagsOf(searches: readonly Search[], looking: Looking = {}): FlagsResult {
  const { config = {}, cite = 5, parts = 1, overwritten = [], ...asked } = looking;
  const counting = { ...flagCounting(config, asked), overwritten };
  const reader = fieldReader();
  const shares = Array.from({ length: parts }, (_, part) =>
    searches.filter((_, i) => i % parts === part),
  );
  const counted = shares.map((share) => {
    const tally = new CountedFlags(counting, reader);
    addLogs(share, tally);
    return tally;
  });
  const tally = parts === 1 ? counted[0]! : new CountedFlags(counting, reader);
  if (parts > 1) for (const each of counted) tally.merge(structuredClone(each.state()));
  const found = structuredClone(tally.found());
  const gather = () => new GatheredFlags({ ...counting, found, cite }, reader);
  const gathered = shares.map((share) => {
    const each = gather();
    addLogs(share, each);
    return each;
  });
  const all = parts === 1 ? gathered[0]! : gather();
  if (parts > 1) for (const each of gathered) all.merge(structuredClone(each.state()));
  return flagsResult(counting, found, all.result());
}

/** Gives searches on as logs do: those of one log together. */
function addLogs(
  searches: readonly Search[],
  tally: { addAll(searches: ReturnType<typeof searchesOf>): void },
): void {
  for (const file of new Set(searches.map((search) => search.file))) {
    tally.addAll(searchesOf(searches.filter((search) => search.file === file)));
  }
}

/** The flags of one rule. */
export function flagsBy(rule: string, given: readonly Given[], looking: Looking = {}): ShownFlag[] {
  return flagsOf(logOf(given), { rules: [rule], ...looking }).flags;
}

/** What is said of one rule. */
export function ruleOf(rule: string, given: readonly Given[], looking: Looking = {}): ShownRule {
  return flagsOf(logOf(given), { rules: [rule], ...looking }).rules[0]!;
}

/** A day of January 2026 and on: 1 is the first. */
export function dayOf(number: number): string {
  return new Date(Date.UTC(2026, 0, number)).toISOString().slice(0, 10);
}

/** So many copies of a search, changed by their number. */
export function times(count: number, make: (i: number) => Given): Given[] {
  return Array.from({ length: count }, (_, i) => make(i));
}
