import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fisherOracle, pointsOracle } from '../oracle/oracle-fisher.ts';
import { toNumber } from '../oracle/oracle-rational.ts';
import { TIMES } from '../random-runs.ts';
import { runMain } from '../run-main.ts';
import { FIXTURES, folderOf, folderWith, writeAnew } from './folder.ts';

type Json = { [key: string]: Json } & (Json[] | object);

const cwd = folderOf('compare/first-half.csv', 'compare/second-half.csv', 'validate/register.csv');

async function document(name: string, ...argv: string[]): Promise<string> {
  const { code, stderr } = await runMain([...argv, '--json', '-o', name, '--force'], { cwd });
  expect([0, 1], stderr).toContain(code);
  return name;
}

async function compared(earlier: string, later: string): Promise<Json> {
  const { code, stdout, stderr } = await runMain(['compare', earlier, later, '--json'], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout).compare;
}

describe('two samples', () => {
  const sample = fc
    .tuple(fc.integer({ min: 1, max: 90 }), fc.nat(300), fc.nat(90), fc.boolean())
    .map(([n, more, x, known]) => ({ n, x: x % (n + 1), population: known ? n + 1 + more : null }));

  it('have the test that the oracle reckons, the change in points, and the limits of evaluate', async () => {
    const property = fc.asyncProperty(sample, sample, async (one, other) => {
      const docs = await Promise.all(
        [one, other].map(({ n, x, population }, at) =>
          document(
            `sample-${at}.json`,
            ...['evaluate', '--sample', String(n), '--exceptions', String(x)],
            ...(population === null ? [] : ['--population', String(population)]),
          ),
        ),
      );
      const { shares, test } = await compared(docs[0]!, docs[1]!);
      const p = toNumber(fisherOracle([one.n, one.x], [other.n, other.x]));
      expect(Math.abs(Number(test!.p) / p - 1)).toBeLessThan(1e-12);
      const points = pointsOracle([one.n, one.x], [other.n, other.x])!;
      const told = Number(shares![0]!.points);
      expect(told).toBeCloseTo(Number(points.over) / Number(points.under), 10);
      for (const [at, side] of [test!.earlier, test!.later].entries()) {
        const args = ['evaluate', '--sample', String([one, other][at]!.n)];
        const { population, x } = [one, other][at]!;
        const of = population === null ? [] : ['--population', String(population)];
        const { stdout } = await runMain([...args, '--exceptions', String(x), ...of, '--json']);
        const { upper, interval } = JSON.parse(stdout).evaluate;
        expect(side).toMatchObject({ upper, interval, n: [one, other][at]!.n });
      }
    });
    await fc.assert(property, { numRuns: 12 * TIMES });
  });

  it.each([
    // Newcombe, Statistics in Medicine 17 (1998), 857–872, Table I: the Clopper–Pearson method.
    [81, 263, 0.2527, 0.3676],
    [15, 148, 0.0578, 0.1617],
    [0, 20, 0, 0.1684],
    [1, 29, 0.0009, 0.1776],
  ])('%d of %d have the limits that Newcombe published', async (x, n, lower, upper) => {
    const name = await document(
      'newcombe.json',
      ...['evaluate', '--sample', String(n), '--exceptions', String(x)],
    );
    const { interval } = (await compared(name, name)).test!.earlier!;
    const rounded = [interval!.lower!.rate, interval!.upper!.rate].map((rate) =>
      Number(Number(rate).toFixed(4)),
    );
    expect(rounded).toEqual([lower, upper]);
  });

  it('have no test where both are all that there is', async () => {
    const all = ['evaluate', '--population', '20', '--sample', '20', '--exceptions'];
    const { test } = await compared(
      await document('all-1.json', ...all, '5'),
      await document('all-2.json', ...all, '9'),
    );
    expect(test).toBeNull();
  });

  it('are tested stratum by stratum where they have strata', async () => {
    const folder = folderOf('audit/searches.csv', 'audit/finished-by-agency.csv');
    const drawn = 'sample searches.csv --size 24 --by agency --allocate equal --spares 2';
    const rest = '--seed 08772473296991897540 --as-of 2026-07-07T09:00:00-07:00 -o by-agency';
    await runMain(`${drawn} ${rest}`.split(' '), { cwd: folder });
    const done =
      'evaluate finished-by-agency.csv --manifest by-agency/manifest.json --json -o a.json';
    await runMain(done.split(' '), { cwd: folder });
    const run = await runMain(['compare', 'a.json', 'a.json', '--json'], { cwd: folder });
    const { test } = JSON.parse(run.stdout).compare;
    expect(test.p).toBeNull();
    const strata = test.strata.map(({ value, p }: Json) => [value, p]);
    expect(strata).toEqual([
      ['Example County SO', 1],
      ['Example PD', 1],
    ]);
    const view = await runMain(['compare', 'a.json', 'a.json'], { cwd: folder });
    expect(view.stdout.replaceAll(/\s+/g, ' ')).toContain('stratum by stratum');
  });
});

describe('what may differ', () => {
  const log = 'first-half.csv';
  const makes = async (first: string[], second: string[]): Promise<string> => {
    const one = await document('one.json', ...first);
    const other = await document('other.json', ...second);
    return (await runMain(['compare', one, other], { cwd })).stderr;
  };

  it.each<[string, string[]]>([
    ['the logs', ['validate', 'second-half.csv']],
    ['the period', ['validate', log, '--from', '2025-02-03', '--to', '2025-02-20']],
    ['how a log is read', ['validate', log, '--layout', 'generic', '--encoding', 'utf-8']],
    ['a column named by hand', ['validate', log, '--map', 'reason=Reason']],
    ['a control total', ['validate', log, '--control-total', '20']],
  ])('%s may', async (_, second) => expect(await makes(['validate', log], second)).toBe(''));

  it.each<[string, string[], string]>([
    ['the zone', ['--tz', 'America/Denver'], 'timeZone (none and America/Denver)'],
    ['a filter', ['--user', 'a.one'], 'users.“a.one” (only in the later)'],
    ['duplicates kept', ['--keep-duplicates'], 'keepDuplicates (false and true)'],
    ['groups', ['--by', 'month'], 'by (none and month)'],
    ['a register', ['--cases', 'register.csv'], 'casesSha256 (none and '],
    ['redaction', ['--redact', 'board'], 'redact (none and board)'],
  ])('%s may not', async (_, options, named) => {
    const said = await makes(['validate', log], ['validate', log, ...options]);
    expect(said).toContain(`they differ in ${named}`);
    expect(said.trim().split('\n').length).toBe(1);
  });

  it('nor may one of two texts that begin alike, nor the last digits of a hash', async () => {
    const alike = 'x'.repeat(60);
    const patterns = (...ends: string[]) =>
      JSON.stringify({ caseNumberPatterns: ends.map((end) => `${alike}${end}`) });
    writeAnew(join(cwd, 'a.config.json'), patterns('a', 'b'));
    writeAnew(join(cwd, 'c.config.json'), patterns('c', 'b'));
    const made = (config: string) => ['validate', log, '--config', config];
    const said = await makes(made('a.config.json'), made('c.config.json'));
    expect(said).toContain(`caseNumberPatterns.“${'x'.repeat(39)}…” (only in the earlier)`);
    const hash = await makes(['validate', log], ['validate', log, '--cases', 'register.csv']);
    expect(hash).toMatch(/casesSha256 \(none and [0-9a-f]{64}\)/);
  });

  it('nor may the numbers of a red flag, which the config says', async () => {
    writeAnew(join(cwd, 'config.json'), '{"flags":{"burst":{"plates":12}}}');
    const said = await makes(['flags', log], ['flags', log, '--config', 'config.json']);
    expect(said).toContain('parameters.burst.plates (30 and 12)');
  });

  it('nor may lists of one name that hold other lines', async () => {
    writeAnew(join(cwd, 'watch.txt'), '7ABC100\n');
    const one = await document('one.json', 'flags', log, '--watch', 'watch.txt');
    writeAnew(join(cwd, 'watch.txt'), '7ABC101\n');
    const other = await document('other.json', 'flags', log, '--watch', 'watch.txt');
    const { stderr } = await runMain(['compare', one, other], { cwd });
    expect(stderr).toContain('watchSha256');
  });
});

describe('a document that somebody changed', () => {
  let texts: readonly (readonly [of: string, document: Json])[];

  beforeAll(async () => {
    const made = ['validate', 'ages', 'flags', 'evaluate'].map(async (of) => {
      const argv =
        of === 'evaluate' ? ['--population', '50', '--sample', '9', '--exceptions', '2'] : [];
      const logs = of === 'evaluate' ? [] : ['first-half.csv'];
      const { stdout } = await runMain([of, ...logs, ...argv, '--json'], { cwd });
      return [of, JSON.parse(stdout)] as const;
    });
    texts = await Promise.all(made);
  });

  it('is refused in one line, or compared: it is never a bug', async () => {
    const odd = fc.constantFrom(null, -1, 1e300, 0.5, 10, 'x', '\u001b[2J', [], {}, [[]], true);
    const property = fc.asyncProperty(fc.nat(3), fc.nat(9999), odd, async (which, at, value) => {
      const [, plain] = texts[which]!;
      const paths = pathsIn(plain);
      writeAnew(join(cwd, 'plain.json'), JSON.stringify(plain));
      writeAnew(
        join(cwd, 'odd.json'),
        JSON.stringify(changed(plain, paths[at % paths.length]!, value)),
      );
      const { code, stdout, stderr } = await runMain(['compare', 'plain.json', 'odd.json'], {
        cwd,
      });
      expect([0, 2], stderr).toContain(code);
      if (code === 2) expect(stderr.trim().split('\n').length).toBe(1);
      expect(stdout + stderr).not.toContain('\u001b');
    });
    await fc.assert(property, { numRuns: 60 * TIMES });
  });

  it('is refused where it says more of less', async () => {
    const plain = texts.find(([of]) => of === 'evaluate')![1];
    const folder = folderWith({
      'plain.json': JSON.stringify(plain),
      'odd.json': JSON.stringify(changed(plain, ['evaluate', 'exceptions'], 10)),
    });
    const run = await runMain(['compare', 'plain.json', 'odd.json'], { cwd: folder });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('says that 10 of 9 searches deviated');
  });
});

it('reads documents of accounts, too', async () => {
  const argv = ['accounts', '--accounts', 'accounts.csv', '--as-of'];
  const folder = join(FIXTURES, 'accounts');
  const docs = ['2026-06-30', '2026-05-31'].map(async (date, at) => {
    const { stdout } = await runMain([...argv, date, '--json'], { cwd: folder });
    writeAnew(join(cwd, `accounts-${at}.json`), stdout);
  });
  await Promise.all(docs);
  const result = await compared('accounts-1.json', 'accounts-0.json');
  expect(result.earlier).toMatchObject({ period: { asOf: '2026-05-31' } });
  const names = (result.shares as unknown as { what: string }[]).map(({ what }) => what);
  expect(names).toContain('safeguards.approval');
  expect(names).toContain('exceptions.dormant');
});

function pathsIn(json: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof json !== 'object' || json === null) return [path];
  return [
    ...(path.length === 0 ? [] : [path]),
    ...Object.entries(json).flatMap(([key, value]) => pathsIn(value, [...path, key])),
  ];
}

function changed(json: Json, path: readonly string[], value: unknown): unknown {
  const copy = structuredClone(json) as Record<string, unknown>;
  let place = copy;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string, unknown>;
  place[path.at(-1)!] = value;
  return copy;
}
