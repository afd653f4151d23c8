import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROGRAM, run } from '../cli/built.ts';
import { folderWith, ROOT } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';

/* The two recipes of the README, over logs that share searches, by ids and without. */

const OVERLAPPING = ['2025-01.csv', '2025-02.csv', 'no-ids-a.csv', 'no-ids-b.csv'];
const TZ = '--tz=America/Los_Angeles';

/** A folder with the logs in `logs`, and the program as `alpr-audit` in `bin`. */
function folderOfRecipe(): { cwd: string; env: Record<string, string> } {
  const cwd = folderWith();
  for (const folder of ['logs', 'bin']) mkdirSync(join(cwd, folder));
  for (const log of OVERLAPPING) {
    symlinkSync(join(ROOT, 'fixtures/overlapping', log), join(cwd, 'logs', log));
  }
  symlinkSync(PROGRAM, join(cwd, 'bin/alpr-audit'));
  return { cwd, env: { PATH: `${join(cwd, 'bin')}:${process.env.PATH}` } };
}

const logs = OVERLAPPING.map((log) => `logs/${log}`);

async function alone(cwd: string, command: string, ...asked: string[]): Promise<string> {
  // Whoever runs the recipe has the zone data of this machine.
  const world = { cwd, zoneData: process.versions.tz ?? null };
  return (await runMain([command, TZ, ...asked, ...logs], world)).stdout;
}

const hasParallel = ['parallel', 'sort'].every((program) => {
  return /GNU/.test(spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout ?? '');
});

describe.skipIf(!hasParallel)(
  `GNU parallel and sort${hasParallel ? '' : ' (not installed)'}`,
  () => {
    it('give the document of a single reading, by the recipe of the README', async () => {
      const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
      const [recipe = ''] = /(?<=```sh\n)export LC_ALL=C\n[^`]*/.exec(readme) ?? [];
      expect(recipe).toContain('alpr-audit reduce validate');
      const { cwd, env } = folderOfRecipe();
      const { code, stderr } = await run('sh', ['-c', recipe], { cwd, env });
      expect(code, stderr).toBe(0);
      const document = readFileSync(join(cwd, 'validate.json'), 'utf8');
      expect(document).toBe(await alone(cwd, 'validate', '--json'));
    });
  },
);

const hasSpark =
  spawnSync('java', ['-version']).status === 0 &&
  spawnSync('python3', ['-c', 'import pyspark']).status === 0;

/** Kills the process of its executor, once: what that was to do is done by another. */
const KILLING = `#!/bin/sh
if mkdir "$MARKS/killed" 2>/dev/null; then
  for pid in $PPID $(awk '{print $4}' /proc/$PPID/stat); do
    if [ "$(cat /proc/$pid/comm)" = java ]; then touch "$MARKS/java" && kill -9 "$pid"; fi
  done
  exit 1
fi
exec alpr-audit "$@"
`;

describe.skipIf(!hasSpark)(`Apache Spark${hasSpark ? '' : ' (not installed)'}`, () => {
  it('gives the documents of single readings, three executors, one of them killed', async () => {
    const { cwd, env } = folderOfRecipe();
    const marks = folderWith({ 'killing.sh': KILLING });
    const asked = {
      inspect: ['--json'],
      validate: ['--json', '--by=user'],
      ages: ['--json'],
      sample: ['--json', '--size=3', '--seed=1'],
    };
    const runs = Object.entries(asked).map(([command, own], at) => [
      ...[command, `--read=${TZ}`, ...own.map((option) => `--ask=${option}`), '--parts=3'],
      ...[`--program=${at === 0 ? `sh ${join(marks, 'killing.sh')}` : 'alpr-audit'}`],
      // Of a sample that is a folder.
      ...(command === 'sample' ? [] : [`--output=${command}.json`]),
      ...logs,
    ]);
    const { code, stdout, stderr } = await run('python3', [join(ROOT, 'test/engines/spark.py')], {
      cwd,
      env: {
        ...env,
        ...{ MARKS: marks, RUNS: JSON.stringify(runs), SPARK_LOCAL_IP: '127.0.0.1' },
        ...{ SPARK_WORKER_DIR: join(marks, 'work'), SPARK_LOCAL_DIRS: join(marks, 'local') },
        RECIPE: join(ROOT, 'src/engines/spark'),
        PYTHONPATH: process.env.PYTHONPATH ?? '',
        PYTHONDONTWRITEBYTECODE: '1',
      },
    });
    expect(code, stderr.slice(-3000)).toBe(0);
    expect(existsSync(join(marks, 'java'))).toBe(true);
    for (const [command, own] of Object.entries(asked)) {
      const isFile = command !== 'sample';
      const document = isFile ? readFileSync(join(cwd, `${command}.json`)) : stdout;
      expect(document.toString('utf8')).toBe(await alone(cwd, command, ...own));
    }
  });
});
