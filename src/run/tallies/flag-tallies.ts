import { readPeriod } from '../../ages/period.ts';
import { type CitedFlags, FlagCitations } from '../../flags/flag-citations.ts';
import type { Flag, FlagRule, GivenOptions } from '../../flags/flag-rule.ts';
import { type FlagsFound, FlagsTally, givenFor } from '../../flags/flags-tally.ts';
import { flagRules } from '../../flags/rules/index.ts';
import { FlagReader } from '../../flags/seen/flag-reader.ts';
import type { FlagSearches } from '../../flags/seen/flag-searches.ts';
import type { FieldReader } from '../../quality/field-reader.ts';
import { personalKinds } from '../../quality/reading/personal-finds.ts';
import type { Searches } from '../../search.ts';
import { FlagJudge, type Overwritten } from './flag-judge.ts';

/** What flags are counted by: plain, so that a thread can be told. */
export interface FlagCounting {
  readonly options: GivenOptions;
  /** The rules that were asked for, by name. */
  readonly rules: readonly string[];
  readonly overwritten: readonly Overwritten[];
  /** Whether there are several logs: two may tell of the same searches. */
  readonly several: boolean;
}

/** What a second reading is told, beside. */
export interface FlagCiting extends FlagCounting {
  readonly found: FlagsFound;
  /** How many rows are cited of a flag. */
  readonly cite: number;
}

/** The first reading: which subjects are flagged, or may be. */
export class CountedFlags {
  readonly #tally: FlagsTally;
  readonly #reader: FlagReader;

  constructor(counting: FlagCounting, reasons: FieldReader) {
    this.#tally = new FlagsTally(rulesOf(counting), counting.options, isPersonal, counting.several);
    const { people, agencies } = this.#tally.given;
    this.#reader = new FlagReader(
      judgeOf(counting, reasons),
      people,
      agencies,
      counting.options.packs,
    );
  }

  addAll(searches: Searches): void {
    this.#tally.addAll(this.#reader.of(searches));
  }

  /** What another thread can be told. */
  state(): ReturnType<FlagsTally['state']> {
    return this.#tally.state();
  }

  merge(part: ReturnType<FlagsTally['state']>): void {
    this.#tally.merge(part);
  }

  get dates(): FlagsTally['dates'] {
    return this.#tally.dates;
  }

  found(): FlagsFound {
    return this.#tally.found();
  }
}

/** The second reading: the searches of each. */
export class GatheredFlags {
  readonly #citations: FlagCitations;
  readonly #reader: FlagReader;

  constructor(citing: FlagCiting, reasons: FieldReader) {
    const { people, agencies, rules } = citing.found;
    const given = givenFor(citing.options, people, agencies, isPersonal, NO_COUNTS);
    this.#citations = new FlagCitations(rulesOf(citing), rules, given, citing.cite);
    this.#reader = new FlagReader(
      judgeOf(citing, reasons),
      given.people,
      given.agencies,
      given.packs,
    );
  }

  get isEmpty(): boolean {
    return this.#citations.isEmpty;
  }

  addAll(searches: Searches): void {
    this.#citations.addAll(this.#reader.of(searches));
  }

  state(): ReturnType<FlagCitations['state']> {
    return this.#citations.state();
  }

  merge(part: ReturnType<FlagCitations['state']>): void {
    this.#citations.merge(part);
  }

  result(): CitedFlags {
    return this.#citations.result();
  }

  /** For a third reading: visits each search that is flagged, with its flags. */
  listing(visit: (searches: Searches, i: number, flags: readonly Flag[]) => void) {
    const flagsOf = this.#citations.lister();
    return (searches: Searches): void => {
      const seen: FlagSearches = this.#reader.of(searches);
      for (let i = 0; i < searches.count; i++) {
        const flags = flagsOf(seen, i);
        if (flags.length > 0) visit(searches, i, flags);
      }
    };
  }
}

function rulesOf({ options, rules }: FlagCounting): FlagRule[] {
  return flagRules(options.packs).filter(({ name }) => rules.includes(name));
}

function judgeOf({ options, overwritten }: FlagCounting, reasons: FieldReader): FlagJudge {
  return new FlagJudge(reasons, readPeriod(options.retention)!, overwritten);
}

function isPersonal(text: string): boolean {
  return personalKinds(text).length > 0;
}

/** What is counted for several rules is counted in the first reading alone. */
function noCount(): never {
  throw new TypeError('a second reading counts nothing');
}

const NO_COUNTS = { pairs: noCount, words: noCount };
