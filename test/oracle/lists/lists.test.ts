import { describe, expect, it } from 'vitest';
import { eventsOracle } from './events.ts';
import { followupOracle } from './followup.ts';
import { hotlistsOracle } from './hotlists.ts';

const DAY = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;

describe('hot lists', () => {
  const of = (...rows: string[]) =>
    hotlistsOracle({
      inventory: ['File Name,Date of Load,Source,Records,Status', ...rows, ''].join('\n'),
      retention: '2y',
      asOf: DAY('2019-06-30'),
    });

  it('of five and six years are three and four over', () => {
    const result = of(
      'five.csv,06-30-14,SO,12,Inactive',
      'six.csv,06-29-13,SO,7,Inactive',
      'old.csv,06-29-17,PD,1,Active',
      'new.csv,06-30-17,PD,1,Inactive',
      'none.csv,,PD,"1,000",Active',
      'empty.csv,01-01-10,PD,0,Inactive',
    );
    expect(result.list.map(({ finding, years, yearsOver }) => [finding, years, yearsOver])).toEqual(
      [
        ['inactivePastRetention', 5, 3],
        ['inactivePastRetention', 6, 4],
        ['activePastRetention', 2, 0],
        ['noDate', null, null],
        ['empty', 9, 7],
      ],
    );
    expect(result).toMatchObject({
      lists: 6,
      records: 1021,
      findings: { inactivePastRetention: 2, activePastRetention: 1, noDate: 1, empty: 1 },
      oldestBySource: [
        { source: 'PD', name: 'empty.csv', loadedAt: '2010-01-01' },
        { source: 'SO', name: 'six.csv', loadedAt: '2013-06-29' },
      ],
    });
  });

  it('are no list where the number of records is none', () => {
    expect(() => of('a.csv,06-30-14,SO,many,Active')).toThrow('1 bad rows');
  });
});

const EVENTS = 'Timestamp,User,Event Type,Entity Type,Entity Details,Event Id';

function events(
  ...rows: [time: string, user: string, event: string, entity: string, details: string][]
) {
  const lines = rows.map((row) => row.map((cell) => `"${cell}"`).join(','));
  return { name: 'e.csv', text: [EVENTS, ...lines.map((line) => `${line},id`), ''].join('\n') };
}

describe('events', () => {
  it('are counted by entity; accounts and shares are listed', () => {
    const file = events(
      ['2026-01-02T10:00:00Z', 'Boss', 'create', 'user', 'Name: j.doe\n'],
      ['2026-01-03T10:00:00Z', 'Boss', 'delete', 'user', 'Name: j.doe\n'],
      [
        '2026-01-04T10:00:00Z',
        'Boss',
        'create',
        'networkShare',
        'Network Name: N\nPermissions: Search, Alerts\nReceiving Organization: X PD\n',
      ],
    );
    const result = eventsOracle({ files: [file] });
    expect(result.byEntity).toEqual([
      { entity: 'networkShare', create: 1, update: 0, delete: 0 },
      { entity: 'user', create: 1, update: 0, delete: 1 },
    ]);
    expect(result.accounts[1]).toEqual({
      user: 'j.doe',
      event: 'delete',
      at: '2026-01-03T10:00:00+00:00',
      by: 'Boss',
      ordinal: 3,
      row: 4,
    });
    expect(result.shares).toMatchObject([{ organization: 'X PD', permissions: 'Search, Alerts' }]);
    expect(eventsOracle({ files: [file], from: DAY('2026-01-04') }).events).toBe(1);
  });

  it('count as often as in the file that has them most', () => {
    const row = ['2026-01-02T10:00:00Z', 'B', 'update', 'role', 'Name: r'] as const;
    const once = events([...row]);
    const twice = { ...events([...row], [...row]), name: 'f.csv' };
    expect(eventsOracle({ files: [once, twice] }).events).toBe(2);
  });

  it('of entries: the last one says whether they expire', () => {
    const entry = (time: string, event: string, plate: string, more: string) =>
      [time, 'B', event, 'Custom Hotlist Entry', `Hotlist Name: L\nLicense: ${plate}\n${more}`] as [
        string,
        string,
        string,
        string,
        string,
      ];
    const { hotListEntries } = eventsOracle({
      files: [
        events(
          entry('2026-01-01T10:00:00Z', 'create', 'A1', 'Expiry: never\nCase: 1\nReason: r'),
          entry('2026-01-02T10:00:00Z', 'create', 'A2', 'Expiry: never\nCase: \nReason: '),
          entry('2026-01-03T10:00:00Z', 'update', 'A2', 'Expiry: 2026-02-01T00:00:00Z'),
          entry('2026-01-04T10:00:00Z', 'create', 'A3', 'Expiry: never'),
          [
            '2026-01-05T10:00:00Z',
            'B',
            'delete',
            'Custom Hotlist Entry',
            'Hotlist Name: L\nDeleted Plates: A3',
          ],
        ),
      ],
    });
    const counts = { created: 3, neverExpiring: 1, withoutCase: 2 };
    expect(hotListEntries).toEqual({
      ...counts,
      withoutReason: 2,
      lists: [{ list: 'L', ...counts }],
    });
  });

  it('of an entry that expires by an event after the period', () => {
    const entry = (time: string, event: string, expiry: string) =>
      [
        time,
        'B',
        event,
        'Custom Hotlist Entry',
        `Hotlist Name: L\nLicense: A1\nExpiry: ${expiry}`,
      ] as [string, string, string, string, string];
    const file = events(
      entry('2026-01-05T10:00:00Z', 'create', 'never'),
      entry('2026-03-05T10:00:00Z', 'update', '2026-04-01T00:00:00Z'),
    );
    const january = { from: DAY('2026-01-01'), to: DAY('2026-01-31') };
    const { hotListEntries } = eventsOracle({ files: [file], ...january });
    expect(hotListEntries).toMatchObject({ created: 1, neverExpiring: 0 });
  });

  it('of reviews: gaps under 30 minutes, runs of ten at most 90 seconds apart', () => {
    const at = (second: number) =>
      new Date(Date.parse('2026-01-02T10:00:00Z') + second * 1000).toISOString();
    const closed = (second: number) =>
      [at(second), 'Lt', 'update', 'organizationAudit', 'Status: Needs Review -> Archived\n'] as [
        string,
        string,
        string,
        string,
        string,
      ];
    const run = Array.from({ length: 10 }, (_, i) => closed(i * 90));
    const apart = eventsOracle({ files: [events(...run, closed(9 * 90 + 1800))] });
    expect(apart.reviews).toEqual([
      {
        reviewer: 'Lt',
        closed: 11,
        medianSeconds: 90,
        runs: [{ from: '2026-01-02T10:00:00+00:00', closed: 10, seconds: 810 }],
      },
    ]);
    const slow = run.map(([, ...rest], i) => [at(i * 91), ...rest] as (typeof run)[number]);
    expect(eventsOracle({ files: [events(...slow)] }).reviews[0]?.runs).toEqual([]);
  });
});

describe('the follow-up of a report', () => {
  it('has the dates of report 2019-118 itself, of February 13, 2020: April and August, then February', () => {
    const { findings } = followupOracle({
      register: 'Finding,Reported at\nNo plan,2020-02-13\n',
      asOf: DAY('2020-08-13'),
    });
    expect(findings[0]?.milestones).toEqual([
      { after: '60d', date: '2020-04-13', state: 'past' },
      { after: '6mo', date: '2020-08-13', state: 'next' },
      { after: '1y', date: '2021-02-13', state: 'later' },
    ]);
    expect(findings[0]).toMatchObject({ status: 'pending', due: '2020-04-13', overdueDays: 122 });
  });
});
