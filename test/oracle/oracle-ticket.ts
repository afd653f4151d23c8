import { createHash } from 'node:crypto';
import { byCodePoint, OracleRefusal } from './oracle-refusal.ts';
import { remembered } from './oracle-remembered.ts';

/** Rivest's consistent sampling, as facts/sampling.md 1.1 writes it down. */

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

export function reversedDigits(text: string): string {
  return backwards(BigInt(`0x${sha256(text)}`));
}

/** The decimal digits read backwards; what has fewer than 64 is padded before. */
export function backwards(hash: bigint): string {
  return hash.toString(10).padStart(64, '0').split('').reverse().join('');
}

const hashOfSeed = remembered(sha256);

export function ticketOf(seed: string, identity: string): string {
  return `0.${reversedDigits(hashOfSeed(seed) + identity)}`;
}

/** The ticket of the next generation: only drawing with replacement needs it. */
export function nextTicket(ticket: string): string {
  const longer = `${ticket}0`;
  const prefix = longer.slice(0, firstNotNine(longer));
  for (let i = 1; ; i += 1) {
    const next = prefix + reversedDigits(`${ticket}:${i}`);
    if (next > longer) return next;
  }
}

/** A ticket as it is shown: leading nines are free. */
export function trimmed(ticket: string, digits: number): string {
  return ticket.slice(0, firstNotNine(ticket) + digits);
}

function firstNotNine(ticket: string): number {
  let at = '0.'.length;
  while (ticket[at] === '9') at += 1;
  return at;
}

/** A seed is taken as it stands; white space around it would be lost by somebody. */
export function checkedSeed(seed: string): string {
  if (seed === '') throw new OracleRefusal('the seed is empty');
  if (seed !== seed.trim()) throw new OracleRefusal('the seed has white space around it');
  return seed;
}

/** By the whole ticket, then by identity. */
export function inTicketOrder<T>(seed: string, all: T[], identityOf: (one: T) => string): T[] {
  return all
    .map((one) => ({ one, id: identityOf(one), ticket: ticketOf(seed, identityOf(one)) }))
    .sort((a, b) => byCodePoint(a.ticket, b.ticket) || byCodePoint(a.id, b.id))
    .map(({ one }) => one);
}
