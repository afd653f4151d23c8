import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runMain } from '../run-main.ts';
import { folderOf, folderWith, namesIn, SMALL_LOG } from './folder.ts';

/** What is written, and what never is. */

const text = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

/** What a file holds of an output: CSV has a byte order mark there, and none in a pipe. */
const inFile = (stdout: string, form: string): string =>
  form === 'csv' ? `\uFEFF${stdout}` : stdout;

describe('--output', () => {
  it.each(['table', 'json', 'ndjson', 'csv', 'md'])(
    'writes %s whole, and nothing to standard output',
    async (format) => {
      const cwd = folderWith({ 'log.csv': SMALL_LOG });
      const argv = ['ages', 'log.csv', '--format', format];
      const { stdout } = await runMain(argv, { cwd });
      // A terminal's width and colors are not those of a file.
      const run = await runMain([...argv, '-o', 'out'], { cwd, terminal: 40 });
      expect(run).toMatchObject({ code: 0, stdout: '' });
      expect(text(cwd, 'out')).toBe(inFile(stdout, format));
      expect(namesIn(cwd)).toEqual(['log.csv', 'out']);
    },
  );

  it.each([
    ['ages', 'json'],
    ['ages', 'ndjson'],
    ['validate', 'csv'],
    ['inspect', 'md'],
    ['report', 'html'],
    ['report', 'MD'],
    ['size', 'json'],
  ])('of %s takes the form that the ending .%s says', async (command, ending) => {
    const cwd = folderWith({ 'log.csv': SMALL_LOG });
    const size = ['--population', '100', '--tolerable', '10'];
    const argv = [command, ...(command === 'size' ? size : ['log.csv'])];
    const { stdout } = await runMain([...argv, '--format', ending.toLowerCase()], { cwd });
    const run = await runMain([...argv, '-o', `out.${ending}`], { cwd });
    expect(run).toMatchObject({ code: 0, stdout: '' });
    expect(text(cwd, `out.${ending}`)).toBe(inFile(stdout, ending));
  });

  it.each([
    [['ages', '--json', '-o', 'out.csv'], '--json and -o out.csv say two forms'],
    [['ages', '--format', 'csv', '-o', 'out.json'], '--format csv and -o out.json say two forms'],
    [['report', '-o', 'out.xlsx'], 'report writes no xlsx; end the name in .html, .md, .json'],
    [['ages', '-o', 'out.html'], 'ages writes no html'],
    [['report', '-o', 'out.csv'], 'report writes no csv; end the name in .html, .md, .json'],
  ])('%j is refused', async ([command, ...argv], why) => {
    const cwd = folderWith({ 'log.csv': SMALL_LOG });
    const run = await runMain([command!, 'log.csv', ...argv], { cwd });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(why);
    expect(namesIn(cwd)).toEqual(['log.csv']);
  });

  it('keeps the form of a name that says none', async () => {
    const cwd = folderWith({ 'log.csv': SMALL_LOG });
    const { stdout } = await runMain(['ages', 'log.csv'], { cwd });
    await runMain(['ages', 'log.csv', '-o', 'out.txt'], { cwd });
    expect(text(cwd, 'out.txt')).toBe(stdout);
  });

  it('refuses an existing file, and --force replaces it', async () => {
    const cwd = folderWith({ 'log.csv': SMALL_LOG, out: 'mine' });
    const argv = ['inspect', 'log.csv', '--output', 'out'];
    expect(await runMain(argv, { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'alpr-audit: out exists: give another name, or --force to replace it\n',
    });
    expect(text(cwd, 'out')).toBe('mine');
    expect((await runMain([...argv, '--force'], { cwd })).code).toBe(0);
    expect(text(cwd, 'out')).toContain('rows read');
    expect(namesIn(cwd)).toEqual(['log.csv', 'out']);
  });

  it.each(['log.csv', './log.csv', 'sub/../log.csv', 'link.csv'])(
    'never writes to an input: -o %s --force',
    async (name) => {
      const cwd = folderWith({ 'log.csv': SMALL_LOG, 'sub/x': '' });
      symlinkSync(join(cwd, 'log.csv'), join(cwd, 'link.csv'));
      for (const option of ['-o', '--rejects']) {
        const run = await runMain(['ages', 'log.csv', option, name, '--force'], { cwd });
        expect(run).toMatchObject({ code: 2, stdout: '' });
        expect(text(cwd, 'log.csv')).toBe(SMALL_LOG);
        expect(namesIn(cwd)).toEqual(['link.csv', 'log.csv', 'sub']);
      }
    },
  );

  it('leaves nothing behind when the log cannot be read', async () => {
    const cwd = folderOf('refusals/unterminated-quote.csv', 'refusals/second-header.csv');
    for (const log of namesIn(cwd)) {
      const argv = ['ages', log, '-o', 'out', '--rejects', 'rejects'];
      expect(await runMain(argv, { cwd })).toMatchObject({ code: 2, stdout: '' });
    }
    expect(namesIn(cwd)).toEqual(['second-header.csv', 'unterminated-quote.csv']);
  });

  it.each(['no-such-folder/out', '.', 'sub'])('-o %s cannot be: one line, exit 2', async (name) => {
    const cwd = folderWith({ 'log.csv': SMALL_LOG, 'sub/x': '' });
    const run = await runMain(['ages', 'log.csv', '-o', name, '--force'], { cwd });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/^alpr-audit: .+ cannot be written: .+\n$/);
    expect(namesIn(cwd)).toEqual(['log.csv', 'sub']);
    expect(existsSync(join(cwd, 'sub/x'))).toBe(true);
  });

  it('does not take the name of the rejects: one would be lost', async () => {
    const cwd = folderWith({ 'log.csv': SMALL_LOG });
    const run = await runMain(['ages', 'log.csv', '-o', 'out', '--rejects', './out'], { cwd });
    expect(run.code).toBe(2);
    expect(namesIn(cwd)).toEqual(['log.csv']);
  });

  it('is there with exit 1 too: the threshold is not met, the work is done', async () => {
    const cwd = folderWith({ 'log.csv': SMALL_LOG });
    const run = await runMain(['ages', 'log.csv', '-o', 'out', '--control-total', '9'], { cwd });
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(text(cwd, 'out')).toMatch(/^Control total: /);
  });
});

describe('--rejects', () => {
  it('writes every malformed row verbatim, with file and line', async () => {
    const cwd = folderOf('malformed/malformed.csv');
    const run = await runMain(['ages', 'malformed.csv', '--rejects', 'rejects.txt'], { cwd });
    expect(run.code).toBe(0);
    expect(text(cwd, 'rejects.txt')).toBe(
      `# malformed.csv line 5: 6 cells where the header has 7
m-04,2025-03-04 09:30:00,k.marund,South SO,2025-03-01,2025-03-04
# malformed.csv line 6: 8 cells where the header has 7
m-05,2025-03-05 09:30:00,k.marund,South SO,2025-03-01,2025-03-05,a cell too many,extra
# malformed.csv line 7: text follows a closing quote
m-06,2025-03-06 09:30:00,b.corick,North PD,2025-03-01,2025-03-06,"text after" a quote
# malformed.csv line 8: 10 cells where the header has 7
m-07,2025-03-07 09:30:00,b.corick,North PD,2025-03-01,2025-03-07,empty cells after,,,
# malformed.csv line 9: 9 cells where the header has 7
m-08,2025-03-08 09:30:00,b.corick,North PD,2025-03-01,2025-03-08,blank cells after, ,  
# malformed.csv line 23: 1 cell where the header has 7
North PD audit export
# malformed.csv line 30: 1 cell where the header has 7
m-19
`,
    );
  });

  it('keeps quotes, line ends and odd bytes inside a row as they are', async () => {
    const odd = 'x,"two\r\n""lines""",\u001b[31m \u0000,'.padEnd(40, 'é');
    const sound = 'a,u,2025-01-02 03:04:05,r,\r\n';
    const cwd = folderWith({
      'log.csv': `ID,User,Search Time,Reason,Agency\r\n${odd}\r\n${sound}`,
    });
    const run = await runMain(['inspect', 'log.csv', '--rejects', 'rejects'], { cwd });
    expect(run.code).toBe(0);
    expect(text(cwd, 'rejects')).toBe(`# log.csv line 2: 4 cells where the header has 5\n${odd}\n`);
  });

  it('is written once when a log has to be read a second time', async () => {
    const rows = Array.from({ length: 30_000 }, (_, at) => `r-${at},2025-01-02 03:04:05,u,plain`);
    const long = 'r-y,2025-01-02 03:04:05,u,plain,extra';
    const lines = ['ID,Search Time,User,Reason', long, ...rows, 'r-x,2025-01-02 03:04:05,u,caf'];
    const latin = Buffer.concat([Buffer.from(lines.join('\n')), Buffer.from([0xe9, 0x0a])]);
    const cwd = folderWith({ 'log.csv': latin });
    const run = await runMain(['inspect', 'log.csv', '--rejects', 'rejects'], { cwd });
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('[windows-1252]');
    expect(text(cwd, 'rejects')).toBe(
      `# log.csv line 2: 5 cells where the header has 4\n${long}\n`,
    );
    expect(namesIn(cwd)).toEqual(['log.csv', 'rejects']);
  });

  it('refuses an existing file', async () => {
    const cwd = folderWith({ 'log.csv': SMALL_LOG, rejects: 'mine' });
    const run = await runMain(['ages', 'log.csv', '--rejects', 'rejects', '-o', 'out'], { cwd });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(text(cwd, 'rejects')).toBe('mine');
    expect(namesIn(cwd)).toEqual(['log.csv', 'rejects']);
  });
});

describe('--strict', () => {
  it('makes a malformed row an error that names file, line and what is wrong', async () => {
    const cwd = folderWith({
      'log.csv': 'ID,User,Search Time\na,u,2025-01-02\nb,u,2025-01-02\nc,u,2025-01-02,extra\n',
    });
    const argv = ['ages', 'log.csv', '--strict', '-o', 'out', '--rejects', 'rejects'];
    expect(await runMain(argv, { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'alpr-audit: log.csv: line 4 is malformed (4 cells where the header has 3): ' +
        'correct it, or leave --strict out\n',
    });
    expect(namesIn(cwd)).toEqual(['log.csv']);
  });

  it('changes nothing where every row is sound', async () => {
    const cwd = folderOf('windows/set-aside.csv');
    const { stdout } = await runMain(['ages', 'set-aside.csv'], { cwd });
    expect(await runMain(['ages', 'set-aside.csv', '--strict'], { cwd })).toEqual({
      code: 0,
      stdout,
      stderr: '',
    });
  });
});

describe('--control-total', () => {
  const cwd = folderWith({ 'log.csv': SMALL_LOG });

  it.each(['table', 'md'])('a difference is the first line of %s, and exit 1', async (format) => {
    const argv = ['ages', 'log.csv', '--format', format];
    const run = await runMain([...argv, '--control-total', '1004'], { cwd });
    expect(run.code).toBe(1);
    const first = run.stdout.split('\n\n')[0]!.replaceAll('\n', ' ').replaceAll('*', '');
    expect(first).toBe(
      "Control total: the vendor's screen showed 1,004 rows, the files hold 4: 1,000 fewer.",
    );
    const rest = run.stdout.slice(run.stdout.indexOf('\n\n') + 2);
    expect(rest).toBe((await runMain(argv, { cwd })).stdout);
  });

  it.each(['json', 'csv', 'ndjson'])('a difference is exit 1 with %s, and said', async (format) => {
    const argv = ['inspect', 'log.csv', '--format', format];
    const run = await runMain([...argv, '--control-total', '3'], { cwd });
    expect(run.code).toBe(1);
    expect(run.stderr.split('\n')[0]).toMatch(/^Control total: .* 3 rows, .* 4\b/);
  });

  it('the number of rows, malformed ones too, is exit 0 and no word', async () => {
    const plain = await runMain(['ages', 'log.csv'], { cwd });
    expect(await runMain(['ages', 'log.csv', '--control-total', '4'], { cwd })).toEqual(plain);
  });

  it('is in the JSON, met or not', async () => {
    for (const [expected, difference] of [
      [4, 0],
      [5, -1],
      [0, 4],
    ] as const) {
      const argv = ['ages', 'log.csv', '--json', '--control-total', String(expected)];
      const { code, stdout } = await runMain(argv, { cwd });
      expect(code).toBe(difference === 0 ? 0 : 1);
      expect(JSON.parse(stdout)).toMatchObject({
        settings: { controlTotal: { expected, difference } },
      });
    }
  });
});
