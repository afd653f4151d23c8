import type { LogUse } from '../../accounts/rows.ts';
import { UseTally } from '../../accounts/use-tally.ts';
import { ActivityTally } from '../../activity/activity-tally.ts';
import type { AgesTally } from '../../ages/ages-tally.ts';
import type { AgesSettings } from '../../contract/ages.ts';
import type { ReportResult, ReportShared, ReportSystems } from '../../contract/report.ts';
import { groupByField, groupByMonth, MOST_GROUPS } from '../../groups.ts';
import { CitedFindings } from '../../quality/cited-findings.ts';
import type { FieldReader } from '../../quality/field-reader.ts';
import { FindingLister } from '../../quality/finding-lister.ts';
import { JudgedGroups } from '../../quality/judged-groups.ts';
import type { Judgment } from '../../quality/judgment.ts';
import { ValidateTally } from '../../quality/validate-tally.ts';
import { WholeCitations } from '../../quality/whole-citations.ts';
import { byCodePoint, type Search, type Searches } from '../../search.ts';
import { AgencySearches, type Searched } from '../../sharing/agency-searches.ts';
import { CountedFlags, type FlagCounting } from './flag-tallies.ts';
import { namesAgency } from './names-agency.ts';

/** What a report counts: plain, so that a thread can be told. */
export interface ReportCounting {
  readonly retention: string | null;
  readonly minGroup: number;
  readonly cite: number;
  readonly reveal: boolean;
  /** Whether accounts are held against the log. */
  readonly use: boolean;
  /** Up to which day a list of shares is held against who searched; null where there is no list. */
  readonly agencies: { readonly until: number | null } | null;
}

/** The same, with what red flags are counted by. */
export interface ReportCountingWithFlags extends ReportCounting {
  readonly flags: FlagCounting;
}

/** The ages that every report has: Table 2, the 13 states, and the agency's own retention. */
export function reportAges(retention: string | null): AgesSettings {
  return {
    measure: 'oldest',
    buckets: ['6mo', '1y', '2y'],
    retention,
    at: retention === null ? [] : [retention],
    states: true,
    by: null,
  };
}

/** All analyses of a report, side by side in one reading of the logs. */
export class ReportTally {
  readonly flags: CountedFlags;
  readonly #counting: ReportCounting;
  readonly #reader: FieldReader;
  readonly #lister: FindingLister;
  readonly #validate: ValidateTally;
  readonly #ages: AgesTally;
  readonly #activity = new ActivityTally();
  readonly #cited: CitedFindings;
  readonly #months = new JudgedGroups({ groupOf: groupByMonth, order: 'calendar' });
  readonly #agencies = new JudgedGroups({ groupOf: groupByField('agency'), order: 'searches' });
  readonly #users = new JudgedGroups({ groupOf: groupByField('user'), order: 'searches' });
  readonly #use: UseTally | null;
  readonly #searched: AgencySearches | null;

  /** @param parts in how many parts the population is read, each by a tally of its own */
  constructor(
    counting: ReportCountingWithFlags,
    ages: AgesTally,
    reasons: FieldReader,
    parts: number,
  ) {
    this.#counting = counting;
    this.#ages = ages;
    this.flags = new CountedFlags(counting.flags, reasons);
    this.#cited = new CitedFindings(counting.cite, counting.reveal);
    const { minGroup, use } = counting;
    this.#use = use ? new UseTally() : null;
    this.#reader = reasons;
    const { agencies } = counting;
    this.#searched = agencies && new AgencySearches(namesAgency, agencies.until);
    this.#lister = new FindingLister(reasons, { register: null });
    this.#validate = new ValidateTally({
      ...{ reader: reasons, register: null, by: [], minGroup, parts },
      each: (search, judgment, caseNumber, reason) => {
        this.#lister.take(judgment, caseNumber, reason);
        this.#add(search, judgment);
      },
    });
  }

  addAll(searches: Searches): void {
    this.#validate.addAll(searches);
    this.#ages.addAll(searches);
    this.#use?.addAll(searches);
    this.#searched?.addAll(searches);
    this.flags.addAll(searches);
  }

  /** Counts a search that was judged, and cites what is found in it. */
  #add(search: Search, judgment: Judgment): void {
    this.#lister.visit(search, (finding) => this.#cited.add(search, judgment.bothBlank, finding));
    this.#months.add(search, judgment);
    this.#agencies.add(search, judgment);
    this.#users.add(search, judgment);
    this.#activity.add(search);
  }

  /** What another thread can be told. */
  state() {
    return {
      validate: this.#validate.state(),
      ages: this.#ages.state(),
      flags: this.flags.state(),
      activity: this.#activity.state(),
      cited: this.#cited.state(),
      months: this.#months.state(),
      agencies: this.#agencies.state(),
      users: this.#users.state(),
      use: this.#use?.state() ?? null,
      searched: this.#searched?.state() ?? null,
    };
  }

  /** Adds another part of the population. */
  merge(part: ReturnType<ReportTally['state']>): void {
    this.#validate.merge(part.validate);
    this.#ages.merge(part.ages);
    this.flags.merge(part.flags);
    this.#activity.merge(part.activity);
    this.#cited.merge(part.cited);
    this.#months.merge(part.months);
    this.#agencies.merge(part.agencies);
    this.#users.merge(part.users);
    if (part.use) this.#use?.merge(part.use);
    if (part.searched) this.#searched?.merge(part.searched);
  }

  /** What is to be cited in a second reading; undefined for nothing. */
  again(): WholeCitations | undefined {
    const citations = new WholeCitations(this.#reader, this.#validate, this.#cited);
    return citations.isDone ? undefined : citations;
  }

  /** Who searched when; null where nobody asked. */
  use(): LogUse | null {
    return this.#use?.result() ?? null;
  }

  /** Which agencies searched; null where nobody asked. */
  searched(): Searched | null {
    return this.#searched?.result() ?? null;
  }

  /**
   * All but the audit and what tables beside the logs tell, which no log holds, and the red flags, for
   * which logs are read again.
   */
  result(): Omit<
    ReportResult,
    | 'audit'
    | 'earlier'
    | 'followup'
    | 'flags'
    | 'checklists'
    | keyof ReportSystems
    | keyof ReportShared
  > {
    const { minGroup } = this.#counting;
    return {
      activity: this.#activity.result(),
      quality: this.#validate.result(),
      months: this.#months
        .all(MOST_GROUPS)
        .map(({ value: month, ...counts }) => ({ month, ...counts }))
        .sort((a, b) => byMonth(a.month, b.month)),
      agencies: this.#agencies.largest(minGroup),
      users: this.#users.largest(minGroup),
      ages: this.#ages.result(),
      curve: this.#ages.curve(),
      findings: this.#cited.result(),
    };
  }
}

/** Months in order; searches without a readable time behind them. */
function byMonth(a: string, b: string): number {
  return Number(a.startsWith('(')) - Number(b.startsWith('(')) || byCodePoint(a, b);
}
