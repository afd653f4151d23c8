import { mergeState } from '../tables/merge-state.ts';
import { inOrder, subjectOf } from './flag-order.ts';
import type { Evidence, Flag, FlagCiter, FlagRule, Given, Settled } from './flag-rule.ts';
import type { RuleFound } from './flags-tally.ts';
import { FirstRows } from './seen/first-rows.ts';
import { type DetailState, FlagDetail } from './seen/flag-detail.ts';
import type { FlagRow, FlagSearches } from './seen/flag-searches.ts';

/** A candidate, and what the second reading gathers of it. */
interface Gathered {
  readonly detail: FlagDetail;
  readonly evidence: Evidence;
}

/** A rule with candidates, in the second reading. */
interface Cited {
  readonly rule: FlagRule;
  readonly cite: FlagCiter;
  readonly gathered: readonly Gathered[];
}

/** Searches of the same candidates: how many, and the first rows where there are several. */
interface Together {
  searches: number;
  readonly rows: FirstRows;
}

/** A search that two rules or more flag. */
export interface RowOfSeveral extends FlagRow {
  readonly rules: readonly string[];
}

/** What the second reading found. */
export interface CitedFlags {
  readonly flags: readonly Flag[];
  /** Searches flagged by any rule, once; and those that two rules or more flag, with the first of them. */
  readonly flagged: number;
  readonly several: { readonly searches: number; readonly rows: readonly RowOfSeveral[] };
}

/** Visits the final flags of a search: its rule, and the flag's place among the flags in order. */
export type FlagVisitor = (rule: FlagRule, flag: Flag) => void;

/**
 * Gathers, in the second reading, the searches of every candidate of the first: how many they are,
 * when, in whose words and where they stand. Only then is it known of some whether they are flags.
 */
export class FlagCitations {
  readonly #cited: readonly Cited[];
  readonly #citers: readonly FlagCiter[];
  readonly #most: number;
  /** By the candidates that a search is of, and what tells it from others of them. */
  readonly #together = new Map<string, Together>();
  readonly #marks: Int32Array;

  /** @param most how many rows are cited of a flag */
  constructor(rules: readonly FlagRule[], found: readonly RuleFound[], given: Given, most: number) {
    this.#most = most;
    this.#cited = rules.flatMap((rule): Cited[] => {
      const candidates = found.find((each) => each.rule === rule.name)?.candidates ?? [];
      if (candidates.length === 0) return [];
      const gathered = candidates.map((candidate) => ({
        detail: new FlagDetail(rule.subject, most),
        evidence: rule.evidence(candidate as never, given, most),
      }));
      return [{ rule, cite: rule.cite(candidates as readonly never[], given), gathered }];
    });
    this.#citers = this.#cited.map(({ cite }) => cite);
    this.#marks = new Int32Array(this.#cited.length);
  }

  /** Whether there is nothing to look for. */
  get isEmpty(): boolean {
    return this.#cited.length === 0;
  }

  addAll(seen: FlagSearches): void {
    const { count } = seen.searches;
    for (let i = 0; i < count; i++) {
      const rules = this.#mark(seen, i);
      if (rules === 0) continue;
      const key = this.#keyOf(seen, i, true);
      let together = this.#together.get(key);
      if (together === undefined) {
        together = { searches: 0, rows: new FirstRows(rules > 1 ? this.#most : 0) };
        this.#together.set(key, together);
      }
      together.searches++;
      if (rules > 1) together.rows.add(seen.searches.search(i));
    }
  }

  /** What another thread can be told. */
  state() {
    const gathered = this.#cited.map((cited) =>
      cited.gathered.map(({ detail, evidence }) => ({
        detail: detail.state(),
        evidence: evidence.state(),
      })),
    );
    const together = [...this.#together].map(([key, { searches, rows }]) => ({
      ...{ key, searches, rows: rows.rows },
    }));
    return { gathered, together };
  }

  /** Adds another part of the population. */
  merge({ gathered, together }: ReturnType<FlagCitations['state']>): void {
    for (const [place, cited] of this.#cited.entries()) {
      for (const [at, { detail, evidence }] of cited.gathered.entries()) {
        const other: { detail: DetailState; evidence: unknown } = gathered[place]![at]!;
        detail.merge(other.detail);
        mergeState(evidence, other.evidence);
      }
    }
    for (const { key, searches, rows } of together) {
      const own = this.#together.get(key) ?? { searches: 0, rows: new FirstRows(this.#most) };
      own.searches += searches;
      own.rows.merge(rows);
      this.#together.set(key, own);
    }
  }

  /** The flags in their order, and what their searches are together. */
  result(): CitedFlags {
    const settled = this.#settled();
    const flags = inOrder(settled.flatMap(({ of }) => of.flatMap(({ flags: each }) => each)));
    let flagged = 0;
    let several = 0;
    const kept = new FirstRows(this.#most);
    const rulesOf = new Map<string, readonly string[]>();
    for (const [key, { searches, rows }] of this.#together) {
      const rules = flagsOfKey(settled, key).map(({ rule }) => rule);
      if (rules.length > 0) flagged += searches;
      if (rules.length < 2) continue;
      several += searches;
      kept.merge(rows.rows);
      for (const { file, line } of rows.rows) rulesOf.set(`${file}\n${line}`, rules);
    }
    const rows = kept.rows.map((row) => ({
      ...{ ...row, rules: rulesOf.get(`${row.file}\n${row.line}`) ?? [] },
    }));
    return { flags, flagged, several: { searches: several, rows } };
  }

  /** For a third reading: the flags of a search, in the order of the rules. */
  lister(): (seen: FlagSearches, i: number) => readonly Flag[] {
    const settled = this.#settled();
    return (seen, i) => {
      return this.#mark(seen, i) === 0 ? [] : flagsOfKey(settled, this.#keyOf(seen, i, false));
    };
  }

  /** Marks by rule which candidate a search is of; returns of how many. Nearly every search is of none. */
  #mark(seen: FlagSearches, i: number): number {
    const citers = this.#citers;
    const marks = this.#marks;
    let rules = 0;
    for (let place = 0; place < citers.length; place++) {
      const mark = citers[place]!(seen, i);
      marks[place] = mark;
      if (mark >= 0) rules++;
    }
    return rules;
  }

  /** What a search that is marked is of: its candidates by rule, each with what tells it from others there. */
  #keyOf(seen: FlagSearches, i: number, adds: boolean): string {
    const cited = this.#cited;
    let key = '';
    for (let place = 0; place < cited.length; place++) {
      const mark = this.#marks[place]!;
      if (mark < 0) continue;
      const { detail, evidence } = cited[place]!.gathered[mark]!;
      if (adds) {
        if (evidence.hasDetails !== true) detail.add(seen, i);
        evidence.add(seen, i);
      }
      key += `${place}:${mark}:${evidence.pointOf?.(seen, i) ?? ''};`;
    }
    return key;
  }

  #settled(): SettledRule[] {
    return this.#cited.map(({ rule, gathered }) => ({
      of: gathered.map(({ detail, evidence }) => settledOf(rule, evidence.settle(detail))),
    }));
  }
}

/** The flags that each candidate of a rule became. */
interface SettledRule {
  readonly of: readonly SettledCandidate[];
}

interface SettledCandidate {
  readonly flags: readonly Flag[];
  /** The flags of all its searches, and those of the searches of a point: a login may have a thousand bursts. */
  readonly ofAll: readonly Flag[];
  readonly ofPoints: ReadonlyMap<string, readonly Flag[]>;
}

function settledOf(rule: FlagRule, settled: readonly Settled[]): SettledCandidate {
  const flags: Flag[] = [];
  const ofAll: Flag[] = [];
  const ofPoints = new Map<string, Flag[]>();
  for (const each of settled) {
    const flag = flagOf(rule, each);
    flags.push(flag);
    if (each.points === undefined) ofAll.push(flag);
    for (const point of each.points ?? []) {
      const own = ofPoints.get(point);
      if (own === undefined) ofPoints.set(point, [flag]);
      else own.push(flag);
    }
  }
  return { flags, ofAll, ofPoints };
}

/** The flags of a search with such a key. */
function flagsOfKey(settled: readonly SettledRule[], key: string): Flag[] {
  return key
    .split(';')
    .slice(0, -1)
    .flatMap((mark) => {
      const [place = '', candidate = '', point = ''] = mark.split(':');
      const { ofAll, ofPoints } = settled[Number(place)]!.of[Number(candidate)]!;
      return [...ofAll, ...(ofPoints.get(point) ?? [])];
    });
}

function flagOf(rule: FlagRule, { conditions, parts, detail, subject = {} }: Settled): Flag {
  const { searches, judged, explained, days, times, rows } = detail;
  return {
    rule: rule.name,
    subject: subjectOf(rule.subject, detail, subject),
    ...{ conditions, searches, judged, explained, dates: days.size },
    ...{ first: times.first, last: times.last, parts, types: detail.types(), rows },
  };
}
