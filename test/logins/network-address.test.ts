import { describe, expect, test } from 'vitest';
import { knownNetwork, networkAddress } from '../../src/network-address.ts';

describe('an address', () => {
  test.each([
    ['203.0.113.9', '203.0.113.9'],
    [' 203.0.113.9 ', '203.0.113.9'],
    ['203.0.113.9:50432', '203.0.113.9'],
    ['2001:DB8:0:0::5', '2001:db8::5'],
    ['[2001:db8::5]:443', '2001:db8::5'],
    ['fe80::1%eth0', 'fe80::1'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
  ])('%j is %j', (text, address) => {
    expect(networkAddress(text)?.text).toBe(address);
  });

  test.each([
    '127.1',
    '0x7f.0.0.1',
    '203.0.113',
    '203.0.113.256',
    '010.0.0.1.2',
    '1234',
    'host',
    '',
    ':::',
  ])('%j is none', (text) => {
    expect(networkAddress(text)).toBeUndefined();
  });

  test.each([
    ['10.0.0.1', true],
    ['172.15.255.255', false],
    ['172.16.0.0', true],
    ['172.31.255.255', true],
    ['172.32.0.0', false],
    ['192.168.1.1', true],
    ['100.63.255.255', false],
    ['100.64.0.0', true],
    ['100.127.255.255', true],
    ['100.128.0.0', false],
    ['127.0.0.1', true],
    ['169.254.1.1', true],
    ['203.0.113.9', false],
    ['fc00::1', true],
    ['fe80::1', true],
    ['::1', true],
    ['2001:db8::1', false],
  ])('%s is private or shared: %s', (text, isPrivate) => {
    expect(networkAddress(text)?.isPrivate).toBe(isPrivate);
  });
});

describe('a known network', () => {
  const has = (network: string, address: string): boolean | undefined =>
    knownNetwork(network)?.has(networkAddress(address)!);

  test.each([
    ['203.0.113.0/24', '203.0.112.255', false],
    ['203.0.113.0/24', '203.0.113.0', true],
    ['203.0.113.0/24', '203.0.113.255', true],
    ['203.0.113.0/24', '203.0.114.0', false],
    ['203.0.113.128/25', '203.0.113.127', false],
    ['203.0.113.200/25', '203.0.113.128', true],
    ['0.0.0.0/0', '203.0.113.1', true],
    ['0.0.0.0/0', '2001:db8::1', false],
    ['203.0.113.9/32', '203.0.113.8', false],
    ['203.0.113.9', '203.0.113.9', true],
    ['203.0.113.9', '203.0.113.10', false],
    ['203.0.113.9-203.0.113.11', '203.0.113.8', false],
    ['203.0.113.9 - 203.0.113.11', '203.0.113.9', true],
    ['203.0.113.9 – 203.0.113.11', '203.0.113.11', true],
    ['203.0.113.9-203.0.113.11', '203.0.113.12', false],
    ['2001:db8::/33', '2001:db8:7fff::1', true],
    ['2001:db8::/33', '2001:db8:8000::1', false],
    ['2001:db8::5-2001:db8::7', '2001:db8::6', true],
  ])('%s has %s: %s', (network, address, expected) => {
    expect(has(network, address)).toBe(expected);
  });

  test.each([
    ['203.0.113.0/24 City hall', 'City hall'],
    ['203.0.113.0/24, City hall, annex', 'City hall, annex'],
    ['203.0.113.0/24;City hall', 'City hall'],
    ['203.0.113.0/24\tCity hall', 'City hall'],
    ['203.0.113.9 - City hall', 'City hall'],
    ['203.0.113.9-203.0.113.11 City hall', 'City hall'],
    ['203.0.113.0/24', '203.0.113.0/24'],
  ])('%j is called %j', (text, label) => {
    expect(knownNetwork(text)?.label).toBe(label);
  });

  test.each(
    ['203.0.113.0/33', '203.0.113.0/24/8', '203.0.113.0/x', '203.0.113.9-203.0.113.8'].concat([
      '203.0.113.9-2001:db8::1',
      'City hall',
      '',
    ]),
  )('%j is none', (text) => {
    expect(knownNetwork(text)).toBeUndefined();
  });
});
