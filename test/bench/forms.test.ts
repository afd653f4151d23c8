import { describe, expect, it } from 'vitest';
import { SHAPES, shapedLog } from '../../fixtures/generate/shaped-log.ts';
import { folderWith } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';
import { ourCounts } from './answers.ts';
import { missingFrom, programOf } from './forms.ts';
import { installPeers } from './peers.ts';
import { workbookOf } from './workbook.ts';

describe.each(SHAPES)('the workbook of the shape %s', (shape) => {
  const log = [...shapedLog(shape, 700, 'a seed')];
  const cwd = folderWith({ 'log.csv': log.join(''), 'log.xlsx': workbookOf(log) });

  it.each(['inspect', 'validate', 'ages'] as const)('has the same counts: %s', async (question) => {
    const counted = async (file: string) => {
      const { stdout } = await runMain([question, file, '--tz', 'UTC', '--json'], { cwd });
      return ourCounts(question, stdout);
    };
    const counts = await counted('log.csv');
    expect(await counted('log.xlsx')).toEqual(counts);
    expect(counts.searches).toBe(700);
  });
});

describe('what is not there', () => {
  it('is seen in the help of a program', () => {
    const cwd = folderWith({
      'bin/alpr-audit.js': `console.log(process.argv.includes('inspect') ? 'Parquet' : '  flags  …')`,
      'none/bin/alpr-audit.js': `console.log('no flags')`,
    });
    expect(missingFrom(programOf(cwd))).toEqual([]);
    expect(missingFrom(programOf(`${cwd}/none`))).toEqual(['flags', 'parquet']);
  });

  it('is said of the peers where there is no Python', () => {
    const path = process.env.PATH;
    process.env.PATH = '';
    try {
      expect(installPeers('')).toEqual([{ skipped: expect.stringContaining('no python3') }]);
    } finally {
      process.env.PATH = path;
    }
  });
});
