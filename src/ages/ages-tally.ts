import type { AgesBucket, AgesMeasure, AgesResult } from '../contract/ages.ts';
import type { CurvePoint } from '../contract/report.ts';
import { SET_ASIDE } from '../contract/ways/set-aside.ts';
import { type CountedGroup, type Grouping, Groups, MOST_GROUPS, othersLabel } from '../groups.ts';
import { tableOf } from '../keyed.ts';
import {
  ABSENT,
  type Cell,
  elapsed,
  type Searches,
  trimmed,
  WINDOW_STATUSES,
  type Windows,
} from '../search.ts';
import { addCounts } from '../tables/add-counts.ts';
import { NumberCounts } from '../tables/number-counts.ts';
import { Edges } from './edges.ts';
import { ImageAges } from './image-age.ts';
import { bucketLabels, type Period } from './period.ts';
import { nearestRank } from './quantiles.ts';
import { type RetentionLine, RetentionTally } from './retention.ts';
import { retentionCurve } from './retention-curve.ts';
import { endsAfterSearch, RANGED, setAside } from './set-aside.ts';
import { todaysCaps } from './todays-caps.ts';

const BOTH = WINDOW_STATUSES.indexOf('both');
const NO_RANGE = SET_ASIDE.indexOf('noRange');
const MINUTE_MS = 60_000;
const COMMONEST = 10;
/** How many records Vigilant shows when no range is given. */
const DEFAULT_VIEW = 50;

/** What to compute. */
export interface AgesOptions {
  readonly measure: AgesMeasure;
  /** Ascending, at least one. */
  readonly buckets: readonly Period[];
  readonly retention: Period | null;
  readonly simulate: readonly RetentionLine[];
  /** The caps of today's laws, where they are asked for, too. */
  readonly caps: readonly RetentionLine[];
  /** Groups to give Table 2 a row each. */
  readonly by: readonly Grouping[];
  /** So many groups of each have a row of their own. */
  readonly mostGroups?: number | undefined;
}

/** Where a group's counts stand: its searches, those with a range, and these by their buckets. */
const GROUP_RANGED = 1;
const GROUP_BUCKETS = 2;

/** The image-age distribution of a population (product contract, section 7). */
export class AgesTally {
  readonly #options: AgesOptions;
  readonly #ages = new ImageAges();
  readonly #edges: Edges;
  readonly #kept: Edges;
  readonly #retention: RetentionTally;
  readonly #groups: readonly Groups[];
  /** Where each of them counts the search that is looked at. */
  readonly #places: number[];
  readonly #setAside = SET_ASIDE.map(() => 0);
  readonly #viewed = { upTo50: 0, over50: 0, unknown: 0 };
  readonly #byMeasure: AgesResult['byMeasure'];
  /** How many oldest images are so many calendar days old. */
  readonly #days = new NumberCounts();
  /** How many newest images are so many calendar days old. */
  readonly #newestDays = new NumberCounts();
  /** How many ranges are so many whole minutes long. */
  readonly #windows = new NumberCounts();
  readonly #totals = { ranged: 0, endsAfterSearch: 0, beyond: 0 };

  constructor(options: AgesOptions) {
    this.#options = options;
    this.#edges = new Edges(options.buckets);
    this.#kept = new Edges(options.retention ? [options.retention] : []);
    this.#retention = new RetentionTally([...options.simulate, ...options.caps]);
    const none = (): number[] => Array.from({ length: options.buckets.length + 1 }, () => 0);
    this.#byMeasure = { oldest: none(), newest: none(), midpoint: none() };
    const counters = GROUP_BUCKETS + none().length;
    this.#groups = options.by.map((grouping) => new Groups(grouping, counters));
    this.#places = this.#groups.map(() => 0);
  }

  addAll(searches: Searches): void {
    const { count, searchedAt } = searches;
    const windows = searches.windows();
    const viewed = searches.cells('resultsViewed');
    for (let i = 0; i < count; i++) {
      for (let which = 0; which < this.#groups.length; which++) {
        this.#places[which] = this.#groups[which]!.add(searches.search(i));
      }
      const aside = setAside(searchedAt, windows, i);
      if (aside === RANGED) this.#addRanged(searches, windows, i);
      else {
        this.#setAside[aside]!++;
        if (aside === NO_RANGE) this.#addViewed(viewed.at(i));
      }
    }
  }

  #addRanged(searches: Searches, windows: Windows, i: number): void {
    this.#totals.ranged++;
    if (endsAfterSearch(searches.searchedAt, windows, i)) this.#totals.endsAfterSearch++;
    const { statuses, starts, ends } = windows;
    if (statuses[i] === BOTH) this.#windows.add(Math.floor(elapsed(starts, ends, i) / MINUTE_MS));
    const ages = this.#ages;
    ages.measure(searches, windows, i);
    const { oldest, newest, midpoint } = this.#byMeasure;
    const inOldest = this.#edges.firstWithin(ages.oldest);
    const inNewest = this.#edges.firstWithin(ages.newest);
    const inMidpoint = this.#edges.firstWithin(ages.midpoint);
    oldest[inOldest]!++;
    newest[inNewest]!++;
    midpoint[inMidpoint]!++;
    this.#days.add(Math.max(0, ages.oldest.searchDay - ages.oldest.imageDay));
    this.#newestDays.add(Math.max(0, ages.newest.searchDay - ages.newest.imageDay));
    if (this.#options.retention && !this.#kept.within(0, ages.oldest)) this.#totals.beyond++;
    this.#retention.add(ages);
    for (let which = 0; which < this.#groups.length; which++) {
      const { counts } = this.#groups[which]!;
      const at = this.#places[which]!;
      const chosen = { oldest: inOldest, newest: inNewest, midpoint: inMidpoint };
      counts[at + GROUP_RANGED]!++;
      counts[at + GROUP_BUCKETS + chosen[this.#options.measure]]!++;
    }
  }

  /** Whether a search without a range looked further than the records shown by default. */
  #addViewed(cell: Cell): void {
    if (cell === ABSENT) {
      this.#viewed.unknown++;
      return;
    }
    const text = trimmed(cell.text);
    if (!/^(\d+|\d{1,3}(,\d{3})+)$/.test(text)) this.#viewed.unknown++;
    else if (Number(text.replaceAll(',', '')) <= DEFAULT_VIEW) this.#viewed.upTo50++;
    else this.#viewed.over50++;
  }

  /** What another thread can be told. */
  state() {
    const counts = {
      totals: this.#totals,
      setAside: this.#setAside,
      viewed: this.#viewed,
      byMeasure: this.#byMeasure,
    };
    return {
      counts,
      days: this.#days.counts(),
      newestDays: this.#newestDays.counts(),
      windows: this.#windows.counts(),
      retention: this.#retention.state(),
      groups: this.#groups.map((each) => each.state()),
    };
  }

  /** Adds another part of the population. */
  merge(part: ReturnType<AgesTally['state']>): void {
    const { counts, days, newestDays, windows, retention, groups } = part;
    addCounts(this.state().counts, counts);
    this.#days.merge(days);
    this.#newestDays.merge(newestDays);
    this.#windows.merge(windows);
    this.#retention.merge(retention);
    for (const [i, own] of this.#groups.entries()) own.merge(groups[i]!);
  }

  /** Searches served by retention in whole calendar days. */
  curve(): CurvePoint[] {
    return retentionCurve(this.#days.counts(), this.#newestDays.counts());
  }

  result(): AgesResult {
    const { measure, buckets, retention, simulate, caps, by } = this.#options;
    const { ranged, endsAfterSearch, beyond } = this.#totals;
    const days = this.#days.counts();
    const served = this.#retention.result();
    return {
      measure,
      buckets: bucketTable(buckets, this.#byMeasure[measure], ranged),
      ranged,
      setAside: tableOf(SET_ASIDE, (reason) => this.#setAside[SET_ASIDE.indexOf(reason)]!),
      noRangeViewed: this.#viewed,
      endsAfterSearch,
      byMeasure: this.#byMeasure,
      quantiles: {
        p50: nearestRank(days, 50),
        p90: nearestRank(days, 90),
        p95: nearestRank(days, 95),
        p99: nearestRank(days, 99),
      },
      beyondRetention: retention && {
        retention: retention.text,
        count: beyond,
        share: share(beyond, ranged),
      },
      retention: served.slice(0, simulate.length),
      windows: commonest(this.#windows.counts()),
      groups: this.#groups.flatMap((each, i) => this.#groupsOf(each, by[i]!.name)),
      ...(caps.length > 0 && { today: todaysCaps(served.slice(simulate.length)) }),
    };
  }

  #groupsOf(groups: Groups, by: string): AgesResult['groups'] {
    const { buckets, mostGroups = MOST_GROUPS } = this.#options;
    const { shown, others } = groups.largest(mostGroups);
    const group = ({ value, counts }: CountedGroup) => {
      const ranged = counts[GROUP_RANGED]!;
      return {
        by,
        value,
        ranged,
        buckets: bucketTable(buckets, counts.slice(GROUP_BUCKETS), ranged),
      };
    };
    if (others.groups === 0) return shown.map(group);
    const { counts } = others;
    const rest = { ...group({ value: othersLabel(others.groups), counts }), groups: others.groups };
    return [...shown.map(group), rest];
  }
}

function bucketTable(
  edges: readonly Period[],
  counts: readonly number[],
  ranged: number,
): AgesBucket[] {
  return bucketLabels(edges).map((label, i) => ({
    label,
    upTo: edges[i]?.text ?? null,
    count: counts[i]!,
    share: share(counts[i]!, ranged),
  }));
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** The commonest lengths; of equally common ones the shorter first. */
function commonest(minutes: ReadonlyMap<number, number>): AgesResult['windows'] {
  return [...minutes]
    .sort(([a, m], [b, n]) => n - m || a - b)
    .slice(0, COMMONEST)
    .map(([length, n]) => ({ minutes: length, count: n }));
}
