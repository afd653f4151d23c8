import type { Random } from '../../fixtures/generate/random.ts';
import { runMain } from '../run-main.ts';

/* What each command is run with: lines that do something, and options of its own. */

/** A log of any layout; with `-`, from standard input. */
const LOG = '<log>';

/** The logs that stand for `<log>`. */
export const LOGS: readonly string[] = [
  ...['flock.csv', 'flock-two-columns.csv', 'portal.csv', 'portal-2025.csv', 'ncric.csv'],
  ...['vigilant.csv', 'palantir.csv', 'semicolon.csv', 'tab.tsv', 'utf-16.csv', 'windows-1252.csv'],
  ...['searches.csv', 'texts.csv', 'flagged.csv', 'members.csv', 'network.csv', 'flock.csv.gz'],
  ...['numbers.xlsx', 'merged.xlsx', 'strict.xlsx', 'apart.xlsx', 'halves.xlsx'],
  ...['typed.parquet', 'export.parquet'],
];

const PEOPLE = '--accounts accounts.csv --people people.csv --training training.csv';
/** What is made in parts. */
export const PARTS = ['inspect', 'validate', 'ages', 'sample --size 3 --seed 1'];

/** What each command is run with, at the least; what stands behind `<` is standard input. */
export const LINES: Readonly<Record<string, readonly string[]>> = {
  inspect: [LOG, `${LOG} ${LOG}`, '.'],
  validate: [LOG, `${LOG} ${LOG} --by user`, 'texts.csv --cases cases.csv --config texts.json'],
  sample: [
    `${LOG} ${LOG} --size 4 --seed 1`,
    `${LOG} --size 6 --seed 1 --spares 2 -o drawn`,
    'searches.csv --preset monthly --config presets.json --seed 1 -o drawn',
    'searches.csv --extend audit/manifest.json --size 14 -o longer',
  ],
  verify: ['audit/manifest.json', 'audit/manifest.json --logs .'],
  size: ['--tolerable 5', '--precision 10 --population 400'],
  evaluate: [
    ...['finished.csv --manifest audit/manifest.json', 'audit/workpaper.xlsx'],
    'finished.csv audit/workpaper.csv --manifest audit/manifest.json',
    '--population 420 --sample 58 --exceptions 10',
  ],
  audit: [
    '--plan new.plan.json --seed 1',
    '--plan plan.json --workpaper finished.csv',
    'searches.csv --tolerable 50 --seed 1 --folder new --plan unwritten.json',
  ],
  ages: [LOG, `${LOG} ${LOG} --by user`, `${LOG} --retention 1y --states`],
  flags: [
    ...[LOG, `${LOG} ${LOG} --allow-mixed`, 'flagged.csv --config flags.json'],
    ...['flagged.csv --watch watch.txt'],
    'flagged.csv --watch watch-hashed.txt --watch-key-file watch.key',
    'flagged.csv --shared-with networks.csv',
  ],
  accounts: [
    `${PEOPLE} --as-of 2026-06-30`,
    `${PEOPLE} --events events.csv members.csv`,
    '--accounts accounts.csv --people people.xlsx --as-of 2026-06-30',
  ],
  logins: ['logins.csv --known known.txt'],
  events: ['events.csv'],
  sharing: [
    ...['shared.csv --before shared-before.csv', 'report.pdf', 'report.txt', 'names.txt'],
    'report.pdf --before report-before.pdf',
    'shared.csv --register shares.csv --as-of 2025-06-01',
    'shared.csv --log network.csv --tz America/Los_Angeles',
  ],
  hotlists: [
    'inventory.csv --retention 2y --as-of 2020-03-05',
    'inventory.xlsx --retention 2y --as-of 2020-03-05 --events events.csv',
  ],
  checklist: [
    ...['policy.csv', 'contracts.csv', 'access.csv --accounts accounts.json', 'plan.xlsx'],
    'plan.csv --audit audit --workpaper finished.csv --as-of 2026-12-01',
  ],
  compare: [
    ...['validate-before.json validate.json', 'ages-before.json ages.json'],
    ...['evaluate.json evaluate.json', 'flags-found.json flags-found.json'],
  ],
  followup: ['findings.csv --as-of 2026-07-20'],
  export: [LOG, `${LOG} --format ndjson`, `${LOG} -o out.parquet`],
  report: [
    ...[LOG, `${LOG} --format md`, 'searches.csv --earlier report.json --as-of 2026-12-01'],
    'searches.csv --audit audit --workpaper finished.csv --tolerable 50 --as-of 2026-12-01',
    `members.csv ${PEOPLE} --logins logins.csv --known known.txt --as-of 2026-06-30`,
    'network.csv --sharing report.pdf --register shares.csv --as-of 2025-06-01',
    'searches.csv --checklist policy.csv --followup findings.csv --as-of 2026-12-01',
  ],
  map: [LOG],
  reduce: PARTS.map((part) => `${part} < lines`),
  merge: PARTS.map((part) => `${part} ${part.split(' ')[0]}.part`),
  init: ['', '--tz America/Chicago --retention 30d'],
  schema: ['ages', 'config'],
  completion: ['bash', 'fish'],
};

const DATES = ['2026-01-15', '2026-06-30', '2025-02-29', '2019-12-31'];
const PERIODS = ['1y', '30d', '6mo', '12h', '0d', '999y'];
const SHARES = ['5', '0', '50', '99.9', '100', '1/3'];
const COUNTS = ['0', '1', '7', '20', '1000', '9007199254740993'];
const NAMES = ['k.marund', 'Example PD', 'nobody'];
const STATES = ['CA', 'ID', 'VA', 'ZZ'];
const OUTPUTS = [
  ...['out.json', 'out.ndjson', 'out.csv', 'out.md', 'out.xlsx', 'out.html', 'out.parquet', 'out'],
  ...['within/out.json', 'old.json', '-'],
];
/** Configs; one of them may be that of the folder, which nobody names. */
export const CONFIGS = ['texts.json', 'flags.json', 'presets.json', 'whole.json'];
const LISTS = ['listed.csv', 'listed.ndjson', 'listed.xlsx', 'old.json', 'out.csv'];

/** Options whose value names what is written. */
export const WRITING: readonly string[] = [
  ...['--output', '-o', '--rejects', '--findings', '--list', '--init', '--folder', '--plan'],
];

/** What options are given that take a value, but for those that name their choices. */
export const VALUES: Readonly<Record<string, readonly string[]>> = {
  accounts: ['accounts.csv', 'accounts.json'],
  agency: NAMES,
  'agency-of': ['*=Example PD', 'policy.csv=Oakdale PD'],
  'also-flagged': COUNTS,
  'as-of': [...DATES, '2026-07-07T09:00:00-07:00'],
  at: ['30d,6mo,1y', '21d', ''],
  'at-least': COUNTS,
  'at-least-each': COUNTS,
  'at-most': COUNTS,
  audit: ['audit', '.'],
  auditor: NAMES,
  before: ['shared-before.csv', 'report-before.pdf', 'names.txt'],
  buckets: ['6mo,1y,2y', '1d', '30d,30d'],
  by: ['user', 'agency', 'month', 'day', 'file', 'offense', 'user,month'],
  cases: ['cases.csv'],
  checklist: ['policy.csv', 'contracts.csv', 'access.csv', 'plan.csv', 'plan.xlsx'],
  cite: COUNTS,
  confidence: SHARES,
  config: CONFIGS,
  'control-total': COUNTS,
  course: NAMES,
  dormant: PERIODS,
  earlier: ['report.json', 'ages.json'],
  encoding: ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'latin1'],
  events: ['events.csv'],
  exceptions: COUNTS,
  expected: SHARES,
  extend: ['audit/manifest.json'],
  'fail-on': ['any', 'volume', 'words'],
  'fail-over': SHARES,
  findings: LISTS,
  folder: ['new', 'audit'],
  followup: ['findings.csv'],
  from: DATES,
  'hash-key-file': ['watch.key'],
  'header-row': ['1', '2', '5', '0'],
  home: STATES,
  'hotlist-retention': PERIODS,
  hotlists: ['inventory.csv', 'inventory.xlsx'],
  'ids-of-another': ['x', '1', 'deadbeef'],
  init: ['listed.csv', 'listed.xlsx', 'old.json'],
  jobs: ['1', '2', '99'],
  known: ['known.txt'],
  law: STATES,
  list: LISTS,
  log: ['network.csv', 'searches.csv'],
  logins: ['logins.csv'],
  logs: ['.', 'audit'],
  manifest: ['audit/manifest.json'],
  map: ['user=User', 'reason=Reason', 'caseNumber=Reason', 'people.user=Login', 'searchedAt=User'],
  'min-group': COUNTS,
  'most-groups': COUNTS,
  'most-unpacked': ['1MB', '64GB', '10', 'much'],
  output: OUTPUTS,
  own: NAMES,
  people: ['people.csv', 'people.xlsx', 'people.csv.gz'],
  percent: SHARES,
  plan: ['plan.json', 'new.plan.json', 'listed.csv'],
  population: COUNTS,
  precision: SHARES,
  'prepared-by': NAMES,
  preparer: NAMES,
  preset: ['monthly', 'nosuch'],
  'redact-key-file': ['watch.key'],
  register: ['shares.csv'],
  rejects: [...LISTS, '-'],
  retention: PERIODS,
  rules: ['words', 'volume,burst', 'nosuch', 'words.protest'],
  sample: COUNTS,
  seed: ['1', '08772473296991897540', 'a word'],
  'seed-source': NAMES,
  'shared-with': ['networks.csv', 'names.txt', 'report.pdf'],
  sharing: ['shared.csv', 'report.pdf', 'report.txt', 'names.txt'],
  sheet: ['Log', 'Sheet1', 'nosuch'],
  size: COUNTS,
  spares: COUNTS,
  terms: PERIODS,
  title: NAMES,
  titles: ['Analyst,Officer', '@names.txt'],
  to: DATES,
  tolerable: SHARES,
  training: ['training.csv'],
  tz: ['America/Los_Angeles', 'UTC', 'Pacific/Apia', 'Nowhere/Else'],
  user: NAMES,
  watch: ['watch.txt', 'watch-hashed.txt'],
  'watch-key-file': ['watch.key'],
  witness: NAMES,
  workpaper: ['finished.csv', 'audit/workpaper.csv', 'audit/workpaper.xlsx'],
};

/** An option of a command: whether it takes a value, and the values that it names itself. */
export interface Option {
  readonly name: string;
  readonly takesValue: boolean;
  readonly choices: readonly string[];
}

/** Every command with its options, as the program tells shells. */
export async function commandsOfProgram(): Promise<ReadonlyMap<string, readonly Option[]>> {
  const { stdout } = await runMain(['completion', 'fish']);
  const commands = new Map<string, Option[]>();
  const lines =
    /'__fish_seen_subcommand_from ([\w-]+)'(?: -s \w)? -l ([\w-]+)( -r -F| -x -a '([^']*)')?/g;
  for (const [, command = '', name = '', value, choices] of stdout.matchAll(lines)) {
    const option = { name, takesValue: value !== undefined, choices: choices?.split(' ') ?? [] };
    commands.set(command, [...(commands.get(command) ?? []), option]);
  }
  return commands;
}

/** What may be asked of any command, and would keep it from doing anything. */
const NO_RUN = ['help', 'explain'];
/** Options that say the form of the output. */
const FORM = ['json', 'format', 'output'];
const FORMS = ['-o', ...FORM.map((name) => `--${name}`)];
const IN_PARTS = ['reduce', 'merge'];

/** A line of a command with more of its options: mostly few, and those that are sensible. */
export function asked(
  command: string,
  commands: ReadonlyMap<string, readonly Option[]>,
  random: Random,
): readonly string[] {
  const line = random.pick(LINES[command]!).replaceAll(LOG, () => random.pick(LOGS));
  const argv = [command, ...line.split(' ').filter((each) => each !== '')];
  // What is made in parts takes the options of the command that is made so.
  const options = commands.get(IN_PARTS.includes(command) ? argv[1]! : command)!;
  const known = options.filter(({ name }) => !NO_RUN.includes(name));
  const more = random.shuffle(known).slice(0, random.pick([0, 0, 0, 1, 2, 4]));
  const form = random.pick(['json', 'json', 'format', 'none']);
  const asForm = options.filter(({ name }) => name === form);
  for (const { name, takesValue, choices } of [...asForm, ...more]) {
    // One option says the form, or where there is another it is mostly to be refused.
    const saysForm = FORM.includes(name) && argv.some((each) => FORMS.includes(each));
    if (argv.includes(`--${name}`) || (saysForm && random.chance(0.9))) continue;
    argv.push(`--${name}`);
    if (takesValue) argv.push(random.pick(choices.length > 0 ? choices : VALUES[name]!));
  }
  return argv;
}
