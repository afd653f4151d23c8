import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { logText } from '../sampling/drawn-logs.ts';
import { drew, editText, LOG, manifestOf, SEED, searches, verified } from './audit.ts';
import { folderWith } from './folder.ts';

/* `verify` names every change of a log and of a workpaper. */

const SAMPLE = ['--seed', SEED, '--size', '10', '--spares', '2'];

async function issued(...argv: string[]): Promise<string> {
  const cwd = folderWith({ 'log.csv': LOG });
  await drew(cwd, 'log.csv', ...SAMPLE, ...argv, '-o', 'audit');
  return cwd;
}

/** The messages of one kind, and how many of any kind there are. */
async function found(cwd: string, of: string): Promise<string[]> {
  const { code, differences } = await verified(cwd, 'audit');
  expect(code).toBe(1);
  return differences.filter((each) => each.of === of).map(({ message }) => message);
}

/** The line of the log that draw `at` stands on, and its identity. */
function drawnAt(cwd: string, at: number) {
  const { drawn } = manifestOf(cwd, 'audit');
  return drawn.find(({ draw }) => draw === at)!;
}

describe('a log', () => {
  const lines = LOG.split('\n');

  it('with a changed row that was drawn', async () => {
    const cwd = await issued();
    const { line } = drawnAt(cwd, 3);
    const changed = lines.with(line - 1, lines[line - 1]!.replace('burglary', 'homicide'));
    writeFileSync(join(cwd, 'log.csv'), changed.join('\n'));
    expect(await found(cwd, 'input')).toEqual([
      expect.stringMatching(
        /^log\.csv is not the file that was drawn from: its SHA-256 is [0-9a-f]{64}, not [0-9a-f]{64}$/,
      ),
    ]);
    expect(await found(cwd, 'draw')).toEqual(['draw 3 has other cells than were issued']);
    expect(await found(cwd, 'population')).toEqual([]);
  });

  it('with a changed row that was not drawn: the hash tells', async () => {
    const cwd = await issued();
    const drawn = new Set(manifestOf(cwd, 'audit').drawn.map(({ line }) => line));
    const line = lines.findIndex((_, index) => index > 0 && !drawn.has(index + 1));
    const changed = lines.with(line, lines[line]!.replace('burglary', 'homicide'));
    writeFileSync(join(cwd, 'log.csv'), changed.join('\n'));
    expect(await found(cwd, 'input')).toHaveLength(1);
    expect((await verified(cwd, 'audit')).differences).toHaveLength(1);
  });

  it('with a row less', async () => {
    const cwd = await issued();
    const { line, id } = drawnAt(cwd, 1);
    writeFileSync(join(cwd, 'log.csv'), lines.toSpliced(line - 1, 1).join('\n'));
    expect((await found(cwd, 'input'))[1]).toBe('log.csv has 59 rows, not 60');
    expect(await found(cwd, 'population')).toContain('searches is 59, and the manifest says 60');
    const draws = await found(cwd, 'draw');
    expect(draws).toContain(`draw 1 (line ${line} of log.csv, ${id}) is not drawn`);
    expect(draws).toContain('draw 2 is drawn as number 1');
    expect(draws.at(-1)).toMatch(
      /^line \d+ of log\.csv \(s-\d+\) is drawn as number 12, and the manifest does not have it$/,
    );
  });

  it('with a row more', async () => {
    const cwd = await issued();
    writeFileSync(join(cwd, 'log.csv'), logText('ids', searches(61)));
    expect((await found(cwd, 'input'))[1]).toBe('log.csv has 61 rows, not 60');
    expect(await found(cwd, 'population')).toContain('rows is 61, and the manifest says 60');
  });

  it('with its rows in another order: the lines are others', async () => {
    const cwd = await issued();
    writeFileSync(join(cwd, 'log.csv'), logText('ids', searches(60).toReversed()));
    const draws = await found(cwd, 'draw');
    expect(draws).toHaveLength(12);
    expect(draws[0]).toMatch(/^draw 1 is line \d+ of log\.csv, not line \d+ of log\.csv$/);
  });
});

describe('a workpaper', () => {
  it.each<[string, (text: string) => string, string]>([
    ['an edited cell', (text) => text.replace(/burglary \d+/, 'homicide'), '(draw 1)'],
    ['an edited ticket', (text) => text.replace(/,0\.\d{9}/, ',0.000000001'), 'column "Ticket"'],
    ['an edited role', (text) => text.replace('spare', 'sample'), 'column "Role"'],
    ['a row less', (text) => text.replace(/^2,.*\r?\n/m, ''), 'draw 2 is missing'],
    ['a row more', (text) => `${text}99,sample\r\n`, '(draw 99) was added'],
    [
      'a row twice',
      (text) => text + /^2,.*\r?\n/m.exec(text)![0],
      '(draw 2) stands there a second time',
    ],
    ['another column', (text) => text.replace(',Plate,', ',Plates,'), 'no column "Plate"'],
    [
      'an answer that is none',
      (text) => text.replace(/,{12}spare/, ',maybe,,,,,,,,,,,spare'),
      'answer Y, N, NA or nothing',
    ],
    ['nothing in it', () => 'hello\n', 'has no row with the titles'],
  ])('with %s', async (_name, edit, expected) => {
    const cwd = await issued();
    editText(cwd, 'audit/workpaper.csv', edit);
    const [message = '', ...more] = await found(cwd, 'workpaper');
    expect(message).toContain('audit/workpaper.csv');
    expect(message).toContain(expected);
    expect(more).toEqual([]);
    expect((await verified(cwd, 'audit')).workpapers).toMatchObject([
      { state: 'altered' },
      { state: 'asIssued' },
    ]);
  });

  it('of another draw, as XLSX', async () => {
    const cwd = await issued();
    await drew(cwd, 'log.csv', '--seed', '5', '--size', '10', '--spares', '2', '-o', 'other');
    const path = join(cwd, 'audit/workpaper.xlsx');
    writeFileSync(path, readFileSync(join(cwd, 'other/workpaper.xlsx')));
    expect((await found(cwd, 'workpaper'))[0]).toContain(
      'audit/workpaper.xlsx is not the workpaper',
    );
    writeFileSync(path, 'PK no workbook');
    expect((await found(cwd, 'workpaper'))[0]).toContain('audit/workpaper.xlsx');
  });
});
