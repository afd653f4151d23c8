import type { Config } from '../../contract/config.ts';
import type { FlagsSettings } from '../../contract/flags.ts';
import { type FlagAsked, flagCounting } from '../../run/flags/counting.ts';
import type { RawLogOptions } from '../../run/options/log-options.ts';
import type { RawRedactOptions } from '../../run/options/redact-options.ts';
import type { FlagCounting } from '../../run/tallies/flag-tallies.ts';
import type { Lists, RawLists } from './lists.ts';

/** The options of `flags` as commander gives them. */
export interface RawFlagsOptions extends RawLogOptions, RawRedactOptions, RawLists {
  readonly rules?: string;
  readonly cite: number;
  readonly list?: string;
  readonly failOn?: string;
  readonly home?: string;
  readonly own?: readonly string[];
  readonly retention?: string;
  readonly allowMixed?: true;
  readonly explain?: true;
}

/** What is counted under the options. @throws CannotBeDone for a rule that is not known, or a state */
export function countingOf(
  config: Config,
  raw: RawFlagsOptions,
  lists: Lists,
  logs: number,
): FlagCounting {
  const asked: FlagAsked = {
    rules: raw.rules === undefined ? undefined : namesIn(raw.rules),
    ...{ home: raw.home, own: raw.own, retention: raw.retention },
    ...{ sharedWith: lists.sharedWith, watch: lists.watch ?? undefined },
    logs,
    isFiltered: raw.user !== undefined || raw.agency !== undefined,
  };
  return flagCounting(config, asked);
}

/** Names joined by commas. */
export function namesIn(text: string): string[] {
  return text.split(',').map((name) => name.trim());
}

/** The settings of the document: all that the flags depend on, and no plate. */
export function flagsSettings(
  raw: RawFlagsOptions,
  config: Config,
  { options, rules, overwritten }: FlagCounting,
  lists: Lists,
  shownAs: (name: string) => string,
): FlagsSettings {
  const { words, traps } = options.federal;
  return {
    ...{ rules: [...rules], cite: raw.cite },
    failOn: raw.failOn === undefined ? null : namesIn(raw.failOn),
    ...{ poor: Number(options.poor), home: options.home, own: [...options.own] },
    sharedWith: raw.sharedWith === undefined ? null : shownAs(raw.sharedWith),
    sharedWithSha256: lists.sharedWithSha256,
    watch: raw.watch === undefined ? null : shownAs(raw.watch),
    watchSha256: lists.watchSha256,
    watchKeyed: raw.watchKeyFile !== undefined,
    ...{ retention: options.retention, allowMixed: raw.allowMixed ?? false },
    packs: Object.entries(options.packs).map(([pack, list]) => ({
      ...{ pack, words: [...list.words], traps: [...list.traps] },
    })),
    federal: { words: [...words], traps: [...traps] },
    states: { ...options.states },
    overwritten: overwritten.map(({ file, field }) => ({ file: shownAs(file), field })),
    vocabulary: config.vocabulary ?? null,
    caseNumberPatterns: config.caseNumberPatterns ?? null,
    redact: raw.redact ?? null,
  };
}
