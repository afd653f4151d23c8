import fc from 'fast-check';
import { TODAY } from './side-dates.ts';
import { csv } from './side-run.ts';

/** Networks that are known, and addresses at both of their ends and just outside. */
const KNOWN: { network: string; label: string; near: string[] }[] = [
  {
    network: '203.0.113.0/28',
    label: 'City Hall',
    near: ['203.0.113.0', '203.0.113.15', '203.0.113.16', '203.0.112.255'],
  },
  {
    network: '198.51.100.20-198.51.100.29',
    label: 'Substation, North',
    near: ['198.51.100.20', '198.51.100.29', '198.51.100.19', '198.51.100.30'],
  },
  { network: '192.0.2.7', label: 'Jail', near: ['192.0.2.7', '192.0.2.8'] },
  {
    network: '2001:db8::/126',
    label: 'Data center',
    near: ['2001:db8::', '2001:DB8:0:0::3', '2001:db8::4', '2001:db7:ffff:ffff::1'],
  },
  {
    network: '2001:db8:1::a-2001:db8:1::f',
    label: 'Vendor',
    near: ['2001:db8:1::a', '2001:db8:1:0:0:0:0:f', '2001:db8:1::9', '2001:db8:1::10'],
  },
  { network: '10.1.0.0/16', label: 'Tunnel', near: ['10.1.255.255', '10.2.0.0'] },
];

const PRIVATE = ['192.168.1.5', '172.16.0.1', '172.32.0.1', '100.64.0.1', '100.128.0.1', 'fd12::1'];

const address = fc.constantFrom(...KNOWN.flatMap(({ near }) => near), ...PRIVATE, '8.8.8.8');

const RESULTS = [
  'Success',
  'success',
  'ok',
  'Failed',
  'ACCESS DENIED',
  'invalid password',
  'no',
  '0',
];

export interface RandomLogin {
  at: string;
  user: string;
  ip: string;
  result: string;
}

/** Logins at some minutes of one day: an hour apart, ten minutes apart, and a minute more. */
const login: fc.Arbitrary<RandomLogin> = fc
  .record({
    minute: fc.constantFrom(480, 482, 485, 489, 490, 491, 540, 541, 550, 600, 601, 1000),
    user: fc.constantFrom('k.poe', 'K.POE', 'jdoe', 'asmith'),
    ip: address,
    result: fc.constantFrom(...RESULTS),
  })
  .map(({ minute, ...rest }) => {
    const at = new Date((TODAY * 1440 + minute) * 60_000).toISOString();
    return { ...rest, at: `${at.slice(0, 10)} ${at.slice(11, 19)}` };
  });

export interface RandomLogins {
  /** A log of logins, or a search log that has addresses. */
  form: 'logins' | 'searches';
  logins: RandomLogin[];
  known: string;
}

export const randomLogins: fc.Arbitrary<RandomLogins> = fc
  .record({
    logins: fc.array(login, { minLength: 1, maxLength: 20 }),
    /** One address on nearly all rows. */
    proxy: fc.option(address, { freq: 6 }),
    isProxy: fc.nat(5),
    known: fc.subarray(KNOWN, { minLength: 1 }),
    form: fc.constantFrom<RandomLogins['form'][]>('logins', 'logins', 'searches'),
    /** One user whose logins all fail. */
    fails: fc.nat(7),
    /** A column in which no row says anything. */
    empty: fc.constantFrom('', '', '', '', 'at', 'user', 'result'),
  })
  .map(({ logins, proxy, isProxy, known, form, empty, fails }) => {
    const all = logins.map((each, at) => ({
      ...each,
      ...(isProxy === 0 && proxy !== null && at > 0 && { ip: proxy }),
      ...(fails === 0 && { user: 'jdoe', result: 'Failed' }),
      ...(form === 'logins' && empty !== '' && { [empty]: '' }),
    }));
    return { form, logins: all, known: csv(known.map(({ network, label }) => [network, label])) };
  });

export function loginsText({ form, logins }: RandomLogins): string {
  if (form === 'searches') {
    const searches = logins.map(({ at, user, ip }) => [at, user, ip, 'theft']);
    return csv([['Search Time', 'User', 'IP Address', 'Reason'], ...searches]);
  }
  return csv([['at', 'user', 'ip', 'result'], ...logins.map((each) => rowOf(each))]);
}

function rowOf({ at, user, ip, result }: RandomLogin): string[] {
  return [at, user, ip, result];
}
