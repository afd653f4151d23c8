import { describe, expect, it } from 'vitest';
import { isIn, isPrivate, readAddress, readRange } from './addresses.ts';
import { loginOf, loginsOracle } from './logins.ts';

describe('addresses', () => {
  it.each([
    ['203.0.113.7', 3405803783n],
    ['0.0.0.0', 0n],
    ['255.255.255.255', 2n ** 32n - 1n],
    ['::', 0n],
    ['::1', 1n],
    ['2001:db8::1', 0x20010db8n * 2n ** 96n + 1n],
    ['2001:DB8:0:0:0:0:0:1', 0x20010db8n * 2n ** 96n + 1n],
    ['64:ff9b::1.2.3.4', 0x64ff9bn * 2n ** 96n + 0x01020304n],
    ['1:2:3:4:5:6:7::', 0x0001_0002_0003_0004_0005_0006_0007_0000n],
  ])('%s is %s', (text, number) => {
    expect(readAddress(text)?.number).toBe(number);
  });

  it.each(['', '1.2.3', '256.1.1.1', '01.2.3.4', '1:2:3', '::1::', 'g::1', '1:2:3:4:5:6:7:8:9'])(
    '%j is none',
    (text) => {
      expect(readAddress(text)).toBeNull();
    },
  );

  it.each([
    ['203.0.113.0/24', '203.0.113.255', true],
    ['203.0.113.0/24', '203.0.114.0', false],
    ['203.0.113.77/24', '203.0.113.0', true],
    ['203.0.113.8/32', '203.0.113.9', false],
    ['0.0.0.0/0', '255.255.255.255', true],
    ['0.0.0.0/0', '::1', false],
    ['203.0.113.5-203.0.113.9', '203.0.113.9', true],
    ['203.0.113.5 - 203.0.113.9', '203.0.113.10', false],
    ['2001:db8::/32', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff', true],
    ['2001:db8::/32', '2001:db9::', false],
    ['2001:db8::a-2001:db8::f', '2001:db8::c', true],
    ['2001:db8::1', '2001:db8:0::1', true],
  ])('of %s %s is in it: %s', (range, address, is) => {
    expect(isIn(readAddress(address)!, readRange(range)!)).toBe(is);
  });

  it.each(['203.0.113.0/33', '2001:db8::/129', '2.0.0.0-1.0.0.0', '1.1.1.1-::1', 'x/8'])(
    '%s is no range',
    (text) => {
      expect(readRange(text)).toBeNull();
    },
  );

  it.each([
    ['10.0.0.1', true],
    ['172.31.255.255', true],
    ['172.32.0.0', false],
    ['100.64.0.1', true],
    ['100.128.0.0', false],
    ['192.168.1.1', true],
    ['fd00::1', true],
    ['8.8.8.8', false],
  ])('%s is private: %s', (text, is) => {
    expect(isPrivate(readAddress(text)!)).toBe(is);
  });
});

describe('logins', () => {
  const login = (at: string, user: string, ip: string, result = 'ok') =>
    loginOf({ at: `2026-01-02 ${at}`, user, ip, result });
  const KNOWN = '203.0.113.0/24,Hall\n2001:db8::/32,Station\n';

  it('are from recognized networks, private ones, or others', () => {
    const result = loginsOracle(
      [
        login('10:00', 'A', '203.0.113.1'),
        login('10:00', 'B', '10.0.0.1'),
        login('11:00', 'a', '198.51.100.1'),
        login('10:30', 'A', '198.51.100.1'),
      ],
      KNOWN,
    );
    expect(result).toMatchObject({
      rows: 4,
      recognized: { count: 1, share: 0.25 },
      privateRange: 1,
    });
    const [first, last] = ['2026-01-02T10:30:00', '2026-01-02T11:00:00'];
    expect(result.unrecognized).toEqual([
      { network: '198.51.100.1', user: 'A', first, last, count: 2 },
    ]);
  });

  it.each([
    ['11:00', ['a']],
    ['11:01', []],
  ])('of one user under two labels until %s: %j', (at, users) => {
    const logins = [login('10:00', 'a', '203.0.113.1'), login(at, 'A', '2001:db8::1')];
    expect(loginsOracle(logins, KNOWN).twoPlaces).toEqual(users);
  });

  it.each([
    ['10:10', ['a']],
    ['10:11', []],
  ])('that fail five times until %s: %j', (at, users) => {
    const times = ['10:00', '10:01', '10:02', '10:03', at];
    const logins = times.map((time, i) => {
      return login(time, 'a', '203.0.113.1', ['Failed', 'no', '0', 'access denied', 'LOCKED'][i]);
    });
    expect(loginsOracle(logins, KNOWN).failures).toEqual(users);
  });

  it('of one address on over 90 % of rows tell nothing', () => {
    const many = (count: number) => [
      ...Array.from({ length: count }, () => login('10:00', 'a', '203.0.113.1')),
      login('10:00', 'b', '203.0.113.2'),
    ];
    expect(loginsOracle(many(9), KNOWN).isProxy).toBe(false);
    expect(loginsOracle(many(10), KNOWN).isProxy).toBe(true);
  });
});
