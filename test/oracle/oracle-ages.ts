import { NONE_FOUND, ORACLE_CAPS, WITHOUT_CAP } from './laws/caps.ts';
import { groupsOf, type OracleGroup } from './oracle-groups.ts';
import type { OracleLog, OracleSearch } from './oracle-log.ts';
import {
  averageLength,
  bucketLabel,
  isWithin,
  type Period,
  readPeriod,
  readPeriods,
} from './oracle-period.ts';
import { placeSearch, type RangedSearch, type SetAsideCounts } from './oracle-ranges.ts';
import { OracleRefusal } from './oracle-refusal.ts';
import { trim } from './oracle-white-space.ts';

export type Measure = 'oldest' | 'newest' | 'midpoint';

export interface AgesOptions {
  measure?: Measure;
  buckets?: string;
  retention?: string;
  at?: string;
  states?: boolean;
  by?: 'agency' | 'offense' | 'month' | 'user';
  mostGroups?: number;
}

export interface OracleBucket {
  label: string;
  upTo: string | null;
  count: number;
  share: number | null;
}

export interface RetentionLine {
  period: string;
  fully: number;
  partly: number;
  notAtAll: number;
  states: string[];
}

export interface OracleAges {
  measure: Measure;
  buckets: OracleBucket[];
  ranged: number;
  setAside: SetAsideCounts;
  noRangeViewed: { upTo50: number; over50: number; unknown: number };
  endsAfterSearch: number;
  byMeasure: Record<Measure, number[]>;
  quantiles: Record<'p50' | 'p90' | 'p95' | 'p99', number | null>;
  beyondRetention: { retention: string; count: number; share: number | null } | null;
  retention: RetentionLine[];
  windows: { minutes: number; count: number }[];
  groups: OracleGroup[];
  /** With `states`: today's caps, apart, by state. */
  today?: OracleToday;
}

export interface OracleToday {
  caps: (Omit<RetentionLine, 'states'> & { state: string; sure: string | null })[];
  withoutCap: string[];
  noneFound: string[];
}

const STATES: [period: string, states: string[]][] = [
  ['3min', ['New Hampshire']],
  ['21d', ['Maine']],
  ['60d', ['Minnesota']],
  ['90d', ['Montana', 'North Carolina', 'Tennessee']],
  ['150d', ['Arkansas']],
  ['180d', ['Nebraska']],
  ['270d', ['Utah']],
  ['365d', ['Colorado']],
  ['540d', ['Vermont']],
  ['900d', ['Georgia']],
  ['3y', ['Florida']],
];

export function agesOracle(log: OracleLog, options: AgesOptions): OracleAges {
  const measure = options.measure ?? 'oldest';
  const edges = readPeriods(options.buckets ?? '6mo,1y,2y');
  refuseUnordered(edges);

  const ranged: RangedSearch[] = [];
  const noRange: OracleSearch[] = [];
  const setAside: SetAsideCounts = {
    undated: 0,
    absentRange: 0,
    noRange: 0,
    withheldRange: 0,
    unreadableRange: 0,
    noStart: 0,
    reversed: 0,
    startsAfterSearch: 0,
  };
  for (const search of log.searches) {
    const placed = placeSearch(search, log);
    if (typeof placed === 'string') {
      setAside[placed] += 1;
      if (placed === 'noRange') noRange.push(search);
    } else {
      ranged.push(placed);
    }
  }

  return {
    measure,
    buckets: bucketsOf(ranged, edges, measure),
    ranged: ranged.length,
    setAside,
    noRangeViewed: viewedOf(noRange),
    endsAfterSearch: ranged.filter((each) => each.endsAfterSearch).length,
    byMeasure: {
      oldest: bucketsOf(ranged, edges, 'oldest').map((bucket) => bucket.count),
      newest: bucketsOf(ranged, edges, 'newest').map((bucket) => bucket.count),
      midpoint: bucketsOf(ranged, edges, 'midpoint').map((bucket) => bucket.count),
    },
    quantiles: {
      p50: quantile(ranged, 50),
      p90: quantile(ranged, 90),
      p95: quantile(ranged, 95),
      p99: quantile(ranged, 99),
    },
    beyondRetention: options.retention === undefined ? null : beyond(ranged, options.retention),
    retention: retentionLines(ranged, options),
    windows: commonestWindows(ranged),
    groups:
      options.by === undefined
        ? []
        : groupsOf(
            log,
            ranged,
            options.by,
            (members) => bucketsOf(members, edges, measure),
            options.mostGroups,
          ),
    ...(options.states === true && { today: todayOf(ranged) }),
  };
}

function todayOf(ranged: RangedSearch[]): OracleToday {
  const caps = ORACLE_CAPS.map(({ state, period, sure }) => {
    return { state, sure, period, ...served(ranged, readPeriod(period)) };
  });
  return { caps, withoutCap: WITHOUT_CAP, noneFound: NONE_FOUND };
}

function refuseUnordered(edges: Period[]): void {
  for (const [index, edge] of edges.entries()) {
    const before = edges[index - 1];
    if (before !== undefined && averageLength(before) >= averageLength(edge)) {
      throw new OracleRefusal('--buckets: each edge must be longer than the one before it');
    }
  }
}

function bucketsOf(ranged: RangedSearch[], edges: Period[], measure: Measure): OracleBucket[] {
  const counts = [...edges.map(() => 0), 0];
  for (const each of ranged) {
    const firstWithin = edges.findIndex((edge) => isWithin(edge, each.t, each[measure]));
    const bucket = firstWithin === -1 ? edges.length : firstWithin;
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  return counts.map((count, index) => {
    return {
      label: bucketLabel(edges[index - 1], edges[index]),
      upTo: edges[index]?.text ?? null,
      count,
      share: share(count, ranged.length),
    };
  });
}

function share(count: number, of: number): number | null {
  return of === 0 ? null : count / of;
}

/** Whole calendar days of the oldest image, nearest rank. */
function quantile(ranged: RangedSearch[], percent: number): number | null {
  const days = ranged
    .map((each) => Math.max(0, each.t.day - each.oldest.day))
    .sort((a, b) => a - b);
  const rank = Math.ceil((percent * days.length) / 100);
  return days[rank - 1] ?? null;
}

function beyond(ranged: RangedSearch[], retention: string): OracleAges['beyondRetention'] {
  const period = readPeriod(retention);
  const count = ranged.filter((each) => !isWithin(period, each.t, each.oldest)).length;
  return { retention: period.text, count, share: share(count, ranged.length) };
}

function retentionLines(ranged: RangedSearch[], options: AgesOptions): RetentionLine[] {
  const statesByPeriod = new Map<string, string[]>();
  const asked = options.at === undefined ? [] : readPeriods(options.at);
  for (const period of asked) statesByPeriod.set(period.text, []);
  for (const [period, states] of options.states === true ? STATES : []) {
    statesByPeriod.set(period, states);
  }
  return [...statesByPeriod].map(([text, states]) => {
    return { period: text, ...served(ranged, readPeriod(text)), states };
  });
}

function served(ranged: RangedSearch[], period: Period) {
  const counts = { fully: 0, partly: 0, notAtAll: 0 };
  for (const each of ranged) {
    if (isWithin(period, each.t, each.oldest)) counts.fully += 1;
    else if (isWithin(period, each.t, each.newest)) counts.partly += 1;
    else counts.notAtAll += 1;
  }
  return counts;
}

function viewedOf(noRange: OracleSearch[]): OracleAges['noRangeViewed'] {
  const viewed = { upTo50: 0, over50: 0, unknown: 0 };
  for (const search of noRange) {
    const text = trim(search.cells.resultsViewed ?? '');
    const isWholeNumber = /^(\d+|\d{1,3}(,\d{3})+)$/.test(text);
    if (!isWholeNumber) viewed.unknown += 1;
    else if (Number(text.replaceAll(',', '')) <= 50) viewed.upTo50 += 1;
    else viewed.over50 += 1;
  }
  return viewed;
}

function commonestWindows(ranged: RangedSearch[]): OracleAges['windows'] {
  const counts = new Map<number, number>();
  for (const { minutes } of ranged) {
    if (minutes !== null) counts.set(minutes, (counts.get(minutes) ?? 0) + 1);
  }
  return [...counts]
    .map(([minutes, count]) => ({ minutes, count }))
    .sort((a, b) => b.count - a.count || a.minutes - b.minutes)
    .slice(0, 10);
}
