import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { sampleOracle } from '../oracle/oracle-draw.ts';
import { readOracle } from '../oracle/oracle-log.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const HEADING = '### Draw it again without this program\n';
const readme = readFileSync(`${root}README.md`, 'utf8');
/** The README's section. */
const text = readme.slice(readme.indexOf(HEADING)).split('\n## ')[0] ?? '';

const folder = mkdtempSync(join(tmpdir(), 'alpr-audit-draw-'));
afterAll(() => rmSync(folder, { recursive: true }));
const script = join(folder, 'draw.py');
writeFileSync(script, /```python\n([\s\S]*?)```/.exec(text)?.[1] ?? '');

const commands = [...text.matchAll(/```console\n\$ (.*)\n([\s\S]*?)```/g)].map(
  ([, command = '', output = '']) => ({ command, output }),
);
const drawing = commands.filter(({ command }) => command.startsWith('python3 draw.py '));
const hashing = commands.filter(({ command }) => /sha256sum/.test(command));
const reversing = commands.filter(({ command }) => command.startsWith('python3 -c '));

function isThere(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0;
}

function shell(command: string): string {
  const run = spawnSync('sh', ['-c', command], { cwd: root, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  return run.stdout;
}

function draw(log: string, columns: string, seed: string, size: number): string {
  const args = [script, log, columns, seed, String(size)];
  const run = spawnSync('python3', args, { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  return run.stdout;
}

/** What the script has to print. */
function oracleDraw(log: string, seed: string, size: number): string {
  const read = readOracle([{ name: log, bytes: readFileSync(log) }], {});
  const { drawn } = sampleOracle(read, { size: { from: 'size', size }, seed });
  return drawn.map((one) => `${one.draw} ${one.ticket?.slice(0, 14)} ${one.id}\n`).join('');
}

it('there is a script, a draw, a hash and a number to check', () => {
  expect([drawing.length, hashing.length, reversing.length]).toEqual([1, 1, 1]);
  const lines = readFileSync(script, 'utf8').trim().split('\n');
  expect(lines.length).toBeLessThan(15);
  expect(lines.filter((line) => /\bimport\b/.test(line))).toEqual(['import csv, hashlib, sys']);
});

const python = isThere('python3');
describe.skipIf(!python)(python ? 'with Python' : 'with Python (not there)', () => {
  it.each(drawing)('prints what `$command` prints', ({ command, output }) => {
    expect(shell(command.replace('draw.py', script))).toBe(output);
  });

  it.each(reversing)('prints what `$command` prints', ({ command, output }) => {
    expect(shell(command)).toBe(output);
    const ticket = /^1 0\.(\d+) /.exec(drawing[0]?.output ?? '')?.[1];
    expect(output.slice(0, 12)).toBe(ticket);
  });

  it.each([
    ['palantir.csv', 'Search ID', 48],
    ['flock-portal.csv', 'id', 12],
    ['flock-portal-2025.csv', 'id', 100],
  ])('draws from %s what the oracle draws', (name, column, size) => {
    const log = `${root}fixtures/layouts/${name}`;
    for (const seed of ['08772473296991897540', 'ten dice 😀']) {
      expect(draw(log, column, seed, size)).toBe(oracleDraw(log, seed, size));
    }
  });

  it('draws from ids that may be row numbers, with a mark, quotes and repeats', () => {
    const rows = Array.from({ length: 60 }, (_, i) => {
      return `${(i % 50) + 1}, 2025-06-${10 + (i % 5)} 10:00,"u ""${i % 50}""","line\nline, é"\r\n`;
    });
    const log = join(folder, 'numbers.csv');
    writeFileSync(log, `\ufeffID,Search Time,User,Reason\r\n${rows.join('')}`);
    expect(draw(log, 'ID@Search Time', '0', 20)).toBe(oracleDraw(log, '0', 20));
    expect(draw(log, 'ID@Search Time', '0', 90).trim().split('\n')).toHaveLength(50);
  });
});

const tool = isThere('sha256sum');
describe.skipIf(!tool)(tool ? 'with sha256sum' : 'with sha256sum (not there)', () => {
  it.each(hashing)('prints what `$command` prints', ({ command, output }) => {
    expect(shell(command)).toBe(output);
    expect(reversing[0]?.command).toContain(`'${output.slice(0, 64)}'`);
  });
});
