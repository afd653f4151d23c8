import { join } from 'node:path';
import { expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands/index.ts';
import { folderWith } from '../cli/folder.ts';
import { SEED, TIMES } from '../random-runs.ts';
import { caseOf, outcomeOf } from './case.ts';
import { faultsOf } from './checks.ts';
import { commandsOfProgram, LINES, VALUES } from './commands.ts';
import { validInputs } from './inputs.ts';
import { faultsInList } from './listed.ts';

/* A few broken inputs of every command; `npm run fuzz` runs thousands. */

const commands = await commandsOfProgram();

it('knows every command, and every option that takes a value', () => {
  expect([...commands.keys()]).toEqual(COMMANDS.map(({ name }) => name));
  expect(Object.keys(LINES)).toEqual(COMMANDS.map(({ name }) => name));
  const options = [...commands.values()].flat();
  const free = options.filter(({ takesValue, choices }) => takesValue && choices.length === 0);
  expect(Object.keys(VALUES)).toEqual([...new Set(free.map(({ name }) => name))].sort());
});

it('finds no fault', async () => {
  const inputs = await validInputs();
  const cwd = join(folderWith(), 'case');
  for (const command of commands.keys()) {
    for (let number = 0; number < 3 * TIMES; number++) {
      const each = caseOf(`${SEED} ${number}`, commands, command, inputs);
      const outcome = await outcomeOf(each, cwd);
      const { argv, run } = outcome;
      const faults = [...faultsOf(outcome), ...(await faultsInList(outcome, cwd))];
      expect({ number, argv, ...run, faults }).toMatchObject({ faults: [] });
    }
  }
});
