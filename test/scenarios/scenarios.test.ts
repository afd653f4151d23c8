import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { printedSchema, validatorOf } from '../contract/validators.ts';
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

type Ran = Awaited<ReturnType<typeof runCommand>>;

/** What commands gave whose JSON is held against its schema later on. */
const ran = new Map<string, Ran>();

describe.each(scenarios())('scenario %s', (scenario) => {
  const commands = commandsOf(scenario);
  const folder = join(FIXTURES, scenario, 'expected');

  it.each(commands)('$file: $line', async (command) => {
    const path = join(folder, command.file);
    const run = await runCommand(command);
    if (isJson(command)) ran.set(path, run);
    const text = transcript(command.line, run);
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
    for (const name of names) validators.set(name, validatorOf(await printedSchema(name)));
  });

  it('are many', () => expect(commands.length).toBeGreaterThan(50));

  it.each(commands)('$scenario/$file is as its schema says', async (command) => {
    const path = join(FIXTURES, command.scenario, 'expected', command.file);
    const { code, stdout, written } = ran.get(path) ?? (await runCommand(command));
    if (code > 1) {
      expect(stdout).toBe('');
      return;
    }
    const document = written.find(({ name }) => name.endsWith('.json'))?.text ?? stdout;
    const validate = validators.get(command.argv[0]!)!;
    const valid = validate(JSON.parse(withHashes(document)));
    expect(validate.errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });
});

/** A hash that the transcript has the name of, because its digits depend on zlib, is a hash. */
function withHashes(document: string): string {
  return document.replaceAll(/<SHA-256 of [^<>]+>/g, '0'.repeat(64));
}

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
