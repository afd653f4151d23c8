import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../cli/folder.ts';
import { DEFECTS, logsWith } from '../compare/random-defects.ts';
import { largeLogs, severalSmallLogs } from '../compare/random-logs.ts';
import { agesArgv, logArgv } from '../compare/random-options.ts';
import type { OracleFile } from '../oracle/oracle-log.ts';
import { AS_IT_CAME, IS_USUAL_SEED, TIMES } from '../random-runs.ts';
import { dealing, runInParts, runWhole } from './in-parts.ts';

/* However logs are dealt to reduces, merge says what a single reading says, to the byte. */

/** Logs, and what is asked of them. */
interface Asked {
  readonly files: readonly OracleFile[];
  readonly command: string;
  readonly read: readonly string[];
  readonly own: readonly string[];
}

/** What each command is asked beside its logs. */
const ASKED: readonly (readonly [command: string, ...own: string[]])[] = [
  ['inspect', '--json'],
  ['inspect'],
  ['validate', '--json', '--by=user,month', '--most-groups=3'],
  ['validate', '--json', '--by=user'],
  ['validate', '--json', '--by=file', '--law=CA', '--min-group=2'],
  ['validate', '--format=csv', '--fail-over=5'],
  ['ages', '--json'],
  ['ages', '--json', '--by=user', '--most-groups=2'],
  ['ages', '--json', '--by=reasonClass', '--states', '--measure=midpoint'],
  ['sample', '--json', '--size=3', '--by=agency', '--seed=1', '--spares=1'],
  ['sample', '--json', '--percent=40', '--by=file', '--seed=2', '--auditor=kim'],
];

const asked = fc.constantFrom(...ASKED);

const random = (logs: typeof severalSmallLogs): fc.Arbitrary<Asked> =>
  fc.tuple(logs, asked).map(([{ files, options }, [command, ...own]]) => ({
    ...{ files, command, read: logArgv(options.log) },
    own: command === 'ages' && own.length === 1 ? [...own, ...agesArgv(options.ages)] : own,
  }));

const defective: fc.Arbitrary<Asked> = fc
  .tuple(fc.constantFrom(...DEFECTS).chain(logsWith), asked)
  .map(([{ files, options }, [command, ...own]]) => ({
    ...{ files, command, own },
    read: logArgv(options),
  }));

const dealt = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.nat(1000), fc.boolean())
  .map(([reduces, seed, sorted]) => dealing(reduces, seed, sorted));

describe('logs in parts', () => {
  it.each([
    ['small ones of every layout that share searches', random(severalSmallLogs), 4],
    ['large ones', random(largeLogs), 1],
    ['ones with a defect each', defective, 3],
  ])('%s', async (_, logs, times) => {
    const codes: number[] = [];
    await fc.assert(
      fc.asyncProperty(logs, dealt, async ({ files, command, read, own }, deal) => {
        const names = files.map(({ name }) => name);
        fc.pre(!names.includes('-'));
        // Long logs are read twice.
        const env = deal.sorted ? { ALPR_AUDIT_AHEAD_BYTES: '1000' } : {};
        const world = {
          env,
          cwd: folderWith(Object.fromEntries(files.map((f) => [f.name, f.bytes]))),
        };
        const alone = await runWhole([command, ...read, ...own, '--', ...names], world);
        const parts = await runInParts(command, names, { read, own }, deal, world);
        // Of several logs that cannot be read another may be named.
        if (alone.code === 2) expect(parts.code).toBe(2);
        else expect(parts).toEqual(alone);
        codes.push(parts.code);
      }),
      { ...AS_IT_CAME, numRuns: times * TIMES },
    );
    if (!IS_USUAL_SEED) return;
    expect(codes.filter((code) => code !== 2).length).toBeGreaterThan(codes.length / 2);
  });
});
