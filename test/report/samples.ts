import type { AgesResult, AgesSettings } from '../../src/contract/ages.ts';
import type { LogFacts } from '../../src/contract/document.ts';
import type { InspectResult } from '../../src/contract/inspect.ts';
import type { FIELDS } from '../../src/search.ts';

/** A year of a city like Fresno: the report's 850 searches with a range among 1,160. */
export const FACTS: LogFacts = {
  inputs: [
    {
      file: 'fresno-2019.csv',
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      bytes: 212_480,
      layout: 'vigilant',
      encoding: 'utf-8',
      delimiter: ',',
      rows: 1188,
    },
  ],
  population: {
    rows: 1188,
    searches: 1160,
    duplicates: 20,
    identicalRowsKept: 4,
    malformed: 3,
    outsidePeriod: 5,
    undated: 1,
    filteredOut: 0,
    headersRepeated: 2,
    blankRows: 1,
    preambleRows: 4,
    footerRows: 3,
    otherRows: 0,
    shiftedRows: 0,
    first: '2019-01-27T08:02:11-08:00',
    last: '2019-09-30T17:20:05-07:00',
    users: 57,
    agencies: 1,
  },
  settings: {
    timeZone: 'America/Los_Angeles',
    from: '2019-01-27',
    to: '2019-09-30',
    users: [],
    agencies: [],
    agencyOf: [],
    layout: null,
    columns: [],
    headerRow: null,
    sheet: null,
    encoding: null,
    dayFirst: null,
    keepDuplicates: false,
    noId: false,
    strict: false,
    controlTotal: null,
  },
  notes: [],
  withoutWindows: [],
  unmatched: '',
  withoutAgency: { searches: 0, logs: 0 },
  undatedIn: [],
  zonesNotUsed: [],
  notFound: [],
  warnings: [
    {
      code: 'missing-days',
      message: '3 days inside the period have no search; the median of all days is 6.',
    },
  ],
};

export const AGES_SETTINGS: AgesSettings = {
  measure: 'oldest',
  buckets: ['6mo', '1y', '2y'],
  retention: '1y',
  at: ['30d', '60d', '6mo', '1y'],
  states: false,
  by: null,
};

/** Buckets by default edges, with the counts given and their shares. */
export function buckets(counts: readonly [number, number, number, number]) {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const edges = [
    ['0–6 months', '6mo'],
    ['6 months–1 year', '1y'],
    ['1–2 years', '2y'],
    ['over 2 years', null],
  ] as const;
  return edges.map(([label, upTo], index) => {
    const count = counts[index] ?? 0;
    return { label, upTo, count, share: total === 0 ? null : count / total };
  });
}

export const FRESNO: AgesResult = {
  measure: 'oldest',
  buckets: buckets([782, 51, 9, 8]),
  ranged: 850,
  setAside: {
    undated: 0,
    absentRange: 0,
    noRange: 300,
    withheldRange: 0,
    unreadableRange: 6,
    noStart: 0,
    reversed: 1,
    startsAfterSearch: 3,
  },
  noRangeViewed: { upTo50: 251, over50: 40, unknown: 9 },
  endsAfterSearch: 118,
  byMeasure: { oldest: [782, 51, 9, 8], newest: [831, 12, 4, 3], midpoint: [804, 34, 7, 5] },
  quantiles: { p50: 30, p90: 170, p95: 301, p99: 701 },
  beyondRetention: { retention: '1y', count: 17, share: 17 / 850 },
  retention: [
    { period: '30d', fully: 461, partly: 358, notAtAll: 31, states: [] },
    { period: '60d', fully: 590, partly: 236, notAtAll: 24, states: [] },
    { period: '6mo', fully: 782, partly: 49, notAtAll: 19, states: [] },
    { period: '1y', fully: 833, partly: 10, notAtAll: 7, states: [] },
  ],
  windows: [
    { minutes: 43_200, count: 310 },
    { minutes: 10_080, count: 122 },
    { minutes: 1440, count: 97 },
    { minutes: 61, count: 4 },
    { minutes: 0, count: 2 },
  ],
  groups: [],
};

export const NO_RANGES: AgesResult = {
  ...FRESNO,
  buckets: buckets([0, 0, 0, 0]),
  ranged: 0,
  setAside: {
    ...FRESNO.setAside,
    noRange: 1160,
    unreadableRange: 0,
    reversed: 0,
    startsAfterSearch: 0,
  },
  noRangeViewed: { upTo50: 0, over50: 0, unknown: 1160 },
  endsAfterSearch: 0,
  byMeasure: { oldest: [0, 0, 0, 0], newest: [0, 0, 0, 0], midpoint: [0, 0, 0, 0] },
  quantiles: { p50: null, p90: null, p95: null, p99: null },
  beyondRetention: { retention: '1y', count: 0, share: null },
  retention: [],
  windows: [],
};

const six = (value: number, blank: number, placeholder = 0, withheld = 0, absent = 0) => ({
  value,
  blank,
  placeholder,
  withheld,
  damaged: 0,
  absent,
});
const two = (value: number, blank: number, absent = 0) => ({ value, blank, absent });

export const INSPECTED: InspectResult = {
  files: [
    {
      file: 'fresno-2019.csv',
      layout: 'vigilant',
      columns: [
        { field: 'searchedAt', header: 'Date/Time' },
        { field: 'user', header: 'User Name' },
        { field: 'plate', header: 'License Plate' },
        { field: 'window', header: 'Query Parameters' },
        { field: 'caseNumber', header: 'Case Number' },
        { field: 'reason', header: 'Reason Code' },
        { field: 'resultsViewed', header: 'Records Viewed' },
      ],
      unmatched: ['Agency ORI', 'Comment'],
      sheets: null,
      sheetsPassedOver: null,
      headerLine: 5,
      rows: 1188,
      otherRows: { count: 0, lines: [] },
      first: '2019-01-27T08:02:11-08:00',
      last: '2019-09-30T17:20:05-07:00',
    },
  ],
  fields: {
    searchId: six(0, 0, 0, 0, 1160),
    searchedAt: two(1160, 0),
    user: six(1160, 0),
    agency: two(0, 0, 1160),
    plate: six(1102, 3, 0, 55),
    plateState: two(0, 0, 1160),
    windowStart: six(0, 0, 0, 0, 1160),
    windowEnd: six(0, 0, 0, 0, 1160),
    window: six(860, 300),
    caseNumber: six(391, 766, 3),
    reason: six(402, 745, 13),
    offense: two(0, 0, 1160),
    resultsViewed: two(1151, 9),
    networks: two(0, 0, 1160),
    devices: two(0, 0, 1160),
    searchType: two(0, 0, 1160),
    ipAddress: two(0, 0, 1160),
  } satisfies Record<(typeof FIELDS)[number], unknown>,
};

/** A text with one of each thing that must never reach a terminal or a spreadsheet. */
export const HOSTILE =
  '=\x1B]52;c;cm0gLXJm\x07\x9B31m\u202Etxt.exe\u2066\u200B\uFEFF\u061C\uD800\r\nReal|<b>*x*\u2028';
