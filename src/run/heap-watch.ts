import { getHeapStatistics } from 'node:v8';
import { CannotBeDone } from '../errors.ts';
import { thousands } from '../report/words.ts';
import type { Io } from '../world/io.ts';

/** So much of what V8 may use for objects is in use where a reading ends: at its limit it ends the process. */
const FULL = 0.95;
const MIB = 1024 * 1024;

/**
 * Looks whether the objects of this thread come near the limit that V8 has for them.
 * @param rows that were read so far
 * @throws CannotBeDone
 */
export function checkHeap({ env }: Pick<Io, 'env'>, rows: number): void {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  // For tests: a small limit ends a small log.
  const most = Number(env.ALPR_AUDIT_HEAP_BYTES ?? limit);
  if (used < FULL * most) return;
  const mib = (bytes: number): string => `${thousands(Math.round(bytes / MIB))} MiB`;
  throw new CannotBeDone(
    `${thousands(rows)} rows fill the memory for objects (${mib(used)} of ${mib(most)}), and more follow: ` +
      'give fewer logs at once, leave out what --by names, or allow more: ' +
      `NODE_OPTIONS=--max-old-space-size=${Math.ceil((2 * most) / MIB)}`,
  );
}
