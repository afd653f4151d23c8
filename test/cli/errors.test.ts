import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runMain } from '../run-main.ts';
import { FIXTURES, folderWith, namesIn, SMALL_LOG } from './folder.ts';

/** What cannot be done: exit 2, nothing on standard output, one line that says what and what to do. */

const refusals = join(FIXTURES, 'refusals');

/** Options that are wrong, each with a word that the message must hold. */
const OPTIONS: readonly (readonly [string, string])[] = [
  ['--nonsense', '--nonsense'],
  ['--tz Mars/Olympus', 'Mars/Olympus'],
  ['--tz', '--tz'],
  ['--tz UTC --tz America/Chicago', '--tz is given twice, “UTC” and “America/Chicago”'],
  ['--config a.json --config=b.json', '--config is given twice'],
  ['--from 2025-02-02 --to 2025-02-01', '--from 2025-02-02 is after --to 2025-02-01'],
  ['--from 2025-02-30', '2025-02-30 is not a date'],
  ['--to 03/01/2025', 'YYYY-MM-DD'],
  ['--from yesterday', 'yesterday'],
  ['--map user', '<field>=<header>'],
  ['--map weather=User', 'weather'],
  ['--map user=', '<field>=<header>'],
  ['--map user=Nobody', 'Nobody'],
  ['--buckets 1y,6mo', '6mo is not longer than 1y'],
  ['--buckets 6mo,6mo', '6mo'],
  ['--buckets 12', '12'],
  ['--buckets 0d', '0d'],
  ['--buckets 6mo,,1y', '--buckets'],
  ['--buckets 1fortnight', '1fortnight'],
  ['--at soon', 'soon'],
  ['--retention 1year', '1year'],
  ['--measure middle', 'middle'],
  ['--by plate', 'plate'],
  ['--layout acme', 'flock-audit'],
  ['--format xml', 'xml'],
  ['--encoding klingon', 'klingon'],
  ['--header-row 0', '--header-row'],
  ['--header-row 99', '99'],
  ['--control-total many', '--control-total'],
  ['--control-total -1', '--control-total'],
  ['--config nowhere.json', 'nowhere.json'],
  ['-o no/such/folder', 'no/such/folder'],
  ['--rejects no/such/folder', 'no/such/folder'],
];

/** Files that are no search log, each with a word that the message must hold beside the name. */
const FILES: readonly (readonly [string, string])[] = [
  ['no-such-file.csv', 'not there'],
  ['.', 'blank-lines.csv'],
  ['printed-log.pdf', 'PDF'],
  ['photo.jpg', 'JPEG'],
  ['empty.csv', 'empty'],
  ['blank-lines.csv', 'no text'],
  ['header-only.csv', 'no rows'],
  ['prose.txt', '--map'],
  ['shared-networks.csv', 'shared networks'],
  ['event-log.csv', 'Flock event log'],
  ['fusus-access-log.csv', 'Axon Fusus'],
  ['unterminated-quote.csv', 'line 4'],
  ['second-header.csv', 'line 5'],
];

/** Configs that are none, each with a word that the message must hold beside the name. */
const CONFIGS: readonly (readonly [string, string])[] = [
  ['{ "timeZone": ', 'not JSON'],
  ['', 'not JSON'],
  ['[]', 'object'],
  ['null', 'object'],
  ['{ "zone": "UTC" }', 'zone'],
  ['{ "columns": { "officer": "User" } }', 'officer'],
  ['{ "columns": { "user": 7 } }', 'columns.user'],
  ['{ "dayFirst": "yes" }', 'dayFirst'],
  ['{ "retention": "1 year" }', 'retention'],
];

async function expectRefusal(argv: string[], cwd: string, words: string[]): Promise<void> {
  for (const terminal of [undefined, 80]) {
    const world = terminal === undefined ? { cwd } : { cwd, terminal };
    const { code, stdout, stderr } = await runMain(argv, world);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^alpr-audit: [^\n]{10,}\n$/);
    expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(stderr).not.toMatch(/undefined|\[object|NaN/);
    for (const word of words) expect(stderr).toContain(word);
    expect(code).toBe(2);
  }
}

describe.each(['inspect', 'ages'])('%s refuses', (command) => {
  it.each(FILES)('%s', async (file, word) => {
    await expectRefusal([command, file], refusals, [file, word]);
    await expectRefusal([command, file, '--json'], refusals, [file, word]);
  });

  it('no log at all', () => expectRefusal([command], refusals, [command]));
  it('an empty standard input', () => expectRefusal([command, '-'], refusals, ['empty']));
  it('standard input given twice', () => expectRefusal([command, '-', '-'], refusals, ['once']));

  it.each(CONFIGS)('the config %j', async (config, word) => {
    const cwd = folderWith({ 'log.csv': SMALL_LOG, 'alpr-audit.config.json': config });
    await expectRefusal([command, 'log.csv'], cwd, ['alpr-audit.config.json', word]);
    expect(namesIn(cwd)).toEqual(['alpr-audit.config.json', 'log.csv']);
  });

  it('a config whose columns are not in the log', async () => {
    const config = JSON.stringify({ columns: { reason: 'Grounds' } });
    const cwd = folderWith({ 'log.csv': SMALL_LOG, 'alpr-audit.config.json': config });
    await expectRefusal([command, 'log.csv'], cwd, ['Grounds', 'reason', 'log.csv']);
  });

  it('a config whose zone or layout is not known', async () => {
    const zone = { 'log.csv': SMALL_LOG, 'c.json': '{"timeZone":"Mars/Olympus"}' };
    const argv = [command, 'log.csv', '--config', 'c.json'];
    await expectRefusal(argv, folderWith(zone), ['Mars/Olympus']);
    const layout = { 'log.csv': SMALL_LOG, 'c.json': '{"layout":"acme"}' };
    await expectRefusal(argv, folderWith(layout), ['acme', 'flock-audit']);
  });
});

describe('ages refuses', () => {
  const cwd = folderWith({ 'log.csv': SMALL_LOG });

  it.each(OPTIONS)('%s', async (option, word) => {
    await expectRefusal(['ages', 'log.csv', ...option.split(' ')], cwd, [word]);
    expect(namesIn(cwd)).toEqual(['log.csv']);
  });
});

describe('the program refuses', () => {
  it.each([
    ['nonsense', 'nonsense'],
    ['--nonsense', '--nonsense'],
    ['schema', 'name'],
    ['schema nonsense', 'nonsense'],
    ['schema ages inspect', 'schema'],
  ])('alpr-audit %s', (line, word) => expectRefusal(line.split(' '), refusals, [word]));

  it('in whole sentences, each of which ends once', async () => {
    const cwd = folderWith({ 'log.csv': SMALL_LOG });
    const lines = OPTIONS.map(([option]) => ['ages', 'log.csv', ...option.split(' ')]);
    const runs = [...lines, ['schema', 'nonsense']].map((argv) => runMain(argv, { cwd }));
    const said = (await Promise.all(runs)).map(({ stderr }) => stderr);
    expect(said.filter((line) => /[.:]:| {2}/.test(line))).toEqual([]);
  });

  it('names with control characters, and shows them as they are written', async () => {
    await expectRefusal(['inspect', 'a\u001b[2Jb\nc.csv'], refusals, ['a\\x1B[2Jb\\nc.csv']);
    await expectRefusal(['a\u001b[2J\nb'], refusals, ['a\\x1B[2J']);
  });

  it('other files of which nobody can make a table, each by its name', async () => {
    const cwd = folderWith({
      'log.xlsx': Buffer.from('PK\u0003\u0004 and so on', 'latin1'),
      'log.zst': Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 1, 2, 3),
      'log.csv.gz': 'ID,User,Reason\n',
      'cut.csv.gz': Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2),
      'zeros.csv': new Uint8Array(5000),
      'noise.csv': Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256),
    });
    for (const file of namesIn(cwd)) await expectRefusal(['inspect', file], cwd, [file]);
  });
});

describe('a bug', () => {
  const broken = {
    cwd: refusals,
    clock: () => {
      throw new TypeError('the clock\nstopped');
    },
  };

  it('is exit 3 and one line, without a stack', async () => {
    const { code, stdout, stderr } = await runMain(['inspect', 'prose.txt'], broken);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^alpr-audit: a bug in alpr-audit: the clock\\nstopped: [^\n]+\n$/);
  });

  it('shows its stack with --debug', async () => {
    const { code, stderr } = await runMain(['--debug', 'inspect', 'prose.txt'], broken);
    expect(code).toBe(3);
    expect(stderr).toContain('    at ');
  });
});
