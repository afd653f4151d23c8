import ipaddr from 'ipaddr.js';
import { trimmed } from './search.ts';

/** Network addresses, IPv4 and IPv6: the only place that knows the library that reads them. */

type Parsed = ipaddr.IPv4 | ipaddr.IPv6;

/** An address in its one spelling, and whether it is of a private or shared range. */
export interface NetworkAddress {
  readonly text: string;
  readonly isPrivate: boolean;
  readonly bytes: readonly number[];
}

/** Addresses that a table names, and what it calls them. */
export interface KnownNetwork {
  readonly label: string;
  readonly has: (address: NetworkAddress) => boolean;
}

/** Ranges that say nothing of where somebody was. */
const PRIVATE: ReadonlySet<string> = new Set([
  'private',
  'carrierGradeNat',
  'loopback',
  'linkLocal',
  'uniqueLocal',
  'unspecified',
]);

/** What stands around an address: brackets, a port, a zone of an interface. */
const BRACKETED = /^\[([0-9a-f:.]+)\](?::\d{1,5})?$/i;
const WITH_PORT = /^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/;

/** An address; undefined where a text is none. An IPv4 address within IPv6 is the IPv4 one. */
export function networkAddress(text: string): NetworkAddress | undefined {
  const parsed = parsedAddress(text);
  if (parsed === undefined) return undefined;
  return {
    text: parsed.toString(),
    isPrivate: PRIVATE.has(parsed.range()),
    bytes: parsed.toByteArray(),
  };
}

function parsedAddress(text: string): Parsed | undefined {
  const cell = trimmed(text);
  const plain = (BRACKETED.exec(cell) ?? WITH_PORT.exec(cell))?.[1] ?? cell.replace(/%\w+$/, '');
  // The library also reads 127.1 and 0x7f.0.0.1, which in a log are damage.
  const isOne = plain.includes(':')
    ? ipaddr.IPv6.isValid(plain)
    : ipaddr.IPv4.isValidFourPartDecimal(plain);
  return isOne ? ipaddr.process(plain) : undefined;
}

/** An address, a range `a - b` or a CIDR, and a label behind it; undefined where a text is none. */
export function knownNetwork(text: string, label = ''): KnownNetwork | undefined {
  const [, first = '', last, behind = ''] =
    /^([^\s,;–-]+)(?:\s*[–-]\s*([\da-f.:]*[.:][\da-f.:]*))?(?:[\s,;–-]+(.*))?$/is.exec(
      trimmed(text),
    ) ?? [];
  const has = last === undefined ? oneOrCidr(first) : between(first, last);
  if (has === undefined) return undefined;
  const named = trimmed(label) || trimmed(behind.replaceAll('"', ''));
  return { label: named || (last === undefined ? first : `${first}-${last}`), has };
}

function oneOrCidr(text: string): KnownNetwork['has'] | undefined {
  const [address = '', bits, more] = text.split('/');
  if (more !== undefined) return undefined;
  if (bits === undefined) return between(address, address);
  if (!/^\d{1,3}$/.test(bits)) return undefined;
  const of = networkAddress(address);
  const prefix = Number(bits);
  if (of === undefined || prefix > 8 * of.bytes.length) return undefined;
  return ({ bytes }) => bytes.length === of.bytes.length && sharesBits(bytes, of.bytes, prefix);
}

function sharesBits(a: readonly number[], b: readonly number[], prefix: number): boolean {
  for (let i = 0; i < a.length && 8 * i < prefix; i++) {
    const mask = 0xff & (0xff << Math.max(0, 8 * (i + 1) - prefix));
    if ((a[i]! & mask) !== (b[i]! & mask)) return false;
  }
  return true;
}

function between(from: string, to: string): KnownNetwork['has'] | undefined {
  const [first, last] = [networkAddress(from), networkAddress(to)];
  if (first === undefined || last === undefined) return undefined;
  if (first.bytes.length !== last.bytes.length || order(first.bytes, last.bytes) > 0) {
    return undefined;
  }
  return ({ bytes }) =>
    bytes.length === first.bytes.length &&
    order(first.bytes, bytes) <= 0 &&
    order(bytes, last.bytes) <= 0;
}

function order(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((byte, i) => byte !== b[i]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}
