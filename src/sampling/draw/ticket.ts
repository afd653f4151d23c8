import { byCodePoint } from '../../search.ts';
import { Sha256, type Sha256State } from '../../tables/sha256.ts';

/**
 * Tickets of Rivest's consistent sampling (R. L. Rivest, "Consistent Sampling with Replacement",
 * arXiv 1808.10016; ron-rivest/consistent_sampler): `hex(SHA-256(seed))` followed by the identity is
 * hashed with SHA-256; the decimal digits of that number, padded with zeros on the left to 64 and
 * reversed, stand behind "0.". The ticket of a search depends on the seed and on its identity, and
 * on nothing else: no row order, no other search.
 */

/** How the ticket method draws, in words that a stranger can follow. */
export const TICKET_SPECIFICATION =
  "Rivest's consistent sampling (arXiv 1808.10016), without replacement. seedHash is the SHA-256 of " +
  'the seed (UTF-8) as 64 lower-case hexadecimal digits. For each search, h is the SHA-256 of ' +
  'seedHash followed by the identity (UTF-8), read as a whole number; its decimal digits, padded ' +
  'with zeros on the left to at least 64, reversed, behind "0.", are the ticket. The searches with ' +
  'the smallest tickets (compared as text; ties by identity, in code-point order) are drawn, in ' +
  'ticket order; with strata, so in each of them.';

const DIGITS = 64;
/** Digits of a ticket that are known before it is written out. */
const HEAD = 1_000_000;

/** 2^(16·i) mod HEAD for the sixteen halves of a hash's words, the highest first. */
const POWERS = Float64Array.from({ length: 16 }, (_, i) =>
  Number(2n ** BigInt(16 * (15 - i)) % BigInt(HEAD)),
);

/** A number of up to three digits, read backwards: 120 → 21. */
const REVERSED = Uint16Array.from({ length: 1000 }, (_, n) =>
  Number(String(n).padStart(3, '0').split('').reverse().join('')),
);

/** The tickets under one seed; made for millions of them in a row. */
export class Tickets {
  /** The first six digits of the ticket last computed, as a number. */
  head = 0;
  /** Where SHA-256 stands behind the 64 digits of the seed's hash: every ticket goes on from there. */
  readonly seeded: Sha256State;
  readonly #sha = new Sha256();

  /** @param seed any text; never trimmed or read as a number */
  constructor(seed: string) {
    const sha = this.#sha;
    const text = Buffer.from(seed);
    sha.resume();
    sha.update(text, 0, text.length);
    sha.finish();
    // The 64 hexadecimal digits are one block, the same before every identity: hashed once.
    const seedHash = Buffer.from(sha.hex());
    sha.resume();
    sha.update(seedHash, 0, seedHash.length);
    this.seeded = sha.state();
  }

  /** Computes the ticket of the identity bytes[start, end), in UTF-8: its `head`, and `text()`. */
  take(bytes: Uint8Array, start: number, end: number): void {
    const sha = this.#sha;
    sha.hashFrom(this.seeded, bytes, start, end);
    const { words } = sha;
    let sum = 0;
    for (let i = 0; i < 8; i++) {
      const word = words[i]!;
      // Each product is under 2^16 · 10^6, so that the sum of all sixteen is exact.
      sum += (word >>> 16) * POWERS[2 * i]! + (word & 0xffff) * POWERS[2 * i + 1]!;
    }
    const last = sum - HEAD * Math.floor(sum / HEAD);
    this.head = REVERSED[last % 1000]! * 1000 + REVERSED[Math.floor(last / 1000)]!;
  }

  /** The ticket last computed, all of its digits. */
  text(): string {
    const digits = BigInt(`0x${this.#sha.hex()}`).toString().padStart(DIGITS, '0');
    return `0.${digits.split('').reverse().join('')}`;
  }
}

/** The ticket of one identity under a seed, such as `0.26299714122838…`. */
export function ticketOf(seed: string, identity: string): string {
  const tickets = new Tickets(seed);
  const bytes = Buffer.from(identity);
  tickets.take(bytes, 0, bytes.length);
  return tickets.text();
}

/** The first six digits of a ticket, as a number. */
export function headOf(ticket: string): number {
  return Number(ticket.slice(2, 8));
}

/** Order of the draw: tickets as text, ties by identity in code-point order. */
export function byTicket(
  a: { readonly ticket: string; readonly id: string },
  b: { readonly ticket: string; readonly id: string },
): number {
  if (a.ticket !== b.ticket) return a.ticket < b.ticket ? -1 : 1;
  return byCodePoint(a.id, b.id);
}
