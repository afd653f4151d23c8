import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import config from '../../vitest.config.ts';
import { nodesOf } from './syntax.ts';

/* A verdict does not depend on how fast the machine is, nor on chance: see test/random-runs.ts. */

const TESTS = fileURLToPath(new URL('../', import.meta.url));
const paths = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts'))
  .sort();

const CLOCK = /^(performance|Date)\.now$|\bhrtime$|^process\.cpuUsage$|^Math\.random$/;
const WAITING = /^(setTimeout|setInterval|sleep)$/;
const LIMIT = /^(timeout|interruptAfterTimeLimit|skipAllAfterTimeLimit|timeLimit)$/;
const TEST = /^(it|test|describe|beforeAll|beforeEach|afterAll|afterEach)\b/;

/** What asks the clock or chance, waits for a moment or sets a limit in time. */
function clocksIn(text: string): string[] {
  return nodesOf(text).flatMap(({ node, parent, key }) => {
    const written = text.slice(node.start, node.end);
    if (node.type === 'MemberExpression' && CLOCK.test(written)) return [written];
    if (node.type === 'Identifier' && WAITING.test(node.name)) return [node.name];
    const isKey = parent?.type === 'Property' && key === 'key';
    if (isKey && LIMIT.test(written)) return [written];
    if (node.type !== 'CallExpression') return [];
    const callee = text.slice(node.callee.start, node.callee.end);
    const last = node.arguments.at(-1);
    const isLimit = last?.type === 'Literal' && typeof last.value === 'number';
    return isLimit && node.arguments.length > 1 && TEST.test(callee)
      ? [`${callee} … ${last.raw}`]
      : [];
  });
}

describe('no test', () => {
  it('asks the clock or chance, waits for a moment or has a limit in time', () => {
    const found = paths.flatMap((path) =>
      clocksIn(readFileSync(join(TESTS, path), 'utf8')).map((what) => `${path}: ${what}`),
    );
    expect(paths.length).toBeGreaterThan(100);
    expect(found).toEqual([]);
  });

  it('has a limit in time by the configuration, but for one that hangs', () => {
    const { testTimeout, hookTimeout } = config.test ?? {};
    for (const limit of [testTimeout, hookTimeout]) expect(limit).toBe(20 * 60_000);
  });
});

describe('the look for clocks', () => {
  it.each([
    ['const start = performance.now();', ['performance.now']],
    ['if (Date.now() > end) stop();', ['Date.now']],
    ['await new Promise((done) => setTimeout(done, 20));', ['setTimeout']],
    ['fc.assert(property, { interruptAfterTimeLimit: 5 });', ['interruptAfterTimeLimit']],
    ["it('a', { timeout: 5 }, () => {});", ['timeout']],
    ["it('a', () => {}, 5000);", ['it … 5000']],
    ['beforeAll(async () => {}, 5000);', ['beforeAll … 5000']],
    ["it.each([1])('a', () => {}, 5000);", ['it.each([1]) … 5000']],
    ["it('performance.now() in words', () => {});", []],
  ])('sees what is in %s', (text, expected) => expect(clocksIn(text)).toEqual(expected));
});
