/** An address as a number, and the kind that it is of. */
export interface Address {
  version: 4 | 6;
  number: bigint;
}

/** From one address to another, both included. */
export interface AddressRange {
  version: 4 | 6;
  first: bigint;
  last: bigint;
}

export function readAddress(text: string): Address | null {
  const trimmed = text.trim().toLowerCase();
  const four = readIpv4(trimmed);
  if (four !== null) return { version: 4, number: four };
  const six = readIpv6(trimmed);
  if (six === null) return null;
  // An IPv4 address in an IPv6 form is that IPv4 address.
  const mapped = six >> 32n === 0xffffn;
  return mapped ? { version: 4, number: six & 0xffff_ffffn } : { version: 6, number: six };
}

function readIpv4(text: string): bigint | null {
  const parts = text.split('.');
  if (parts.length !== 4) return null;
  let number = 0n;
  for (const part of parts) {
    if (!/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return null;
    number = number * 256n + BigInt(part);
  }
  return number;
}

function readIpv6(text: string): bigint | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [front, back] = halves.map(groupsOf);
  if (front === null || front === undefined || back === null) return null;
  if (back === undefined) return front.length === 8 ? numberOf(front) : null;
  const missing = 8 - front.length - back.length;
  if (missing < 1) return null;
  const zeros = Array.from({ length: missing }, () => 0n);
  return numberOf([...front, ...zeros, ...back]);
}

/** The groups of 16 bits; two of them where an IPv4 address stands at the end. */
function groupsOf(half: string): bigint[] | null {
  if (half === '') return [];
  const groups: bigint[] = [];
  const parts = half.split(':');
  for (const [at, part] of parts.entries()) {
    const four = at === parts.length - 1 ? readIpv4(part) : null;
    if (four !== null) groups.push(four >> 16n, four & 0xffffn);
    else if (/^[0-9a-f]{1,4}$/.test(part)) groups.push(BigInt(`0x${part}`));
    else return null;
  }
  return groups;
}

function numberOf(groups: bigint[]): bigint {
  return groups.reduce((number, group) => number * 65_536n + group, 0n);
}

/** An address, a CIDR block or a range `first-last`; null for anything else. */
export function readRange(text: string): AddressRange | null {
  const [base = '', bits] = text.split('/');
  if (bits !== undefined) return readBlock(base, bits.trim());
  const ends = text.split('-');
  const [first, last] = [readAddress(ends[0] ?? ''), readAddress(ends.at(-1) ?? '')];
  if (ends.length > 2 || first === null || last === null) return null;
  if (first.version !== last.version || first.number > last.number) return null;
  return { version: first.version, first: first.number, last: last.number };
}

function readBlock(base: string, bits: string): AddressRange | null {
  const address = readAddress(base);
  if (address === null || !/^\d{1,3}$/.test(bits)) return null;
  const width = address.version === 4 ? 32 : 128;
  if (Number(bits) > width) return null;
  const size = 2n ** BigInt(width - Number(bits));
  const first = (address.number / size) * size;
  return { version: address.version, first, last: first + size - 1n };
}

export function isIn({ version, number }: Address, range: AddressRange): boolean {
  return version === range.version && number >= range.first && number <= range.last;
}

/** Private ranges, and the shared one of carriers. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'].map(
  readRange,
);

export function isPrivate(address: Address): boolean {
  return PRIVATE.some((range) => range !== null && isIn(address, range));
}
