import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Random, random } from '../../fixtures/generate/random.ts';
import { type Files, filesIn } from '../cli/folder.ts';
import { type Run, runMain } from '../run-main.ts';
import { broken, brokenText } from './breaking.ts';
import { asked, CONFIGS, LOGS, type Option } from './commands.ts';

/* A case: a command, and a folder of files of which one at least is broken. Its seed says it all. */

export interface Case {
  readonly argv: readonly string[];
  /** All files of its folder. */
  readonly files: Files;
  /** The file that standard input is, where one is `-`. */
  readonly stdin: Uint8Array | undefined;
  /** Columns of the terminal; undefined for a pipe. */
  readonly terminal: number | undefined;
}

export interface Outcome extends Case {
  readonly run: Run;
  /** The files that are there afterwards. */
  readonly after: Files;
}

/** The config that is read without being named. */
const CONFIG_NAME = 'alpr-audit.config.json';

/** What a finished audit is made of; the logs and the workpaper that its manifest and its plan name, too. */
const isOfAudit = (name: string): boolean =>
  /^audit\//.test(name) || ['searches.csv', 'finished.csv'].includes(name);

/** The files that a command may read, or is told to write over. */
function filesFor(argv: readonly string[], inputs: Files): string[] {
  const words = new Set(argv.map((word) => word.replace(/^@/, '')));
  const hasAudit = argv.some((word) => /^audit(\/|$)|plan\.json$|^\.$/.test(word));
  return [...inputs.keys()].filter((name) => words.has(name) || (hasAudit && isOfAudit(name)));
}

/** The arguments with one value broken. */
function withBrokenValue(argv: readonly string[], chance: Random): readonly string[] {
  const at = argv.findIndex((_, place) => place > 0 && chance.chance(1 / argv.length));
  const place = at < 0 ? argv.length - 1 : at;
  return place === 0 ? argv : argv.with(place, brokenText(argv[place]!, chance));
}

/** One command, of all or of those that are chosen; the same for the same seed and number. */
export function caseOf(
  seed: string,
  commands: ReadonlyMap<string, readonly Option[]>,
  command: string,
  inputs: Files,
): Case {
  const chance = random(`${seed} ${command}`);
  let argv = asked(command, commands, chance);
  const named = filesFor(argv, inputs);
  const files = new Map(named.map((name): [string, Buffer] => [name, inputs.get(name)!]));
  const breakable = named.filter((name) => name !== 'old.json');
  const toBreak = chance.shuffle(breakable).slice(0, chance.pick([1, 1, 1, 2]));
  for (const name of toBreak) files.set(name, broken(files.get(name)!, chance));
  if (chance.chance(0.1)) files.set(CONFIG_NAME, broken(inputs.get(chance.pick(CONFIGS))!, chance));
  const from = argv.indexOf('<');
  const terminal = chance.chance(0.1) ? chance.between(20, 120) : undefined;
  if (from >= 0)
    return { argv: argv.toSpliced(from, 2), files, terminal, stdin: files.get(argv[from + 1]!) };
  // What comes through a pipe is a log, or a table that an option names.
  const piped = toBreak.find((name) => LOGS.includes(name) || /\.(csv|txt)$/.test(name));
  const at = argv.indexOf(piped ?? '', 1);
  if (at >= 0 && chance.chance(0.15)) {
    argv = argv.with(at, '-');
    return { argv, files, terminal, stdin: files.get(piped!) };
  }
  if (toBreak.length === 0 || chance.chance(0.05)) argv = withBrokenValue(argv, chance);
  return { argv, files, terminal, stdin: undefined };
}

/** Writes the files of a case into a folder of that name, which is made. */
export function laidOut({ files }: Case, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
}

/** Runs a case in a folder. */
export async function outcomeOf(each: Case, folder: string): Promise<Outcome> {
  laidOut(each, folder);
  const { argv, stdin, terminal } = each;
  // With a clock that goes there is progress on a terminal.
  let ticks = 0;
  const seen = terminal === undefined ? {} : { terminal, clock: () => 100 * ticks++ };
  const world = { ...(stdin && { stdin }), ...seen };
  const run = await runMain(argv, { cwd: folder, ...world });
  return { ...each, run, after: filesIn(folder) };
}
