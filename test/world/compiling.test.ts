import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { Progress } from '../../src/run/progress.ts';
import { COMPILE_AS_USUAL, COMPILE_LATE } from '../../src/world/compiling.ts';
import { worldOf } from '../run-main.ts';

test.skipIf(COMPILE_LATE.length === 0)('as usual is what V8 takes by itself', () => {
  const { stdout } = spawnSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
  for (const flag of COMPILE_AS_USUAL) expect(stdout).toContain(`default: ${flag}\n`);
  const names = (flags: readonly string[]) => flags.map((flag) => flag.split('=')[0]);
  expect(names(COMPILE_LATE)).toEqual(names(COMPILE_AS_USUAL));
});

test.each([
  ['a small log', { bytes: 8e6, size: 8e6 }, false],
  ['a big log, before it is read', { bytes: 0, size: 9e6 }, true],
  ['the beginning of a pipe', { bytes: 8e6, size: undefined }, false],
  ['a pipe of which much was read', { bytes: 9e6, size: undefined }, true],
])('%s is much to read: %j is %s', (_, read, isMuch) => {
  let told = false;
  const onMuch = (): void => {
    told = true;
  };
  new Progress({ ...worldOf({}).io, onMuch }, false).show({ ...read, rows: 1 });
  expect(told).toBe(isMuch);
});
