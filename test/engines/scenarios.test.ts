import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TIMES } from '../random-runs.ts';
import { commandsOf, FIXTURES, type ScenarioCommand, scenarios } from '../scenarios/transcript.ts';
import { dealing, runInParts, runWhole } from './in-parts.ts';

/* Every scenario that tells of several logs, of workbooks or of ids, in parts. */

const COMMANDS = ['inspect', 'validate', 'ages', 'sample'];
const SCENARIOS = [
  'overlapping',
  'ids',
  'workbook-forms',
  'layouts',
  'malformed',
  'encodings',
  'windows',
];

/** Options of reading, which map takes, too; those with a value. */
const READING = [
  ...['--tz', '--map', '--layout', '--encoding', '--sheet', '--header-row', '--from', '--to'],
  ...['--user', '--agency', '--agency-of', '--config'],
];
const ALONE = ['--keep-duplicates', '--no-id', '--strict'];
/** What is not made in parts, or of which map says more than one file. */
const NOT_IN_PARTS =
  /--(findings|rejects|output|explain|extend|method|also-flagged|jobs|redact)|-o /;

interface Asked {
  readonly names: string[];
  readonly read: string[];
  readonly own: string[];
}

/** The arguments of a command, sorted by who takes them. */
function askedBy({ scenario, argv }: ScenarioCommand): Asked {
  const asked: Asked = { names: [], read: [], own: [] };
  let to: string[] | undefined;
  for (const argument of argv.slice(1)) {
    const isOption = argument.startsWith('-');
    if (to !== undefined && !isOption && !existsSync(join(FIXTURES, scenario, argument))) {
      to.push(argument);
      to = undefined;
    } else if (!isOption) asked.names.push(argument);
    else {
      const name = argument.split('=')[0]!;
      const isRead = READING.includes(name) || ALONE.includes(name);
      (isRead ? asked.read : asked.own).push(argument);
      const takesMore = READING.includes(name) || !['--json', '--states'].includes(name);
      to =
        argument.includes('=') || ALONE.includes(name) || !takesMore
          ? undefined
          : isRead
            ? asked.read
            : asked.own;
    }
  }
  return asked;
}

/** Those of which all readings are asked; of the others each fourth, where there is no time for more. */
const WHOLE = ['overlapping', 'ids'];

const commands = scenarios()
  .filter((scenario) => SCENARIOS.includes(scenario))
  .flatMap(commandsOf)
  .filter(({ argv, line }) => COMMANDS.includes(argv[0] ?? '') && !NOT_IN_PARTS.test(line))
  .filter(({ line }) => !line.includes('<'))
  // A log that is mapped twice is taken for a mistake.
  .filter(({ argv }) => new Set(argv).size === argv.length)
  .filter(({ scenario }, i) => TIMES > 1 || WHOLE.includes(scenario) || i % 4 === 0);

describe('a reading of a scenario, in parts', () => {
  it.each(commands)('$scenario, $file: $line', async (command) => {
    const { names, read, own } = askedBy(command);
    const world = { cwd: join(FIXTURES, command.scenario) };
    const alone = await runWhole(command.argv, world);
    const deal = dealing(2, 5, true);
    const parts = await runInParts(command.argv[0]!, names, { read, own }, deal, world);
    if (alone.code === 2) expect(parts.code).toBe(2);
    else expect(parts).toEqual(alone);
  });
});
