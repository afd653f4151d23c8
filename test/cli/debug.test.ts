import { describe, expect, it } from 'vitest';
import { runMain } from '../run-main.ts';
import { folderOf, folderWith, SMALL_LOG } from './folder.ts';

const cwd = folderWith({ 'log.csv': SMALL_LOG, 'semi.csv': SMALL_LOG.replaceAll(',', ';') });

describe('--debug', () => {
  it.each([
    ['before', ['--debug', 'ages', 'log.csv', 'semi.csv']],
    ['behind', ['ages', 'log.csv', 'semi.csv', '--debug']],
  ])('%s the name of a command tells what was decided of each log', async (_, argv) => {
    const { code, stdout, stderr } = await runMain(argv, { cwd });
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toEqual([
      expect.stringMatching(/^log\.csv: layout \w+.*, utf-8, delimiter ",", header on line 1/),
      expect.stringMatching(/^semi\.csv: layout \w+.*, utf-8, delimiter ";", header on line 1/),
    ]);
    const plain = await runMain(['ages', 'log.csv', 'semi.csv'], { cwd });
    expect(plain).toEqual({ code, stdout, stderr: '' });
  });

  it('tells it once where logs are read twice, and of a workbook', async () => {
    const argv = ['validate', 'audit.xlsx', '--format', 'ndjson'];
    const world = { cwd: folderOf('workbook/audit.xlsx') };
    const plain = await runMain(argv, world);
    const { stdout, stderr } = await runMain([...argv, '--debug'], world);
    expect(stdout).toBe(plain.stdout);
    const [line, ...others] = stderr.split('\n');
    expect(line).toMatch(/^audit\.xlsx: layout .*workbook/);
    expect(others.join('\n')).toBe(plain.stderr);
  });

  it('shows the name of a log without what could act on a terminal', async () => {
    const name = 'a\u001b[31m.csv';
    const { stderr } = await runMain(['inspect', name, '--debug'], {
      cwd: folderWith({ [name]: SMALL_LOG }),
    });
    expect(stderr).toContain('.csv: layout');
    expect(stderr).not.toContain('\u001b');
  });
});
