import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runMain } from '../run-main.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(`${root}README.md`, 'utf8');

/** The README's console blocks: a command, and what it prints up to a line `…`. */
const blocks = [...readme.matchAll(/```console\n\$ (.*)\n([\s\S]*?)```/g)].map(
  ([, command = '', output = '']) => ({ command, output }),
);

describe('the README', () => {
  test('shows the two commands of a fresh machine on its first screen', () => {
    expect(blocks[0]?.command).toBe(
      'npm ci && npx alpr-audit ages fixtures/table-2/sacramento.csv',
    );
    expect(blocks[1]).toEqual({ command: 'npm cit', output: '' });
  });

  const runs = blocks.filter(({ command }) => command.includes('npx alpr-audit '));
  test.each(runs)('prints what `$command` prints', async ({ command, output }) => {
    const args = command.replace(/^.*npx alpr-audit /, '').split(' ');
    const { code, stdout } = await runMain(args, { cwd: root });
    expect(code).toBe(0);
    const shown = output.split('…\n')[0] ?? '';
    const printed = stdout.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
    expect(output.endsWith('…\n') ? printed.slice(0, shown.length) : printed).toBe(shown);
  });

  test('shows its commands as this many runs', () => {
    expect(runs.length).toBeGreaterThanOrEqual(3);
  });
});
