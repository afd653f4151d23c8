import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../cli/folder.ts';
import { severalSmallLogs } from '../compare/random-logs.ts';
import { agesArgv, logArgv } from '../compare/random-options.ts';
import { AS_IT_CAME, TIMES } from '../random-runs.ts';
import { runMain } from '../run-main.ts';
import { dealing, runInParts } from './in-parts.ts';

/** What each command is asked beside its logs. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  inspect: ['--json'],
  validate: ['--json', '--by=user'],
  ages: ['--json'],
  sample: ['--json', '--size=3', '--by=agency', '--seed=1', '--spares=1'],
};

describe('random logs, dealt to reduces anyhow', () => {
  it('give the document of a single reading', async () => {
    const codes: number[] = [];
    await fc.assert(
      fc.asyncProperty(
        severalSmallLogs,
        fc.integer({ min: 1, max: 4 }),
        fc.nat(1000),
        fc.boolean(),
        async (random, reduces, seed, sorted) => {
          const files = Object.fromEntries(random.files.map(({ name, bytes }) => [name, bytes]));
          const names = Object.keys(files);
          fc.pre(!names.includes('-'));
          const world = { cwd: folderWith(files) };
          const read = logArgv(random.options.log);
          for (const [command, asked] of Object.entries(ASKED)) {
            const own = command === 'ages' ? ['--json', ...agesArgv(random.options.ages)] : asked;
            const alone = await runMain([command, ...read, ...own, '--', ...names], world);
            const parts = await runInParts(
              command,
              names,
              { read, own },
              dealing(reduces, seed, sorted),
              world,
            );
            // Of several logs that cannot be read another is the first.
            if (alone.code === 2) expect(parts.code).toBe(2);
            else expect({ command, ...parts }).toEqual({ command, ...alone });
            codes.push(parts.code);
          }
        },
      ),
      { ...AS_IT_CAME, numRuns: 4 * TIMES },
    );
    // The seed is fixed: most can be read.
    expect(codes.filter((code) => code !== 2).length).toBeGreaterThan(codes.length / 2);
    console.log(codes.length, codes.filter((code) => code === 2).length);
  });
});
