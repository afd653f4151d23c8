import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { main } from '../../src/main.ts';
import { folderWith, ROOT } from '../cli/folder.ts';
import { keepThreads } from '../kept-threads.ts';
import { runMain } from '../run-main.ts';
import { codes, inspect } from './log-folder.ts';

keepThreads();

const HEADER = 'id,timestamp,user,plate,reason\n';
const FIRST = 's-0,2025-03-10 10:10,smith,9XYZ111,stolen\n';
const OTHER = 's-0,2025-03-10 10:10,jones,9XYZ111,stolen\n';

/** A log of 100 rows: these, and before them others whose ids come once. */
function log(rows: string, header = HEADER): string {
  const more = rows.split('\n').length - 1;
  const good = Array.from(
    { length: 100 - more },
    (_, i) => `${header.length}-${i},2025-03-${10 + (i % 20)} 10:00,u${i},9ABC${100 + i},theft\n`,
  );
  return header + good.join('') + rows;
}

/** Each repeats the first of another log, and only the first of its own log is another search. */
const LIKE_THE_OTHER_LOG = log(OTHER + FIRST.repeat(40));

describe('repeats of ids in one log of several', () => {
  const before = HEADER + FIRST;

  it('are held against the first of their own log, whatever another log has', async () => {
    const document = await inspect({ 'a.csv': before, 'b.csv': LIKE_THE_OTHER_LOG });
    expect(codes(document)).toContain('id-repeats');
    expect(document.population).toMatchObject({ rows: 101, searches: 101, duplicates: 0 });
    expect(document.warnings[0]?.message).toMatch(/^b\.csv: .*: 40 of 100 rows .* line 62: “s-0”/);
  });

  it('are so, too, where another search stands among those that are as in the other log', async () => {
    const rows = FIRST + OTHER + FIRST + OTHER + OTHER + OTHER;
    const document = await inspect({ 'a.csv': before, 'b.csv': log(rows) });
    expect(document.warnings[0]?.message).toMatch(/^b\.csv: .*: 4 of 100 rows .* line 97: “s-0”/);
  });

  it('are compared in columns that the other log has not', async () => {
    const short = 'id,timestamp,plate,reason\ns-0,2025-03-10 10:10,9XYZ111,stolen\n';
    const rows = FIRST + OTHER.repeat(4);
    const document = await inspect({ 'a.csv': short, 'b.csv': log(rows) });
    expect(codes(document)).toContain('id-repeats');
    expect(document.population).toMatchObject({ rows: 101, searches: 101, duplicates: 0 });
  });

  it('are compared with a log of the same headers, whose ids are in another column', async () => {
    const header = 'id,event id,timestamp,user,plate,reason\n';
    const blank = Array.from(
      { length: 3 },
      (_, i) => `,s-${i},2025-03-10 10:10,smith,9XYZ111,stolen\n`,
    );
    const rows = `s-0,e-1,${FIRST.slice(4)}`;
    const document = await inspect({ 'a.csv': header + blank.join(''), 'b.csv': header + rows });
    expect(codes(document)).toContain('column-by-fill');
    expect(codes(document)).not.toContain('conflicting-duplicates');
    expect(document.population).toMatchObject({ rows: 4, searches: 3, duplicates: 1 });
  });

  it.each([
    ['one log repeats', [before, log(FIRST.repeat(40)), log(FIRST)]],
    ['several logs have once', [before, log(OTHER), log(FIRST), log(OTHER)]],
  ])('are none where they are the same, or what %s', async (_, logs) => {
    const document = await inspect(Object.fromEntries(logs.map((text, i) => [`${i}.csv`, text])));
    expect(codes(document)).not.toContain('id-repeats');
  });

  it('are the same to several threads', async () => {
    const { main: program } = (await import(join(ROOT, 'dist/main.js'))) as { main: typeof main };
    const cwd = folderWith({ 'a.csv': before, 'b.csv': LIKE_THE_OTHER_LOG });
    const argv = ['inspect', 'a.csv', 'b.csv', '--json', '--debug'];
    const alone = await runMain(argv, { cwd });
    const env = { ALPR_AUDIT_CHUNK_BYTES: '700' };
    const read = await runMain(argv, { main: program, cores: 3, env, cwd });
    expect(read.stderr).toContain('read by 3 threads');
    expect(read.stdout).toBe(alone.stdout);
    expect(alone.stdout).toContain('"id-repeats"');
  });
});
