import { createHash } from 'node:crypto';
import type { TicketSteps } from '../contract/workpaper.ts';

/** The steps from a seed and an identity to the ticket (product.md, section 5). */
export function ticketSteps(seed: string, id: string): TicketSteps {
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  const seedHash = sha256(seed);
  const hash = sha256(seedHash + id);
  const digits = BigInt(`0x${hash}`).toString().padStart(64, '0');
  return { id, seedHash, hash, ticket: `0.${[...digits].reverse().join('')}` };
}
