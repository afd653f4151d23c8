import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMain } from '../run-main.ts';
import { runInCopy, type WritingRun, writes } from './writing-scenario.ts';

export const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));

/** One command of a scenario. */
export interface ScenarioCommand {
  scenario: string;
  /** As it stands in commands.txt. */
  line: string;
  argv: string[];
  /** The file of `expected/` that holds its transcript: 01.txt, 02.txt, … */
  file: string;
}

/** The folders of fixtures/ that hold commands, in order. */
export function scenarios(): string[] {
  return readdirSync(FIXTURES, { withFileTypes: true })
    .filter((each) => each.isDirectory() && existsSync(join(FIXTURES, each.name, 'commands.txt')))
    .map(({ name }) => name)
    .sort();
}

/** The commands of one scenario; any line that is neither a comment nor a command is a mistake. */
export function commandsOf(scenario: string): ScenarioCommand[] {
  const lines = readFileSync(join(FIXTURES, scenario, 'commands.txt'), 'utf8').split('\n');
  const commands = lines.filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return commands.map((line, at) => {
    const [program, ...argv] = splitArguments(line);
    if (program !== 'alpr-audit')
      throw new Error(`${scenario}/commands.txt: not a command: ${line}`);
    return { scenario, line, argv, file: `${String(at + 1).padStart(2, '0')}.txt` };
  });
}

/** Words between spaces; what stands in double quotes stays together, and the quotes go. */
export function splitArguments(line: string): string[] {
  const words: string[] = [];
  for (const [word] of line.matchAll(/(?:"[^"]*"|[^\s"])+|"/g)) {
    if (word === '"') throw new Error(`a quote that does not close: ${line}`);
    words.push(word.replaceAll('"', ''));
  }
  return words;
}

const runs = new Map<string, Promise<WritingRun>>();
const writing = new Map<string, Promise<WritingRun[]>>();

/** Runs a command in its scenario's folder; the same command is run once. */
export function runCommand({ scenario, line, argv, file }: ScenarioCommand): Promise<WritingRun> {
  const key = `${scenario}: ${line}`;
  const commands = writing.has(scenario) ? [] : commandsOf(scenario);
  if (commands.some((each) => writes(each.argv))) {
    // Later commands may read what earlier ones wrote: all of them are run, in order.
    const all = runInCopy(
      join(FIXTURES, scenario),
      commands.map((each) => each.argv),
    );
    writing.set(scenario, all);
  }
  const inCopy = writing.get(scenario);
  if (inCopy) return inCopy.then((all) => all[Number.parseInt(file, 10) - 1]!);
  let run = runs.get(key);
  if (run === undefined) {
    run = runMain(argv, { cwd: join(FIXTURES, scenario) }).then((each) => ({
      ...each,
      written: [],
    }));
    runs.set(key, run);
  }
  return run;
}

/** What a person at the keyboard would have seen, byte for byte, and the exit code below it. */
export function transcript(line: string, { code, stdout, stderr, written }: WritingRun): string {
  const said = stderr === '' ? '' : `--- standard error\n${ended(stderr)}`;
  const files = written.map(({ name, text }) => `--- wrote ${name}\n${ended(text)}`).join('');
  return `$ ${line}\n${ended(stdout)}${said}--- exit ${code}\n${files}`;
}

/** A text that does not end in a line end says so: the transcript hides nothing. */
function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n--- (no line end above)\n`;
}
