import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { runMain } from '../run-main.ts';
import {
  commandsOf,
  FIXTURES,
  runCommand,
  type ScenarioCommand,
  scenarios,
  splitArguments,
  transcript,
} from './transcript.ts';

/*
 * Each command of fixtures/<scenario>/commands.txt must give its transcript in expected/, byte for
 * byte. After a change that is meant: npm run goldens, and read the diff.
 */
const UPDATE = process.env.UPDATE === '1';

describe.each(scenarios())('scenario %s', (scenario) => {
  const commands = commandsOf(scenario);
  const folder = join(FIXTURES, scenario, 'expected');

  it.each(commands)('$file: $line', async (command) => {
    const path = join(folder, command.file);
    const text = transcript(command.line, await runCommand(command));
    if (UPDATE) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path, text);
    }
    expect(existsSync(path), `${path} is missing: npm run goldens, and read it`).toBe(true);
    expect(text).toBe(readFileSync(path, 'utf8'));
  });

  it('has one expected file a command, and no other', () => {
    const wanted = commands.map(({ file }) => file);
    const there = existsSync(folder) ? readdirSync(folder).sort() : [];
    const strangers = there.filter((file) => !wanted.includes(file));
    if (UPDATE) for (const file of strangers) rmSync(join(folder, file));
    else expect(there).toEqual(wanted);
  });
});

describe('the JSON documents of the scenarios', () => {
  const validators = new Map<string, ValidateFunction>();
  const commands = scenarios().flatMap(commandsOf).filter(isJson);

  beforeAll(async () => {
    const names = new Set(commands.map(({ argv }) => argv[0]!));
    for (const name of names) {
      const { stdout } = await runMain(['schema', name]);
      validators.set(name, new Ajv2020({ allErrors: true }).compile(JSON.parse(stdout)));
    }
  });

  it('are many', () => expect(commands.length).toBeGreaterThan(50));

  it.each(commands)('$scenario/$file is as its schema says', async (command) => {
    const { code, stdout, written } = await runCommand(command);
    if (code > 1) {
      expect(stdout).toBe('');
      return;
    }
    const validate = validators.get(command.argv[0]!)!;
    // With -o the document is in the file.
    const valid = validate(JSON.parse(stdout === '' ? written[0]!.text : stdout));
    expect(validate.errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });
});

function isJson({ argv }: ScenarioCommand): boolean {
  return argv.includes('--json') || (argv.includes('--format') && argv.includes('json'));
}

describe('splitArguments', () => {
  it('keeps together what stands in double quotes', () => {
    expect(splitArguments('a --map "user=The Officer" --user="b c"  ""')).toEqual([
      'a',
      '--map',
      'user=The Officer',
      '--user=b c',
      '',
    ]);
  });

  it('refuses a quote that does not close', () => {
    expect(() => splitArguments('a "b c')).toThrow('does not close');
  });
});
