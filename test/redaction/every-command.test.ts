import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands/index.ts';
import { FIXTURES, folderWith } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';
import { leaked } from './leaks.ts';

/*
 * Every command that shows text of a file, over logs in which as much is wrong as one log can have: no
 * warning, note or title of a redacted output holds a name, a plate, a text or a folder.
 */

const FOLDER = 'Docket 4471 Quell';
const HIDDEN = [
  ...[
    'dquell',
    'dana quell',
    'marund',
    'ostrander',
    '7QXR911',
    '8KLM202',
    'mistress of',
    'pursuit q',
  ],
  ...['25-77712', 'jun-77', 'docket', '4471', 'wayland'],
];

const HEADER = 'ID,Search Time,User,Agency,License Plate,Start Date,End Date,Case Number,Reason';

function row(n: number, cells: Partial<Record<number, string>> = {}): string {
  const day = String(1 + (n % 28)).padStart(2, '0');
  const user = ['dquell', 'k.marund', 'ostrander@pd.test'][n % 3]!;
  const plate = n % 2 === 0 ? '7QXR911' : '8KLM202';
  const own = [`${n % 4}`, `2025-03-${day} 10:00`, user, 'North PD', plate, '2025-01-01'];
  own.push(`2025-03-${day}`, '25-77712', n % 2 === 0 ? 'mistress of suspect' : 'pursuit q');
  return own.map((cell, at) => cells[at] ?? cell).join(',');
}

/** A log with a row of every kind that warnings cite, and cells that they quote. */
const ODD = [
  HEADER,
  ...Array.from({ length: 60 }, (_, n) => row(n)),
  row(60, { 1: 'dquell was here' }),
  row(61, { 7: 'Jun-77', 0: '1.5E+11' }),
  row(62, { 1: 'Dana Quell', 8: '2025-03-02 10:00' }),
  row(63, {
    8: '"pursuit q\ndquell,2025-03-02 10:00,8KLM202,d,e,f\na,2025-03-02 10:00,c,d,e,f\nx\n"',
  }),
  `Total for Dana Quell,,,,,,,,`,
  `dquell,7QXR911`,
  row(64, { 8: '"mistress of" suspect' }),
  '',
].join('\n');
const OTHER = `ID,Search Time,User,Reason\n1,2025-03-02 10:00,dquell,pursuit q\n1,3/2/2025 10:00,k.marund,pursuit q\n`;

const LOG = [`${FOLDER}/odd.csv`, `${FOLDER}/other.csv`];
const SIDE = ['accounts', 'people', 'training'].map((name) => `--${name}=${FOLDER}/${name}.csv`);
const NAMED = ['--user=dquell', '--user=Wayland', '--agency-of=odd.csv=North PD'];

const RUNS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  inspect: [LOG, [LOG[0]!, ...NAMED]],
  validate: [LOG, ['--by=user', ...LOG], ['--by=month', ...LOG], [LOG[0]!, ...NAMED]],
  sample: [['--size=20', '--seed=1', '--auditor=dquell', '--auditor=wayland', ...LOG]],
  ages: [LOG, ['--by=user', ...LOG], ['--by=agency', LOG[0]!, ...NAMED], ['--by=file', ...LOG]],
  export: [LOG, [LOG[0]!, ...NAMED]],
  flags: [
    ['--allow-mixed', ...LOG],
    [LOG[0]!, ...NAMED],
  ],
  report: [
    LOG,
    [LOG[0]!, ...NAMED],
    ['--audit', `${FOLDER}/audit`, '--workpaper', `${FOLDER}/audit/workpaper.csv`, LOG[0]!],
  ],
  verify: [[`${FOLDER}/audit/manifest.json`, `--logs=${FOLDER}`]],
  evaluate: [[`${FOLDER}/audit/workpaper.csv`]],
  accounts: [[...SIDE, `${FOLDER}/searches.csv`]],
  logins: [[`${FOLDER}/logins.csv`, `--known=${FOLDER}/known.txt`]],
  events: [[`${FOLDER}/event-log.csv`]],
  sharing: [[`${FOLDER}/list.csv`]],
  hotlists: [[`${FOLDER}/inventory.csv`, '--retention=2y', '--as-of=2026-06-30']],
  checklist: [[`${FOLDER}/policy.csv`]],
  compare: [[`${FOLDER}/earlier.json`, `${FOLDER}/later.json`]],
  followup: [[`${FOLDER}/findings.csv`, '--as-of=2026-06-30']],
  merge: ['inspect', 'validate', 'ages'].map((each) => [
    ...[each, ...(each === 'inspect' ? [] : ['--by=user']), `${FOLDER}/${each}.part`],
  ]),
};
const FORMATS: Readonly<Record<string, readonly string[]>> = {
  report: ['--format=html', '--json'],
  export: ['--format=csv', '--format=ndjson', '--json'],
};
/** `audit` shows what the commands show that it runs, and is for the auditor alone. */
const WITHOUT_TEXT = ['size', 'init', 'schema', 'completion', 'audit'];
/** What they write is for another step, which then shows it; `map --hash-key-file` has a test of its own. */
const STEPS = ['map', 'reduce'];

let cwd = '';
beforeAll(async () => {
  const fixture = (path: string): string => readFileSync(join(FIXTURES, path), 'utf8');
  const side = ['accounts/accounts', 'accounts/people', 'accounts/training', 'accounts/searches'];
  const files = [...side, 'logins/logins', 'events/event-log'].map((path) => `${path}.csv`);
  cwd = folderWith({
    ...{ [LOG[0]!]: ODD, [LOG[1]!]: OTHER },
    ...Object.fromEntries(files.map((path) => [`${FOLDER}/${path.split('/')[1]}`, fixture(path)])),
    [`${FOLDER}/known.txt`]: fixture('logins/known.txt'),
    [`${FOLDER}/list.csv`]: 'Organization Name,Networks Shared With Me\nNorth PD,yes\n',
    [`${FOLDER}/inventory.csv`]: 'Name,Date of Load,Records\nstolen,2020-01-01,12\n',
    [`${FOLDER}/policy.csv`]:
      'element,answer,quote,page,note,checked by,date\n' +
      'policyExists,met,Dana Quell may look,,7QXR911 by dquell,Ostrander,2026-06-15\n',
    [`${FOLDER}/findings.csv`]:
      'ID,Finding,Reported at,Owner,Response,Status\n' +
      '25-77712,7QXR911 by dquell: mistress of suspect,2026-01-05,Dana Quell,pursuit q,partly\n',
  });
  // With --redact logs are mapped from their own folder.
  const within = join(cwd, FOLDER);
  const mapped = await Promise.all(
    ['odd.csv', 'other.csv'].map((log) => runMain(['map', log], { cwd: within })),
  );
  const stdin = mapped.map(({ stdout }) => stdout).join('');
  for (const [each, ...argv] of RUNS.merge!) {
    const part = await runMain(['reduce', each!, ...argv.slice(0, -1)], { cwd: within, stdin });
    expect(part.code, part.stderr).toBe(0);
    writeFileSync(join(cwd, argv.at(-1)!), part.stdout);
  }
  const made = (name: string) => ['--json', '-o', `${FOLDER}/${name}`];
  for (const argv of [
    ['sample', LOG[0]!, '--size=20', '--seed=1', '-o', `${FOLDER}/audit`],
    ['validate', LOG[0]!, '--by=user', '--from=2025-03-01', ...made('earlier.json')],
    ['validate', LOG[0]!, '--by=user', '--from=2025-03-05', ...made('later.json')],
  ]) {
    const { code, stderr } = await runMain(argv, { cwd });
    expect({ code, stderr: code === 0 ? '' : stderr }, argv.join(' ')).toEqual({
      code: 0,
      stderr: '',
    });
  }
});

it('is every command that shows text of a file', () => {
  const names = [...Object.keys(RUNS), ...WITHOUT_TEXT, ...STEPS].sort();
  expect(names).toEqual(COMMANDS.map(({ name }) => name).sort());
});

describe.each(Object.entries(RUNS))('%s', (command, each) => {
  it.each(['public', 'board'])('shows no name, plate, text or folder to the %s', async (level) => {
    const formats = FORMATS[command] ?? ['--format=md', '--json'];
    for (const argv of each) {
      for (const format of formats) {
        const options = [format, `--redact=${level}`];
        const { code, stdout, stderr } = await runMain([command, ...argv, ...options], { cwd });
        expect({ code, said: code === 2 ? stderr : '' }, argv.join(' ')).toEqual({
          code,
          said: '',
        });
        expect(leaked(stdout + stderr, HIDDEN), `${format} ${argv.join(' ')}`).toEqual([]);
      }
    }
  });
});

it('shows them where nothing is redacted', async () => {
  const { stdout } = await runMain(['validate', '--json', ...LOG], { cwd });
  expect(leaked(stdout, HIDDEN)).toEqual(expect.arrayContaining(['dquell', 'docket']));
});
