import { describe, expect, it, test } from 'vitest';
import { lifeEvents } from '../../src/events/account-events.ts';
import { detailsOf, eventsOf } from '../../src/events/event.ts';
import { eventsFound } from '../../src/events/events.ts';
import { EVENT_LOG } from '../../src/side-tables/systems/event-log.ts';
import { readTable } from '../../src/side-tables/table.ts';

const HEADER = 'Timestamp,User,Event Type,Entity Type,Entity Details,Event Id';

type Row = readonly [at: string, by: string, type: string, entity: string, ...details: string[]];

function text(rows: readonly Row[]): string {
  const lines = rows.map(([at, by, type, entity, ...details]) =>
    [at, by, type, entity, details.join('\n'), '7'].map((cell) => `"${cell}"`).join(','),
  );
  return `${[HEADER, ...lines].join('\n')}\n`;
}

async function logOf(...files: (readonly Row[])[]) {
  return await logIn(() => 0, ...files);
}

async function logIn(offsetOf: (instant: number) => number, ...files: (readonly Row[])[]) {
  const read = files.map(async (rows, at) => {
    const file = { name: `${at}.csv`, bytes: Buffer.from(text(rows)) };
    const { rows: own } = await readTable(file, EVENT_LOG, { placeholders: ['n/a'] });
    return { file: file.name, rows: own };
  });
  return eventsOf(await Promise.all(read), offsetOf);
}

const NOTHING = new Set(['', 'n/a']);

async function found(rows: readonly Row[]) {
  const log = await logOf(rows);
  return eventsFound(log, { from: null, to: null }, (cell) => NOTHING.has(cell));
}

test('details are lines of a label and a value; what has no label goes on', () => {
  const details = detailsOf('Name: Jane\r\nReason: see: here\nand there\n\nEmpty:\nName: again');
  expect([...details]).toEqual([
    ['name', 'Jane'],
    ['reason', 'see: here\nand there'],
    ['empty', ''],
  ]);
});

describe('an event', () => {
  const row: Row = ['2026-01-01T00:00:00Z', 'a', 'create', 'user', 'Name: A'];

  it('counts as often as in the file that has it most', async () => {
    const { events, duplicates } = await logOf([row, row], [row], [row, row, row]);
    expect([events.length, duplicates]).toEqual([3, 3]);
  });

  it('is known by all of its cells, and not by its id', async () => {
    const other: Row = ['2026-01-01T00:00:01Z', 'a', 'create', 'user', 'Name: A'];
    expect((await logOf([row], [other])).events).toHaveLength(2);
  });

  it('without a time is outside of any period', async () => {
    const undated: Row = ['', 'a', 'create', 'user', 'Name: A'];
    const log = await logOf([row, undated]);
    const all = eventsFound(log, { from: null, to: null }, () => false);
    expect([all.events, all.undated]).toEqual([2, 1]);
    const day = 20_454;
    const own = eventsFound(log, { from: day, to: day }, () => false);
    expect([own.events, own.outsidePeriod]).toEqual([1, 1]);
    expect(eventsFound(log, { from: day + 1, to: null }, () => false).events).toBe(0);
    expect(eventsFound(log, { from: null, to: day - 1 }, () => false).events).toBe(0);
  });
});

describe('hot-list entries', () => {
  const entry = (at: string, type: string, ...details: string[]): Row =>
    [
      ...[`2026-01-01T00:00:${at}Z`, 'a', type, 'Custom Hotlist Entry', 'Hotlist Name: L'],
      ...details,
    ] as unknown as Row;

  test.each([
    ['never', [entry('01', 'create', 'License: 7ABC', 'Expiry: never')], 1],
    ['a date', [entry('01', 'create', 'License: 7ABC', 'Expiry: 2026-02-01')], 0],
    [
      'never, and then a date',
      [
        entry('01', 'create', 'License: 7ABC', 'Expiry: never'),
        entry('02', 'update', 'License: 7 abc', 'Expiry: 2026-02-01'),
      ],
      0,
    ],
    [
      'a date, and then never, the later first',
      [
        entry('02', 'update', 'License: 7ABC', 'Expiry: Never'),
        entry('01', 'create', 'License: 7ABC', 'Expiry: 2026-02-01'),
      ],
      1,
    ],
    [
      'never, and then deleted',
      [
        entry('01', 'create', 'License: 7ABC', 'Expiry: never'),
        entry('02', 'delete', 'Deleted Plates: 7XYZ, 7ABC'),
      ],
      0,
    ],
    [
      'two plates',
      [
        entry('01', 'create', 'License: 7ABC', 'Expiry: never'),
        entry('02', 'create', 'License: 7ABD', 'Expiry: never'),
      ],
      2,
    ],
  ])('that never expire: %s', async (_, rows, count) => {
    expect((await found(rows)).hotListEntries.neverExpiring).toBe(count);
  });

  it('that were only deleted in the period are none of it, whatever came later', async () => {
    const log = await logOf([
      entry('01', 'delete', 'Deleted Plates: 7ABC'),
      [
        '2026-03-01T00:00:00Z',
        'a',
        'create',
        'Custom Hotlist Entry',
        'Hotlist Name: L',
        'License: 7ABC',
        'Expiry: never',
      ] as unknown as Row,
    ]);
    const day = 20_454;
    const found = eventsFound(log, { from: day, to: day }, () => false);
    const { lists, ...all } = found.hotListEntries;
    expect(all).toEqual({ created: 0, neverExpiring: 0, withoutCase: 0, withoutReason: 0 });
    expect(lists).toMatchObject([{ list: 'L', neverExpiring: 0 }]);
  });

  it('without case or reason are those that were made so', async () => {
    const { hotListEntries } = await found([
      entry('01', 'create', 'License: 1', 'Case: n/a', 'Reason: r'),
      entry('02', 'create', 'License: 2', 'Case: 26-1'),
      entry('03', 'update', 'License: 3'),
    ]);
    expect(hotListEntries).toMatchObject({ created: 2, withoutCase: 1, withoutReason: 1 });
  });
});

describe('reviews', () => {
  const closing = (seconds: number, status = 'Needs Review -> Archived'): Row => [
    new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString(),
    ...(['r', 'update', 'organizationAudit', `Status: ${status}`] as const),
  ];
  const every = (count: number, seconds: number) =>
    Array.from({ length: count }, (_, at) => closing(at * seconds));

  test('a run is ten closings, each at most 90 seconds after the last', async () => {
    const runs = async (rows: readonly Row[]) => (await found(rows)).reviews[0]?.runs;
    expect(await runs(every(10, 90))).toEqual([
      { from: '2026-01-01T00:00:00Z', closed: 10, seconds: 810 },
    ]);
    expect(await runs(every(9, 90))).toEqual([]);
    expect(await runs(every(10, 91))).toEqual([]);
  });

  test('the median is of closings less than 30 minutes apart', async () => {
    const median = async (...seconds: number[]) =>
      (await found(seconds.map((each) => closing(each)))).reviews[0]?.medianSeconds;
    expect(await median(0, 1799)).toBe(1799);
    expect(await median(0, 1800)).toBeNull();
    expect(await median(0, 10, 30)).toBe(15);
  });

  test('only what was archived from review is closed', async () => {
    const { reviews } = await found([
      closing(0),
      closing(1, 'Archived -> Needs Review'),
      closing(2, 'needs review->archived'),
    ]);
    expect(reviews).toMatchObject([{ reviewer: 'r', closed: 2 }]);
  });
});

test('only creations and deletions of accounts are evidence, of whom they concern', async () => {
  const log = await logOf([
    ['2026-01-03T00:00:00Z', 'admin', 'delete', 'user', 'Name: Jane'],
    ['2026-01-01T00:00:00Z', 'admin', 'create', 'User', 'Name: Jane', 'User Email: j@x.gov'],
    ['2026-01-02T00:00:00Z', 'admin', 'update', 'user', 'Reset User: Jane'],
    ['2026-01-02T00:00:00Z', 'admin', 'create', 'role', 'Name: Jane'],
    ['', 'admin', 'create', 'user', 'Name: Bob'],
  ]);
  expect(lifeEvents(log)).toEqual([
    { event: 'create', users: ['Jane', 'j@x.gov'], day: 20_454, order: 0 },
    { event: 'delete', users: ['Jane'], day: 20_456, order: 3 },
  ]);
});

test('closings are as far apart as their instants, though clocks are put back between them', async () => {
  const back = Date.parse('2026-11-01T09:00:00Z');
  const closed = (at: string): Row => [
    ...([at, 'r', 'update', 'organizationAudit'] as const),
    'Status: Needs Review -> Archived',
  ];
  const rows = ['2026-11-01T09:00:30Z', '2026-11-01T08:59:30Z'].map(closed);
  const log = await logIn((instant) => (instant < back ? -7 : -8) * 3_600_000, rows);
  const { reviews } = eventsFound(log, { from: null, to: null }, () => false);
  expect(reviews).toMatchObject([{ closed: 2, medianSeconds: 60 }]);
});
