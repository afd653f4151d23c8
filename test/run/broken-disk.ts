import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/* A disk that fails, or a machine that stops, at one step of what is written. */

/** All steps that change what is on a disk. */
const STEPS = [
  ...['renameSync', 'mkdirSync', 'writeFileSync', 'fsyncSync', 'closeSync', 'chmodSync'],
  ...['rmSync', 'rmdirSync', 'chownSync', 'openSync', 'linkSync', 'copyFileSync'],
] as const;

/** What becomes of a step: it fails, as a full disk has it; or no step is done from it on. */
export type Fault = 'fails' | 'is the last';

/**
 * Does some work on a disk on which the nth step, from 1, is faulty.
 * @returns how many steps there were, as far as they were asked for
 */
export async function onBrokenDisk(
  nth: number,
  fault: Fault,
  work: () => Promise<void>,
): Promise<number> {
  let count = 0;
  const written = new Set<unknown>();
  const whole = STEPS.map((name) => [name, Reflect.get(fs, name)] as const);
  for (const [name, step] of whole) {
    const broken = (...given: unknown[]): unknown => {
      const isOfLog =
        (name === 'openSync' && !String(given[1]).startsWith('w')) ||
        (name === 'closeSync' && !written.has(given[0]));
      if (!isOfLog) count++;
      const isFaulty = fault === 'fails' ? count === nth : nth > 0 && count >= nth;
      if (isOfLog || !isFaulty) {
        const done: unknown = Reflect.apply(step, fs, given);
        if (name === 'openSync' && !isOfLog) written.add(done);
        return done;
      }
      // Of a text, a part is written.
      if (name === 'writeFileSync') fs.writeSync(Number(given[0]), String(given[1]).slice(0, 7));
      const message = `ENOSPC: no space left on device, ${name}`;
      throw Object.assign(new Error(message), { code: 'ENOSPC' });
    };
    Object.assign(fs, { [name]: broken });
  }
  syncBuiltinESMExports();
  try {
    await work();
  } finally {
    Object.assign(fs, Object.fromEntries(whole));
    syncBuiltinESMExports();
  }
  return count;
}
