import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { largeLog } from '../../fixtures/generate/large-log.ts';
import { runMain } from '../run-main.ts';
import { SEED } from './audit.ts';
import { folderWith, ROOT } from './folder.ts';
import { cellsOf } from './terminal.ts';

/** Long enough for several chunks; the clock below makes each of them last. */
const LOG = [...largeLog(20_000, 'progress')].join('');
const cwd = folderWith({ 'log.csv': LOG });
const CLEAR = '\r\u001b[K';

/** A clock that goes on by so many milliseconds each time somebody looks at it. */
function ticking(milliseconds: number): () => number {
  let now = 0;
  return () => {
    now += milliseconds;
    return now;
  };
}

const argv = ['ages', 'log.csv', '--tz', 'UTC', '--json'];

describe('the progress line', () => {
  it('shows on a terminal after a second: bytes, rows, rate and time left; then it is gone', async () => {
    const { code, stderr } = await runMain(argv, { cwd, terminal: 80, clock: ticking(700) });
    expect(code).toBe(0);
    const lines = stderr.split(CLEAR);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.at(0)).toBe('');
    expect(lines.at(-1)).toBe('');
    for (const line of lines.slice(1, -1)) {
      expect(line).toMatch(/^\d+ MB · [\d,]+ rows · [\d.]+ MB\/s · \d+ s left$/);
    }
  });

  it('says a rate that is not nothing', async () => {
    const { stderr } = await runMain(argv, { cwd, terminal: 80, clock: ticking(700) });
    expect(stderr).toContain('MB/s');
    expect(stderr).not.toContain(' 0 MB/s');
  });

  it('is one line of the terminal, however narrow', async () => {
    const { stderr } = await runMain(argv, { cwd, terminal: 30, clock: ticking(700) });
    for (const line of stderr.split(CLEAR)) expect(cellsOf(line)).toBeLessThan(30);
  });

  it('is gone before an error is said', async () => {
    const broken = folderWith({ 'log.csv': `${LOG}a,"b` });
    const world = { cwd: broken, terminal: 80, clock: ticking(700) };
    const { code, stderr } = await runMain(argv, world);
    expect(code).toBe(2);
    expect(stderr).toContain(' rows · ');
    expect(stderr.split(CLEAR).at(-1)).toMatch(/^alpr-audit: log\.csv: the quote that opens on/);
  });

  it('does not show when the work lasts less than a second', async () => {
    expect((await runMain(argv, { cwd, terminal: 80, clock: ticking(50) })).stderr).toBe('');
  });

  it('never shows in a pipe, nor with --no-progress or --quiet', async () => {
    const clock = ticking(700);
    expect((await runMain(argv, { cwd, clock })).stderr).toBe('');
    for (const option of ['--no-progress', '--quiet']) {
      expect((await runMain([...argv, option], { cwd, terminal: 80, clock })).stderr).toBe('');
    }
  });

  it('changes nothing of the output', async () => {
    const shown = await runMain(argv, { cwd, terminal: 80, clock: ticking(700) });
    expect(shown.stdout).toBe((await runMain(argv, { cwd })).stdout);
  });

  it('knows no time left for standard input, and goes on', async () => {
    const world = { cwd: join(ROOT, 'fixtures'), stdin: LOG, terminal: 80, clock: ticking(700) };
    const { code, stderr } = await runMain(['ages', '-', '--tz', 'UTC', '--json'], world);
    expect(code).toBe(0);
    expect(stderr).not.toContain('left');
  });

  it('tells of evaluate which columns are done', async () => {
    const audit = folderWith({ 'log.csv': LOG });
    const sample = ['sample', 'log.csv', '--size', '6', '--seed', SEED, '-o', 'audit'];
    await runMain(sample, { cwd: audit });
    const evaluate = ['evaluate', 'audit/workpaper.csv', '--json'];
    const world = { cwd: audit, terminal: 80, clock: ticking(700) };
    const { stderr } = await runMain(evaluate, world);
    const lines = stderr.split(CLEAR);
    expect(lines.slice(1, -1).at(-1)).toMatch(/^5 of 6 columns evaluated · \d+ s left$/);
    expect(lines.at(-1)).toBe('');
    for (const option of ['--no-progress', '--quiet']) {
      expect((await runMain([...evaluate, option], world)).stderr).toBe('');
    }
  });
});
