import { describe, expect, test } from 'vitest';
import { loginsOf } from '../../src/logins/login.ts';
import { loginsFound } from '../../src/logins/logins.ts';
import { knownNetwork } from '../../src/network-address.ts';
import { LOGIN_LOG } from '../../src/side-tables/systems/login-log.ts';
import { readTable } from '../../src/side-tables/table.ts';

const NETWORKS = ['203.0.113.0/24 A', '198.51.100.0/24 B', '10.9.0.0/16 VPN'].map(
  (line) => knownNetwork(line)!,
);

async function found(
  rows: readonly string[],
  header = 'at,user,ip,result',
  offsetOf: (instant: number) => number = () => 0,
) {
  const file = { name: 'l.csv', bytes: Buffer.from(`${[header, ...rows].join('\n')}\n`) };
  const { rows: read, fields } = await readTable(file, LOGIN_LOG, { placeholders: [] });
  const logins = loginsOf({ file: 'l.csv', rows: read, fields }, offsetOf, (text) => text === '');
  return loginsFound(logins, {
    from: null,
    to: null,
    networks: NETWORKS,
    has: (field) => fields.includes(field),
  });
}

/** Rows that are of no matter, so that no address stands on nearly all of them. */
const OTHERS = ['1', '2', '3', '4', '5', '6'].map(
  (at) => `2026-01-01 00:00,o${at},203.0.113.${at},ok`,
);

const at = (clock: string, user: string, ip: string, result = 'ok'): string =>
  `2026-03-01 ${clock},${user},${ip},${result}`;

describe('addresses', () => {
  test('are recognized, private or shared, not recognized, or not there', async () => {
    const result = await found([
      ...OTHERS,
      at('08:00', 'u', '192.0.2.1'),
      at('09:00', 'U', '192.0.2.1'),
      at('08:00', 'v', '192.0.2.1'),
      at('08:00', 'u', '10.0.0.1'),
      at('08:00', 'u', '10.9.0.1'),
      at('08:00', 'u', ''),
    ]);
    expect(result).toMatchObject({
      ...{ rows: 12, withoutAddress: 1, privateRange: 1, cannotTell: [] },
      recognized: { count: 7, share: 7 / 11 },
      unrecognized: [
        {
          ...{ network: '192.0.2.1', user: 'U', count: 2 },
          ...{ first: '2026-03-01T08:00:00', last: '2026-03-01T09:00:00' },
        },
        { network: '192.0.2.1', user: 'v', count: 1 },
      ],
    });
  });

  test('one on over 90% of the rows is a proxy, one on 90% is none', async () => {
    const rows = (of: number) => [
      ...Array.from({ length: of }, () => at('08:00', 'u', '203.0.113.9')),
      at('08:00', 'u', '192.0.2.1'),
    ];
    const { cannotTell, recognized } = await found(rows(9));
    expect([cannotTell, recognized]).toEqual([[], { count: 9, share: 0.9 }]);
    const proxy = await found(rows(10));
    expect(proxy).toMatchObject({
      cannotTell: ['proxy'],
      recognized: { count: 0, share: null },
      unrecognized: [],
    });
  });

  test('columns that say nothing cannot be told of, either', async () => {
    const rows = ['2026-03-01,,203.0.113.9,', '2026-03-02,,203.0.113.8,'];
    expect((await found(rows)).cannotTell).toEqual(['at', 'user', 'result']);
    const more = ['2026-03-01 08:00,u,203.0.113.7,', ',,203.0.113.6,0'];
    expect((await found([...rows, ...more])).cannotTell).toEqual([]);
  });

  test('columns that are not there cannot be told of', async () => {
    const rows = ['u,192.0.2.1', 'v,192.0.2.2'];
    expect((await found(rows, 'user,ip')).cannotTell).toEqual(['at', 'result']);
    expect((await found(['2026-01-01 08:00,', '2026-01-01 08:00,'], 'at,ip')).cannotTell).toEqual([
      'user',
      'result',
      'ip',
    ]);
  });
});

describe('two places', () => {
  const pairs = async (...rows: string[]) =>
    (await found([...OTHERS, ...rows])).twoPlaces.map(
      ({ user, from, to, minutes, row }) => `${user} ${from} ${to} ${minutes} ${row}`,
    );

  test('60 minutes apart, and a minute more', async () => {
    const a = at('08:00', 'u', '203.0.113.9');
    expect(await pairs(a, at('09:00', 'u', '198.51.100.9'))).toEqual(['u A B 60 9']);
    expect(await pairs(a, at('09:01', 'u', '198.51.100.9'))).toEqual([]);
  });

  test('of one label, of two users, and of a network that is not known: none', async () => {
    const a = at('08:00', 'u', '203.0.113.9');
    expect(await pairs(a, at('08:01', 'u', '203.0.113.77'))).toEqual([]);
    expect(await pairs(a, at('08:01', 'v', '198.51.100.9'))).toEqual([]);
    expect(await pairs(a, at('08:01', 'u', '192.0.2.9'))).toEqual([]);
  });

  test('rows in any order; a date alone is no time of day', async () => {
    const b = at('08:30', 'U', '198.51.100.9');
    expect(await pairs(b, at('08:00', 'u', '203.0.113.9'))).toEqual(['U A B 30 8']);
    expect(await pairs(b, '2026-03-01,u,203.0.113.9,ok')).toEqual([]);
  });
});

describe('failures', () => {
  const runs = async (...clocks: string[]) => {
    const rows = clocks.map((clock) => at(clock, 'u', '203.0.113.9', 'Login FAILED'));
    return (await found([...OTHERS, ...rows])).failures.map(({ count }) => count);
  };

  test('five within 10 minutes, and within 11', async () => {
    expect(await runs('08:00', '08:02', '08:04', '08:06', '08:10')).toEqual([5]);
    expect(await runs('08:00', '08:02', '08:04', '08:06', '08:11')).toEqual([]);
    expect(await runs('08:00', '08:02', '08:04', '08:06')).toEqual([]);
  });

  test('windows that share a failure are one', async () => {
    expect(
      await runs('08:00', '08:02', '08:04', '08:06', '08:08', '08:12', '09:00', '09:01'),
    ).toEqual([6]);
  });

  test.each([
    ...([
      'fail',
      'Failed',
      'access denied',
      'INVALID',
      'error 5',
      'Locked',
      '0',
      'false',
      'No',
    ] as const),
  ])('%j is one', async (result) => {
    const rows = Array.from({ length: 5 }, () => at('08:00', 'u', '203.0.113.9', result));
    expect((await found([...OTHERS, ...rows])).failures).toHaveLength(1);
  });

  test.each(['ok', 'Success', '1', 'yes', 'unlocked', 'note', '10', ''])(
    '%j is none',
    async (result) => {
      const rows = Array.from({ length: 5 }, () => at('08:00', 'u', '203.0.113.9', result));
      expect((await found([...OTHERS, ...rows])).failures).toEqual([]);
    },
  );
});

test('time between instants is theirs, though clocks are put back in it', async () => {
  const back = Date.parse('2026-11-01T09:00:00Z');
  const offsetOf = (instant: number): number => (instant < back ? -7 : -8) * 3_600_000;
  const places = async (from: string, to: string) => {
    const rows = [`${to},u,198.51.100.9,ok`, `${from},u,203.0.113.9,ok`];
    const { twoPlaces } = await found([...OTHERS, ...rows], undefined, offsetOf);
    return twoPlaces.map((each) => `${each.from} ${each.to} ${each.minutes}`);
  };
  expect(await places('2026-11-01T08:10:00Z', '2026-11-01T09:50:00Z')).toEqual([]);
  expect(await places('2026-11-01T08:30:00Z', '2026-11-01T09:10:00Z')).toEqual(['A B 40']);
  expect(await places('2026-11-01 01:30', '2026-11-01 01:50')).toEqual(['A B 20']);
  const failures = ['08:58', '08:59', '09:00', '09:01', '09:02'].map(
    (clock) => `2026-11-01T${clock}:00Z,u,203.0.113.9,denied`,
  );
  const result = await found([...OTHERS, ...failures], undefined, offsetOf);
  expect(result.failures.map(({ from, count }) => `${from} ${count}`)).toEqual([
    '2026-11-01T01:58:00-07:00 5',
  ]);
});
