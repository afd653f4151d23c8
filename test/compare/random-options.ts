import fc from 'fast-check';
import type { AgesOptions } from '../oracle/oracle-ages.ts';
import { LAYOUTS } from '../oracle/oracle-layouts.ts';
import type { OracleOptions } from '../oracle/oracle-log.ts';
import { AGENCY_NAMES, USER_NAMES } from './random-cells.ts';

/** The options of a case, as the oracle takes them; `argvOf` writes them for the program. */
export interface RandomOptions {
  log: OracleOptions;
  ages: AgesOptions;
}

const ZONES = [
  'UTC',
  'America/Los_Angeles',
  'America/Chicago',
  'Asia/Kolkata',
  'Europe/London',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Etc/GMT+12',
];
const DAYS = ['2023-01-06', '2024-08-31', '2025-01-05', '2025-01-06', '2025-03-09', '2025-11-02'];
const FIELDS_MAPPED = [
  'searchId',
  'searchedAt',
  'user',
  'agency',
  'plate',
  'windowStart',
  'windowEnd',
  'window',
  'caseNumber',
  'reason',
  'offense',
  'resultsViewed',
];
const BUCKETS = [
  '6mo,1y,2y',
  '30d',
  '1h,1d,1mo',
  '30min,12h,30d,6mo,1y',
  '1mo,31d',
  '30d,1mo',
  '23h,1d',
  '11mo,1y,25mo',
  ' 1d , 8d ',
  '2000y',
];
const BAD_BUCKETS = ['24h,1d', '12mo,1y', '1y,6mo', '0d', '1w', ''];
const PERIODS = ['3min', '90min', '12h', '1d', '30d', '1mo', '6mo', '365d', '1y', '12mo', '2y'];
const BAD_PERIODS = ['0mo', '1.5y', '-1d', '30 d', 'y'];

/** A value in some of the cases, undefined in the others. */
function sometimes<T>(weight: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof(
    { weight: 100 - weight, arbitrary: fc.constant(undefined) },
    { weight, arbitrary },
  );
}

const period = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom(...PERIODS) },
  { weight: 1, arbitrary: fc.constantFrom(...BAD_PERIODS) },
);
const day = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom(...DAYS) },
  { weight: 1, arbitrary: fc.constantFrom('2025-02-30', '1/5/2025', '1989-12-31', '2100-12-31') },
);

/** Two days, the earlier first for the most part. */
const daysOfPeriod = fc
  .tuple(sometimes(70, day), sometimes(70, day), fc.nat(20))
  .map(([from, to, swap]) => {
    const isReversed = from !== undefined && to !== undefined && from > to;
    return isReversed && swap > 0 ? { from: to, to: from } : { from, to };
  });

/** @param headers the headers of the case's logs, for `--map` */
export function randomOptions(headers: string[]): fc.Arbitrary<RandomOptions> {
  const mapped = fc.tuple(
    fc.oneof(
      { weight: 40, arbitrary: fc.constantFrom(...FIELDS_MAPPED) },
      { weight: 1, arbitrary: fc.constant('nosuch') },
    ),
    fc.oneof(
      { weight: 40, arbitrary: fc.constantFrom(...headers) },
      { weight: 1, arbitrary: fc.constantFrom('No Such Column', 'shift', '#') },
    ),
  );
  const log = fc.record({
    timeZone: sometimes(
      60,
      fc.oneof(
        { weight: 60, arbitrary: fc.constantFrom(...ZONES) },
        { weight: 1, arbitrary: fc.constantFrom('Mars/Olympus', '+02:00', '') },
      ),
    ),
    days: sometimes(30, daysOfPeriod),
    layout: sometimes(8, fc.constantFrom(...LAYOUTS)),
    map: sometimes(12, fc.array(mapped, { minLength: 1, maxLength: 2 })),
    users: sometimes(12, fc.array(fc.constantFrom(...USER_NAMES), { minLength: 1, maxLength: 3 })),
    agencies: sometimes(8, fc.array(fc.constantFrom(...AGENCY_NAMES), { minLength: 1 })),
    keepDuplicates: sometimes(15, fc.constant(true)),
  });
  const ages = fc.record({
    measure: sometimes(40, fc.constantFrom('oldest', 'newest', 'midpoint')),
    buckets: sometimes(
      50,
      fc.oneof(
        { weight: 15, arbitrary: fc.constantFrom(...BUCKETS) },
        { weight: 1, arbitrary: fc.constantFrom(...BAD_BUCKETS) },
      ),
    ),
    retention: sometimes(40, period),
    at: sometimes(
      40,
      fc.array(period, { minLength: 1, maxLength: 5 }).map((periods) => periods.join(',')),
    ),
    states: sometimes(20, fc.constant(true)),
    by: sometimes(60, fc.constantFrom('user', 'agency', 'offense', 'month')),
  });
  return fc.record({ log, ages }).map(({ log: { days = {}, ...others }, ages }) => {
    const mostGroups = mostGroupsOf(ages);
    return {
      log: given({ ...others, ...days }),
      ages: given({ ...ages, mostGroups }),
    } as RandomOptions;
  });
}

/** How many groups have a line of their own: told by another option, so that cases stay as they are. */
function mostGroupsOf({ by, retention }: { by?: unknown; retention?: string | undefined }) {
  return by === undefined || retention === undefined ? undefined : 1 + (retention.length % 3);
}

/** An object without its undefined values. */
function given(options: object): object {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

export function logArgv(options: OracleOptions): string[] {
  const { timeZone, from, to, layout, map = [], users = [], agencies = [] } = options;
  const one = (name: string, value: string | undefined): string[] =>
    value === undefined ? [] : [`${name}=${value}`];
  return [
    ...one('--tz', timeZone),
    ...one('--from', from),
    ...one('--to', to),
    ...one('--layout', layout),
    ...map.flatMap(([field, header]) => ['--map', `${field}=${header}`]),
    ...users.flatMap((user) => ['--user', user]),
    ...agencies.flatMap((agency) => ['--agency', agency]),
    ...(options.keepDuplicates === true ? ['--keep-duplicates'] : []),
  ];
}

export function agesArgv(options: AgesOptions): string[] {
  const { measure, buckets, retention, at, states, by, mostGroups } = options;
  const one = (name: string, value: string | undefined): string[] =>
    value === undefined ? [] : [`${name}=${value}`];
  return [
    ...one('--measure', measure),
    ...one('--buckets', buckets),
    ...one('--retention', retention),
    ...one('--at', at),
    ...(states === true ? ['--states'] : []),
    ...one('--by', by),
    ...one('--most-groups', mostGroups?.toString()),
  ];
}
