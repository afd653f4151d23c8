/* What the README of the cases in ../shared says is right, as a table. */

/** A log in which nothing is wrong: 24 searches, dated 1 to 24 March, all adequate and ranged. */
export const RIGHT = {
  rows: 24,
  searches: 24,
  first: '2025-03-01T08:00:00',
  last: '2025-03-24T11:23:00',
  users: 5,
  aside: {},
  codes: [] as string[],
  inadequate: 0,
  bothBlank: 0,
  caseNumber: { ok: 24 } as Record<string, number>,
  reason: { ok: 24 } as Record<string, number>,
  ranged: 24,
  setAside: {} as Record<string, number>,
};
type Account = typeof RIGHT;

const NOT_RANGED = { ranged: 0, setAside: { absentRange: 24 } };
const FLOCK = { first: '2025-01-01T09:00:00+00:00', last: '2025-01-24T09:23:00+00:00' };

/** How each case differs from a log in which nothing is wrong. */
export const READ: [name: string, differs: Partial<Account>][] = [
  ['a1-ids-scientific.csv', { codes: ['damaged-cells 2'] }],
  ['a2-ids-null-marker.csv', {}],
  ['a4-id-is-badge.csv', { codes: ['id-repeats'], ...NOT_RANGED }],
  ['b1-total-row.csv', { aside: { otherRows: 1 }, codes: ['other-rows 26'] }],
  ['b2-group-rows.csv', { users: 3, aside: { otherRows: 6 }, codes: ['other-rows 2'] }],
  [
    // Rows of full length end in empty cells here: the short ones are damage, and said so first.
    'c1-trailing-cells-dropped.csv',
    {
      rows: 60,
      searches: 30,
      last: '2025-03-28T15:27:00',
      aside: { malformed: 30 },
      codes: ['many-malformed'],
      inadequate: 10,
      bothBlank: 10,
      caseNumber: { blank: 10, ok: 20 },
      reason: { blank: 10, ok: 20 },
      ranged: 30,
    },
  ],
  ['c2-row-names.csv', { codes: ['row-names'] }],
  [
    'd1-missing-closing-quote.csv',
    {
      rows: 10,
      searches: 10,
      codes: ['swallowed-rows'],
      caseNumber: { ok: 10 },
      reason: { ok: 10 },
      ranged: 10,
    },
  ],
  ['d3-space-before-quote.csv', {}],
  [
    'e1-formulas-without-results.xlsx',
    { codes: ['damaged-cells 2'], caseNumber: { damaged: 24 }, reason: { damaged: 24 } },
  ],
  ['e3-all-and-halves-no-id.xlsx', { rows: 48, aside: { duplicates: 24, headersRepeated: 2 } }],
  ['e5-date-cell-and-time-cell.xlsx', {}],
  ['e6-merged-user-cells.xlsx', { users: 4 }],
  [
    'e7-half-converted-dates.xlsx',
    {
      first: '2025-01-03T09:00:00',
      last: '2025-12-03T09:11:00',
      codes: ['mixed-dates'],
      ranged: 0,
      setAside: { noRange: 24 },
    },
  ],
  ['e9-hidden-rows.xlsx', { codes: ['hidden-rows 3'] }],
  ['f2-24-hours-with-pm.csv', {}],
  ['f3-am-pm-in-its-own-column.csv', NOT_RANGED],
  [
    'f6-vigilant-manual-times.csv',
    {
      first: '2025-03-01T15:00:00+00:00',
      last: '2025-03-24T18:23:00+00:00',
      aside: { preambleRows: 2 },
      codes: ['unverified-layout', 'zone-assumed'],
    },
  ],
  [
    'f7-report-parameters-as-range.csv',
    {
      rows: 60,
      searches: 60,
      last: '2025-03-28T15:27:00',
      codes: ['constant-range'],
      caseNumber: { ok: 60 },
      reason: { ok: 60 },
      ranged: 0,
      setAside: { noRange: 60 },
    },
  ],
  ['g1-excel-safe-guards.csv', { inadequate: 4, caseNumber: { blank: 4, ok: 20 } }],
  ['h1-other-redaction-marks.csv', { caseNumber: { withheld: 24 }, reason: { withheld: 24 } }],
  [
    'h2-words-for-nothing.csv',
    {
      codes: ['damaged-cells 6'],
      inadequate: 22,
      caseNumber: { damaged: 2, placeholder: 22 },
      reason: { damaged: 2, placeholder: 22 },
    },
  ],
  [
    'h3-case-numbers-excel-ate.csv',
    {
      codes: ['damaged-cells 4', 'rewritten-numbers 2'],
      caseNumber: { withheld: 4, damaged: 8, ok: 12 },
    },
  ],
  [
    'i1-rows-shifted-right.csv',
    {
      ...FLOCK,
      last: '2025-01-12T09:11:00+00:00',
      searches: 12,
      aside: { malformed: 12, shiftedRows: 12 },
      codes: ['many-malformed', 'shifted-rows 26', 'zone-assumed'],
      caseNumber: { ok: 12 },
      reason: { ok: 12 },
      ranged: 12,
    },
  ],
  [
    'i4-verdict-under-search-time.csv',
    {
      ...FLOCK,
      aside: { undated: 3 },
      codes: ['undated 12', 'zone-assumed'],
      ranged: 21,
      setAside: { undated: 3 },
    },
  ],
  [
    'j1-filled-column-loses-to-empty-one.csv',
    { codes: ['column-by-fill', 'column-by-fill'], ...NOT_RANGED },
  ],
  ['j2-header-with-a-note.csv', {}],
  ['m1-original.csv', {}],
];
