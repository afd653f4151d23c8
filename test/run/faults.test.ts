import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesIn, folderWith, SMALL_LOG } from '../cli/folder.ts';
import { TIMES } from '../random-runs.ts';
import { type Run, runMain } from '../run-main.ts';
import { type Fault, onBrokenDisk } from './broken-disk.ts';

/* Whatever step of writing fails, and wherever a run is stopped for good: whole, or not at all. */

const SAMPLE = ['sample', 'log.csv', '--size', '2', '--seed', '12345678901234567890'];

/** What is there before a run, and what it runs. */
interface Case {
  readonly line: readonly string[];
  readonly before: Readonly<Record<string, string>>;
}

const CASES: readonly Case[] = [
  { line: ['ages', 'log.csv', '-o', 'new/deep/out'], before: { 'new/deep/mine': 'mine' } },
  { line: ['ages', 'log.csv', '-o', 'out', '--force'], before: { out: 'old' } },
  {
    line: ['validate', 'log.csv', '-o', 'out', '--findings', 'f.csv', '--rejects', 'rejects'],
    before: { mine: 'mine' },
  },
  {
    line: ['validate', 'log.csv', '-o', 'out', '--findings', 'f.csv', '--force'],
    before: { out: 'old', 'f.csv': 'older', mine: 'mine' },
  },
  { line: [...SAMPLE, '-o', 'audit'], before: { mine: 'mine' } },
  { line: [...SAMPLE, '-o', 'new/deep/audit'], before: { mine: 'mine' } },
  { line: [...SAMPLE, '--also-flagged', '1', '-o', 'audit'], before: { 'audit/mine': 'mine' } },
  {
    line: [...SAMPLE, '--force', '-o', 'audit'],
    before: {
      ...{ 'audit/workpaper.csv': 'old', 'audit/workpaper.xlsx': 'old', 'audit/sub/b': 'mine' },
      ...{ 'audit/manifest.json': 'old', 'audit/a': 'mine', 'audit/c': 'mine' },
    },
  },
  { line: ['init'], before: {} },
];

/** The files under a folder, by their names with those of the folders, and what they hold. */
function textsIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    [...filesIn(folder)].map(([name, bytes]) => [name, bytes.toString('latin1')]),
  );
}

/** Runs a case on a disk that is broken at a step; what was there before and after, and what was said. */
async function broken({ line, before }: Case, nth: number, fault: Fault) {
  const cwd = folderWith({ ...before, 'log.csv': SMALL_LOG });
  let run: Run | undefined;
  const count = await onBrokenDisk(nth, fault, async () => {
    run = await runMain(line, { cwd });
  });
  const after = textsIn(cwd);
  const isHidden = (path: string): boolean => path.split('/').some((name) => name.startsWith('.'));
  const shown = Object.entries(after).filter(([path]) => !isHidden(path));
  return { cwd, count, run: run!, files: Object.fromEntries(shown), all: after };
}

/** Whether nothing is there but what was there before: of folders none but those. */
function leftovers(cwd: string, known: readonly string[]): string[] {
  const folders = (above: string): string[] =>
    readdirSync(join(cwd, above), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) => [join(above, name), ...folders(join(above, name))]);
  return folders('').filter((folder) => !known.some((path) => path.startsWith(`${folder}/`)));
}

/** Every step where CI looks; else each third, of one case others than of the next, and the last. */
function stepsOf(count: number, of: Case): number[] {
  const first = TIMES > 1 ? 0 : CASES.indexOf(of) % 3;
  const all = Array.from({ length: count }, (_, at) => at + 1);
  return all.filter((nth) => TIMES > 1 || nth % 3 === first || nth === count);
}

it.each(CASES)('a step of `$line` that fails: one line, and nothing half-written', async (each) => {
  const before: Record<string, string> = { ...each.before, 'log.csv': SMALL_LOG };
  const { count, files: whole, run } = await broken(each, 0, 'fails');
  expect(run.code).toBe(0);
  for (const nth of stepsOf(count, each)) {
    const { cwd, run: ended, files, all } = await broken(each, nth, 'fails');
    const isDone = ended.code === 0;
    if (!isDone) {
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).toMatch(/^alpr-audit: [^\n]+ cannot be written: ENOSPC[^\n]+\n$/);
      expect(leftovers(cwd, Object.keys(before))).toEqual([]);
    }
    expect(files).toEqual(isDone ? whole : before);
    // What is done is done: only what was put aside may be left, where it cannot be taken away.
    if (!isDone) expect(all).toEqual(before);
  }
});

it.each(CASES)('`$line` that is stopped for good at a step leaves all or nothing', async (each) => {
  const before: Record<string, string> = { ...each.before, 'log.csv': SMALL_LOG };
  const { count, files: whole } = await broken(each, 0, 'fails');
  for (const nth of stepsOf(count, each)) {
    const { files, all } = await broken(each, nth, 'is the last');
    const written = Object.keys(whole).filter((path) => whole[path] !== before[path]);
    const news = written.filter((path) => files[path] === whole[path]);
    const olds = written.filter((path) => files[path] === before[path]);
    const folderIsAway = written.every((path) => !existsSync(path)) && news.length === 0;
    // Each is as it was or new; those of a folder are all of them the one or the other.
    if (each.line[0] === 'sample') {
      expect([0, written.length]).toContain(news.length);
      if (news.length === 0 && olds.length > 0 && !folderIsAway) expect(olds).toEqual(written);
    } else expect(news.length + olds.length).toBe(written.length);
    // And nothing is lost, wherever it is for the moment.
    const held = Object.values(all);
    for (const [path, text] of Object.entries(before)) {
      if (text === 'mine' || path === 'log.csv') expect(held).toContain(text);
    }
    if (news.length === 0) for (const text of Object.values(before)) expect(held).toContain(text);
  }
});
