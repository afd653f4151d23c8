import { withoutColor } from '../cli/terminal.ts';
import type { Outcome } from './case.ts';
import { LOGS, WRITING } from './commands.ts';
import { ESCAPES, faultsInFile, faultsInText } from './forms.ts';
import { type Document, physicalRows, sumsOf } from './sums.ts';

/* What holds of every run, whatever its files hold. */

/** A line on a terminal that is wiped away again, for the next or at the end. */
const PROGRESS = /\r\x1b\[K([^\n\r]*(?=\r\x1b\[K))?/g;
/** Of a workpaper that was changed, every change has a line of its own. */
const ONE_LINE = /^alpr-audit: ([^\n]+\n|[^\n]+ as issued:\n( {2}[^\n]+\n)+)$/;
/** What may end in exit 1. */
const THRESHOLDS = [
  ...['verify', 'audit', '--tolerable', '--fail-over', '--fail-on', '--fail-overdue'],
  '--control-total',
];
const STACK = /\n +at .*:\d+|a bug in alpr-audit/;

/** What is wrong with a run; nothing where all is well. */
export function faultsOf(outcome: Outcome): string[] {
  const { argv, run, files, after } = outcome;
  const faults: string[] = [];
  const expect = (isSo: boolean, fault: string): void => {
    if (!isSo) faults.push(fault);
  };
  expect([0, 1, 2].includes(run.code), `exit ${run.code}`);
  const isTerminal = outcome.terminal !== undefined;
  const stderr = isTerminal ? run.stderr.replaceAll(PROGRESS, '') : run.stderr;
  const stdout = isTerminal ? withoutColor(run.stdout) : run.stdout;
  const said = stdout + stderr;
  expect(!STACK.test(said), 'a stack, or a bug');
  expect(!ESCAPES.test(said.replaceAll('\r\n', '\n')), 'an escape sequence in what was said');
  // The guided audit shows the steps that it did before one cannot be done; --debug how logs were read.
  const isGuided = argv[0] === 'audit';
  const saysMore = isGuided || argv.includes('--debug');
  expect(run.code !== 1 || THRESHOLDS.some((each) => argv.includes(each)), 'exit 1');
  if (run.code === 2) {
    expect(isGuided || run.stdout === '', 'exit 2 with an output');
    const error = saysMore ? stderr.slice(stderr.search(/^alpr-audit: /m)) : stderr;
    expect(ONE_LINE.test(error), 'exit 2 without one line of standard error');
  }
  const written = [...after].filter(([name, bytes]) => !files.get(name)?.equals(bytes));
  for (const name of files.keys()) expect(after.has(name), `${name} is gone`);
  for (const [name, bytes] of written) {
    expect(isAsked(argv, name), `${name} was written, which nobody asked for`);
    expect(run.code !== 2 || isGuided, `exit 2, and yet ${name} was written`);
    // Rejected rows are given verbatim.
    if (valueFor(argv, '--rejects') === name) continue;
    faults.push(...orFault(() => faultsInFile(name, bytes)).map((fault) => `${name}: ${fault}`));
  }
  if (run.code === 2) return faults;
  const output = outputOf(argv);
  expect(output === '-' || [...after.keys()].some((name) => isAt(output, name)), 'no output');
  faults.push(...orFault(() => (stdout === '' ? [] : faultsInText(formOf(argv), stdout))));
  return [...faults, ...orFault(() => faultsInDocument(outcome))];
}

/** The faults that were found, or what kept from finding any. */
function orFault(found: () => string[]): string[] {
  try {
    return found();
  } catch (error) {
    return [`cannot be read: ${error}`];
  }
}

/** The form in which standard output is, where somebody is to read it who checks it. */
function formOf(argv: readonly string[]): string {
  const [command = ''] = argv;
  // What reduce writes is a part, whatever it is asked for.
  if (command === 'reduce') return '';
  const json = argv.includes('--json') ? 'json' : undefined;
  return json ?? valueFor(argv, '--format') ?? { report: 'html', export: 'csv' }[command] ?? '';
}

/** The value of an option, wherever it stands. */
const valueFor = (argv: readonly string[], option: string): string | undefined =>
  argv[argv.indexOf(option, 1) + 1 || argv.length];

/** Whether a file was to be written, or one in that folder. */
function isAsked(argv: readonly string[], name: string): boolean {
  if (argv[0] === 'init') return /^alpr-audit\.config(\.schema)?\.json$/.test(name);
  if (argv[0] === 'audit' && /^(new|audit)\/|plan\.json$/.test(name)) return true;
  const asked = WRITING.flatMap((option) => valueFor(argv, option) ?? []);
  // A value may hang on its option: `-oout`, `--output=out`.
  const hanging = argv.flatMap((word) => /^(?:-o|--[\w-]+=)(.+)$/s.exec(word)?.[1] ?? []);
  return [...asked, ...hanging].some((path) => isAt(path, name));
}

/** Whether a file is the one of that name, or in the folder. */
const isAt = (path: string, name: string): boolean => name === path || name.startsWith(`${path}/`);

const outputOf = (argv: readonly string[]): string =>
  valueFor(argv, '--output') ?? valueFor(argv, '-o') ?? '-';

/** The document that a run gave, if it gave one. */
export function documentOf({ argv, run, after }: Outcome): string | undefined {
  const output = outputOf(argv);
  if (output !== '-') return output.endsWith('.json') ? after.get(output)?.toString() : undefined;
  return formOf(argv) === 'json' ? run.stdout : undefined;
}

function faultsInDocument(outcome: Outcome): string[] {
  const { argv, files, stdin } = outcome;
  const text = documentOf(outcome);
  const document: Document = JSON.parse(text ?? '{}');
  // What evaluate says of the population is what the manifest says, which verify holds against the logs.
  if (document.inputs === undefined || argv[0] === 'evaluate') return [];
  const log = argv.find((word) => LOGS.includes(word));
  // Where no log is named it is standard input, or there is none.
  const bytes = log === undefined ? stdin : files.get(log);
  const sums = [...sumsOf(document), ...(bytes ? physicalRows(document, bytes) : [])];
  return sums.filter(([, sum, whole]) => sum !== whole).map((each) => each.join(' '));
}
