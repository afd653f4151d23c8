import { readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/commands/index.ts';
import { folderWith } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';
import { splitArguments } from '../scenarios/transcript.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(`${root}README.md`, 'utf8');

/** The README's console blocks: a command, and what it prints up to a line `…`. */
const blocks = [...readme.matchAll(/```console\n\$ (.*)\n([\s\S]*?)```/g)].map(
  ([, command = '', output = '']) => ({ command, output }),
);

describe('the README', () => {
  test('shows the two commands of a fresh machine on its first screen', () => {
    expect(blocks[0]?.command).toBe(
      'npm ci && npx --no alpr-audit ages fixtures/table-2/sacramento.csv',
    );
    expect(blocks[1]).toEqual({ command: 'npm cit', output: '' });
  });

  test('has a table with every command, and every schema', async () => {
    const rows = [...readme.matchAll(/^\| `alpr-audit (\w+)[^`]*` \| (.*) \|$/gm)];
    const names = COMMANDS.map(({ name }) => name);
    expect(rows.map(([, name]) => name).sort()).toEqual(names.toSorted());
    const schemas = rows.find(([, name]) => name === 'schema')![2]!;
    const shown = [...schemas.matchAll(/`(\w+)`/g)].map(([, name]) => name);
    const { stdout } = await runMain(['schema', '--help']);
    const choices = /choices: ([^)]*)\)/.exec(stdout.replaceAll(/\s+/g, ' '))![1]!;
    expect(shown).toEqual([...choices.matchAll(/"(\w+)"/g)].map(([, name]) => name));
  });

  // They run one after the other in a folder of their own: later ones read what earlier ones write.
  const cwd = folderWith();
  const year = ['first-half.csv', 'second-half.csv', 'finished-1.csv', 'finished-2.csv'];
  for (const name of [
    ...['fixtures', 'fixtures/audit/searches.csv', 'fixtures/audit/finished.csv'],
    ...[...year, 'register.csv', 'plan.csv'].map((file) => `fixtures/year/${file}`),
  ]) {
    symlinkSync(join(root, name), join(cwd, basename(name)));
  }

  const runs = blocks.filter(({ command }) => command.includes('npx --no alpr-audit '));
  test.each(runs)('prints what `$command` prints', async ({ command, output }) => {
    const args = splitArguments(command.replace(/^.*npx --no alpr-audit /, ''));
    const { code, stdout } = await runMain(args, { cwd });
    expect(code).toBe(0);
    const shown = output.split('…\n')[0] ?? '';
    const printed = stdout.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
    expect(output.endsWith('…\n') ? printed.slice(0, shown.length) : printed).toBe(shown);
  });

  test('nothing has npx fetch a package of that name, which would be a stranger’s', () => {
    const texts = [
      'README.md',
      'CONTRIBUTING.md',
      'CHANGELOG.md',
      'src',
      'pack',
      'bin',
      'extras/package.json',
    ];
    const files = texts.flatMap((name) =>
      statSync(join(root, name)).isFile()
        ? [name]
        : readdirSync(join(root, name), { recursive: true, encoding: 'utf8' }).map((each) =>
            join(name, each),
          ),
    );
    const read = files.filter((name) => /\.(ts|js|md|json|txt|cmd)$/.test(name));
    expect(read.length).toBeGreaterThan(500);
    const careless = read.filter((name) =>
      /npx (?!--no )[^\n`]*alpr-audit/.test(readFileSync(join(root, name), 'utf8')),
    );
    expect(careless).toEqual([]);
  });

  test('shows its commands as this many runs', () => {
    expect(runs.length).toBeGreaterThanOrEqual(3);
  });
});
