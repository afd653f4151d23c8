import { createHmac } from 'node:crypto';
import { barePlate, isWildcard } from './oracle-flags-searches.ts';
import { OracleRefusal } from './oracle-refusal.ts';
import { fold, isEmpty } from './oracle-white-space.ts';

/** A list of plates, one a line: plain, or with a key as HMAC-SHA-256 in 64 hex digits. */
export function watchList(text: string, key: Uint8Array | undefined): (plate: string) => boolean {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => !isEmpty(line));
  if (key === undefined) {
    const plates = lines.filter((line) => !isWildcard(line)).map(barePlate);
    return (plate) => plates.includes(plate);
  }
  const hashes = lines.map(fold);
  if (hashes.some((hash) => !/^[0-9a-f]{64}$/.test(hash))) {
    throw new OracleRefusal('a line of the watch list is no HMAC');
  }
  return (plate) => hashes.includes(hmacOfPlate(plate, key));
}

/** Of a plate in capitals without spaces and hyphens. */
export function hmacOfPlate(plate: string, key: Uint8Array): string {
  const written = barePlate(plate).toUpperCase();
  return createHmac('sha256', withoutLastLineEnd(key)).update(written, 'utf8').digest('hex');
}

function withoutLastLineEnd(key: Uint8Array): Uint8Array {
  const [last, before] = [key.at(-1), key.at(-2)];
  if (last !== 0x0a) return last === 0x0d ? key.slice(0, -1) : key;
  return key.slice(0, before === 0x0d ? -2 : -1);
}
