import { createHmac } from 'node:crypto';

/** Crockford's base32: no I, L, O and U, which are misread. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * How many letters the codes of a kind have, five bits each. Among n texts the chance that two get
 * one code is about n²/2^(5·length+1): for 10,000 users 5 in 100,000, for ten million searches too.
 */
const LENGTH = { user: 8, agency: 8, search: 12, group: 8 } as const;

export type CodeKind = keyof typeof LENGTH;

/**
 * The code that stands for a text: `user-7K3M9QXB`. It is HMAC-SHA-256 of the kind and the text
 * (joined by U+001F) under a secret key, five bits of each of its first bytes. Without the key nobody
 * can tell whose it is. A plain hash could be reversed: who has the roster hashes every name on it
 * and compares.
 */
export function keyedCode(key: string | Uint8Array, kind: CodeKind, text: string): string {
  const mac = createHmac('sha256', key).update(`${kind}\u001f${text}`).digest();
  const letters = Array.from(mac.subarray(0, LENGTH[kind]), (byte) => LETTERS[byte & 31]);
  return `${kind}-${letters.join('')}`;
}
