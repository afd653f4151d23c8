import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { xlsx } from '../../fixtures/generate/xlsx.ts';
import { FIXTURES, type Files, filesIn, folderWith } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';
import { PARTS } from './commands.ts';

/* Valid inputs of every kind, all of them small: what the fuzzer breaks. */

/** Where each stands in fixtures/, and how many of its lines are enough. */
const TAKEN: Readonly<Record<string, readonly [path: string, lines?: number]>> = {
  'flock.csv': ['layouts/flock-audit.csv', 14],
  'flock-two-columns.csv': ['layouts/flock-audit-two-columns.csv', 12],
  'portal.csv': ['layouts/flock-portal.csv', 12],
  'portal-2025.csv': ['layouts/flock-portal-2025.csv', 12],
  'ncric.csv': ['layouts/ncric.csv', 12],
  'vigilant.csv': ['layouts/vigilant.csv', 16],
  'palantir.csv': ['layouts/palantir.csv', 12],
  'semicolon.csv': ['layouts/generic-semicolon.csv', 12],
  'tab.tsv': ['layouts/generic-tab.tsv', 12],
  'utf-16.csv': ['encodings/utf-16le-bom.csv'],
  'windows-1252.csv': ['encodings/windows-1252.csv'],
  'searches.csv': ['report/searches.csv', 60],
  'texts.csv': ['validate/searches.csv', 60],
  'flagged.csv': ['flags/port-alder-pd.csv', 120],
  'members.csv': ['accounts/searches.csv', 80],
  'network.csv': ['sharing/network-audit.csv'],
  'numbers.xlsx': ['workbook/numbers.xlsx'],
  'merged.xlsx': ['workbook-forms/merged.xlsx'],
  'strict.xlsx': ['workbook-forms/strict.xlsx'],
  'apart.xlsx': ['exports-times/apart.xlsx'],
  'halves.xlsx': ['ids/halves.xlsx'],
  'cases.csv': ['validate/register.csv'],
  'accounts.csv': ['accounts/accounts.csv'],
  'people.csv': ['accounts/people.csv'],
  'training.csv': ['accounts/training.csv'],
  'logins.csv': ['logins/logins.csv'],
  'known.txt': ['logins/known.txt'],
  'events.csv': ['events/event-log.csv'],
  'shared.csv': ['sharing/shared-2024.csv'],
  'shared-before.csv': ['sharing/shared-2023.csv'],
  'shares.csv': ['sharing/register.csv'],
  'networks.csv': ['flags/shared-networks.csv'],
  'names.txt': ['sharing/names.txt'],
  'report.pdf': ['sharing/report-2025.pdf'],
  'report-before.pdf': ['sharing/report-2020.pdf'],
  'report.txt': ['sharing/report-2025.txt'],
  'watch.txt': ['flags/watch.txt'],
  'watch-hashed.txt': ['flags/watch-hashed.txt'],
  'watch.key': ['flags/watch.key'],
  'inventory.csv': ['hotlists/inventory.csv'],
  'findings.csv': ['followup/register.csv'],
  'policy.csv': ['checklist/riverton-policy.csv'],
  'contracts.csv': ['checklist/contracts.csv'],
  'access.csv': ['checklist/riverton-access.csv'],
  'plan.csv': ['checklist/riverton-plan.csv'],
  'texts.json': ['validate/config.json'],
  'flags.json': ['flags/config.json'],
  'presets.json': ['sample/config.json'],
};

/** The first lines of a text that end where no cell is open. */
function firstLines(bytes: Buffer, lines: number): Buffer {
  const texts = bytes.toString('latin1').split(/(?<=\n)/);
  let count = lines;
  while (texts.slice(0, count).join('').split('"').length % 2 === 0) count++;
  return Buffer.from(texts.slice(0, count).join(''), 'latin1');
}

/** The cells of a CSV without quotes or line ends in them. */
const cellsOf = (csv: Uint8Array): string[][] =>
  Buffer.from(csv)
    .toString()
    .split('\n')
    .filter((line) => line !== '' && !line.includes('"'))
    .map((line) => line.split(','));

/** A log as a Parquet file with columns of several types and codecs, which our own export has not. */
function parquet(): Uint8Array {
  const at = (n: number): Date => new Date(Date.UTC(2026, 0, 1 + n, 9));
  const days = Array.from({ length: 20 }, (_, n) => n);
  const columnData: ColumnSource[] = [
    { name: 'ID', data: days.map((n) => BigInt(n)), type: 'INT64' },
    { name: 'Search Time', data: days.map(at), type: 'TIMESTAMP' },
    { name: 'User', data: days.map((n) => `user ${n % 3}`), type: 'STRING' },
    { name: 'Reason', data: days.map((n) => (n % 4 === 0 ? null : 'burglary')), type: 'STRING' },
    { name: 'Total Networks Searched', data: days.map((n) => n / 2), type: 'DOUBLE' },
  ];
  return new Uint8Array(parquetWriteBuffer({ columnData, codec: 'SNAPPY', rowGroupSize: 8 }));
}

/** What `init` writes, which later commands would read. */
const CONFIG = 'alpr-audit.config.json';

/** Commands that make inputs of other commands; what one prints goes into the file behind `>`, as in a shell. */
const MADE = [
  'sample searches.csv --size 12 --spares 2 --by agency --seed 08772473296991897540 --auditor k.marund -o audit',
  'export searches.csv -o export.parquet',
  'validate searches.csv --by agency --json > validate.json',
  'validate texts.csv --by agency --json > validate-before.json',
  'ages searches.csv --by user --json > ages.json',
  'ages texts.csv --by user --json > ages-before.json',
  'flags searches.csv --json > flags-found.json',
  'accounts --accounts accounts.csv --people people.csv --as-of 2026-06-15 --json > accounts.json',
  'evaluate --population 420 --sample 58 --exceptions 10 --json > evaluate.json',
  'evaluate finished.csv --manifest audit/manifest.json --json > evaluated.json',
  'report searches.csv --as-of 2026-06-15 --json > report.json',
  'map searches.csv > lines',
  'init --tz America/Los_Angeles --retention 1y',
  ...PARTS.map((part) => `reduce ${part} < lines > ${part.split(' ')[0]}.part`),
];

/** The plan of an audit that is finished, and of one that is to begin. */
const PLAN = { logs: ['searches.csv'], tolerable: '50', timeZone: 'America/Los_Angeles' };

/** A workpaper as somebody filled it in: all is well but with the fourth search. */
function answered(csv: string): string {
  let rows = 0;
  return csv.replaceAll(/,{12}(?=(sample|spare),)/g, () =>
    rows++ === 3 ? ',N,N,N,N,N,Y,,,no such case,,,' : ',Y,Y,Y,Y,Y,N,,,,,,',
  );
}

export async function validInputs(): Promise<Files> {
  const files = new Map<string, Uint8Array>();
  for (const [name, [path, lines]] of Object.entries(TAKEN)) {
    const bytes = readFileSync(join(FIXTURES, path));
    files.set(name, lines === undefined ? bytes : firstLines(bytes, lines));
  }
  files.set('flock.csv.gz', gzipSync(files.get('flock.csv')!));
  files.set('people.csv.gz', gzipSync(files.get('people.csv')!));
  for (const name of ['people', 'inventory', 'plan'])
    files.set(`${name}.xlsx`, xlsx([{ name, rows: cellsOf(files.get(`${name}.csv`)!) }]));
  files.set('typed.parquet', parquet());
  files.set('new.plan.json', Buffer.from(JSON.stringify({ ...PLAN, folder: 'new', size: 5 })));
  files.set('plan.json', Buffer.from(JSON.stringify({ ...PLAN, folder: 'audit' })));
  files.set('old.json', Buffer.from('{}\n'));

  const cwd = folderWith(Object.fromEntries(files));
  for (const line of MADE) {
    const [command = '', into] = line.split(' > ');
    const [words = '', from] = command.split(' < ');
    const stdin = from === undefined ? '' : readFileSync(join(cwd, from));
    const { code, stdout, stderr } = await runMain(words.split(' '), { cwd, stdin });
    if (code !== 0) throw new Error(`${line}: ${stderr}`);
    if (into !== undefined) writeFileSync(join(cwd, into), stdout);
    if (command.startsWith('init')) renameSync(join(cwd, CONFIG), join(cwd, 'whole.json'));
    const workpaper = join(cwd, 'audit/workpaper.csv');
    if (command.startsWith('sample'))
      writeFileSync(join(cwd, 'finished.csv'), answered(readFileSync(workpaper, 'utf8')));
  }
  return filesIn(cwd);
}
