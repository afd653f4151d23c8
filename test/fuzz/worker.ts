import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseOf, laidOut, type Outcome, outcomeOf } from './case.ts';
import { faultsOf } from './checks.ts';
import { commandsOfProgram } from './commands.ts';
import { validInputs } from './inputs.ts';
import { faultsInList } from './listed.ts';
import { faultsUnderSchema } from './schemas.ts';

/* The process that runs cases for fuzz.ts, and tells of each. */

/** Which cases are run: numbers go around the commands. */
export interface Work {
  readonly seed: string;
  readonly commands: readonly string[];
  readonly first: number;
  readonly last: number;
  /** Where it works, and keeps what fails. */
  readonly folder: string;
}

/** A case that begins, or how it ended. */
export interface Told {
  readonly number: number;
  readonly code?: number;
  readonly faults?: readonly string[];
  /** How long it took, by the clock. */
  readonly ms?: number;
}

export const commandOf = ({ commands }: Work, number: number): string =>
  commands[number % commands.length]!;

/** Runs cases, one after the other. */
export async function runCases(
  work: Work,
  tell: (told: Told, outcome?: Outcome) => void,
): Promise<void> {
  const [commands, inputs] = [await commandsOfProgram(), await validInputs()];
  for (let number = work.first; number < work.last; number++) {
    tell({ number });
    const each = caseOf(`${work.seed} ${number}`, commands, commandOf(work, number), inputs);
    const cwd = join(work.folder, 'case');
    const start = performance.now();
    const outcome = await outcomeOf(each, cwd);
    const ms = performance.now() - start;
    const faults = faultsOf(outcome);
    faults.push(...(await faultsInList(outcome, cwd)), ...(await faultsUnderSchema(outcome)));
    if (faults.length > 0) keep(outcome, faults, join(work.folder, `${number}`));
    tell({ number, code: outcome.run.code, faults, ms }, outcome);
  }
}

/** Keeps a case that failed: its files, standard input, and what was said. */
function keep(outcome: Outcome, faults: readonly string[], folder: string): void {
  laidOut(outcome, folder);
  if (outcome.stdin !== undefined) writeFileSync(join(folder, 'stdin'), outcome.stdin);
  const { argv, run } = outcome;
  writeFileSync(
    join(folder, 'case.json'),
    `${JSON.stringify({ argv, faults, ...run }, null, 1)}\n`,
  );
}

const [, , asked] = process.argv;
if (process.send !== undefined && asked?.startsWith('{') === true) {
  const work: Work = JSON.parse(asked);
  await runCases(work, (told) => process.send!(told));
  process.disconnect();
}
