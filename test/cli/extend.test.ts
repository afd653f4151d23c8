import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runMain } from '../run-main.ts';
import { logText } from '../sampling/drawn-logs.ts';
import { drawnOf, drew, LOG, manifestOf, refused, SEED, searches, verified } from './audit.ts';
import { folderWith, namesIn } from './folder.ts';

/* `sample --extend`: the same draw, gone on with. */

const NUMBERS = /^\d+ /;
const ids = (drawn: readonly string[]): string[] => drawn.map((each) => each.replace(NUMBERS, ''));

/** A folder in which 8 searches and 3 spares were drawn of 60. */
async function drawnFolder(...argv: string[]): Promise<string> {
  const cwd = folderWith({ 'log.csv': LOG });
  await drew(cwd, 'log.csv', '--seed', SEED, '--size', '8', '--spares', '3', '-o', 'one', ...argv);
  return cwd;
}

describe.each([
  ['ticket', []],
  ['generator', ['--method', 'generator']],
])('an extension by %s', (_name, method) => {
  it('takes in the earlier spares, leaves the sample as it was, and draws spares anew', async () => {
    const cwd = await drawnFolder(...method);
    await drew(cwd, 'log.csv', '--extend', 'one/manifest.json', '--size', '13', '-o', 'two');
    const [one, two] = [manifestOf(cwd, 'one'), manifestOf(cwd, 'two')];
    expect(drawnOf(two, 'sample')).toEqual(drawnOf(one, 'sample'));
    expect(ids(drawnOf(two, 'extension')).slice(0, 3)).toEqual(ids(drawnOf(one, 'spare')));
    expect(drawnOf(two, 'extension').map((each) => Number.parseInt(each, 10))).toEqual([
      9, 10, 11, 12, 13,
    ]);
    expect(drawnOf(two, 'spare').map((each) => Number.parseInt(each, 10))).toEqual([14, 15, 16]);
    expect(two.design).toEqual({ ...one.design, size: 13 });
    // What was drawn is what a draw of that size at once would have drawn.
    const argv = ['--seed', SEED, '--size', '13', '--spares', '3', '-o', 'atonce', ...method];
    await drew(cwd, 'log.csv', ...argv);
    const atOnce = manifestOf(cwd, 'atonce').drawn;
    expect(two.drawn.map(({ id, ticket, cells }) => [id, ticket, cells])).toEqual(
      atOnce.map(({ id, ticket, cells }) => [id, ticket, cells]),
    );
    expect(await verified(cwd, 'two')).toMatchObject({ same: true, searches: 13 });
  });

  it('can be extended again, and to all there are', async () => {
    const cwd = await drawnFolder(...method);
    await drew(cwd, 'log.csv', '--extend', 'one/manifest.json', '--size', '10', '-o', 'two');
    await drew(cwd, 'log.csv', '--extend', 'two/manifest.json', '--size', '12', '-o', 'three');
    await drew(cwd, 'log.csv', '--extend', 'three/manifest.json', '--size', '99', '-o', 'all');
    const [one, two, three, all] = ['one', 'two', 'three', 'all'].map((each) =>
      manifestOf(cwd, each),
    );
    for (const later of [two!, three!, all!]) {
      expect(drawnOf(later, 'sample')).toEqual(drawnOf(one!, 'sample'));
    }
    const before = drawnOf(two!, 'extension');
    expect(before).toHaveLength(2);
    expect(drawnOf(three!, 'extension').slice(0, 2)).toEqual(before);
    expect(drawnOf(all!, 'extension')).toHaveLength(52);
    expect(drawnOf(all!, 'spare')).toEqual([]);
    expect(all!.design).toMatchObject({ size: 99, census: true });
    for (const each of ['two', 'three', 'all']) expect((await verified(cwd, each)).same).toBe(true);
  });
});

describe('an extension', () => {
  it('keeps strata, period, filters, mapping, zone, auditors, questions and placeholders', async () => {
    const config = {
      questions: ['does the case exist?', 'is it the right plate?'],
      vocabulary: { placeholders: { add: ['s-7'] } },
    };
    const cwd = folderWith({ 'log.csv': LOG, 'own.json': JSON.stringify(config) });
    const argv = ['--seed', SEED, '--size', '6', '--by', 'agency', '--at-least-each', '2'];
    const log = ['--from', '2026-01-03', '--to', '2026-02-20', '--user', 'K.Marund'];
    const more = ['--tz', 'America/Los_Angeles', '--map', 'offense=Reason', '--config', 'own.json'];
    const who = ['--auditor', 'j.ramirez', '--witness', 'A', '--seed-source', 'dice'];
    await drew(cwd, 'log.csv', ...argv, ...log, ...more, ...who, '-o', 'one');
    await drew(cwd, 'log.csv', '--extend', 'one/manifest.json', '--size', '11', '-o', 'two');
    const [one, two] = [manifestOf(cwd, 'one'), manifestOf(cwd, 'two')];
    expect(two.population).toEqual(one.population);
    expect(two.columns).toEqual(one.columns);
    const { size: _size, extends: earlier, ...kept } = two.settings;
    expect(one.settings).toMatchObject(kept);
    expect(earlier?.strata).toEqual(
      one.design.strata.map(({ value, drawn }) => ({ value, sample: drawn, drawn })),
    );
    expect(two.workpaper.questions).toEqual(config.questions);
    expect(two.design).toMatchObject({ seedSource: 'dice', witnesses: ['A'] });
    expect(drawnOf(two, 'sample')).toEqual(drawnOf(one, 'sample'));
    expect(two.drawn).toHaveLength(11);
    for (const { value, drawn } of one.design.strata) {
      const now = two.design.strata.find((each) => each.value === value)!;
      expect(now.drawn).toBeGreaterThanOrEqual(drawn);
    }
    expect((await verified(cwd, 'two')).same).toBe(true);
  });

  it('may say again how the logs were read', async () => {
    const how = ['--to', '2026-02-20', '--user', 'k.marund', '--tz', 'UTC', '--strict'];
    const more = ['--map', 'offense=Reason', '--keep-duplicates', '--layout', 'generic'];
    const cwd = await drawnFolder(...how, ...more);
    const argv = ['--extend', 'one/manifest.json', '--size', '9', ...how, ...more, '-o', 'two'];
    await drew(cwd, 'log.csv', ...argv);
    expect((await verified(cwd, 'two')).same).toBe(true);
  });

  it('takes more auditors and other spares', async () => {
    const cwd = await drawnFolder();
    const argv = ['--extend', 'one/manifest.json', '--size', '9', '--spares', '1'];
    const who = ['--auditor', 'b.corick'];
    const run = await runMain(['sample', 'log.csv', ...argv, ...who, '-o', 'two'], { cwd });
    expect(run.code).toBe(0);
    const two = manifestOf(cwd, 'two');
    expect(two.settings.auditors).toEqual(['b.corick']);
    expect(drawnOf(two, 'spare')).toHaveLength(1);
    expect(two.independence).toMatchObject([{ user: 'b.corick', searches: 20 }]);
  });

  it('knows the logs by what is in them, and not by their names', async () => {
    const cwd = folderWith({
      'a.csv': logText('ids', searches(30)),
      'b.csv': logText('ids', searches(60).slice(30)),
    });
    await drew(cwd, 'a.csv', 'b.csv', '--seed', SEED, '--size', '5', '-o', 'one');
    renameSync(join(cwd, 'a.csv'), join(cwd, 'c.csv'));
    const argv = ['--extend', 'one/manifest.json', '--size', '7', '-o', 'two'];
    await drew(cwd, 'b.csv', 'c.csv', ...argv);
    const [one, two] = [manifestOf(cwd, 'one'), manifestOf(cwd, 'two')];
    expect(drawnOf(two, 'sample')).toEqual(drawnOf(one, 'sample'));
    writeFileSync(join(cwd, 'd.csv'), logText('ids', searches(60).slice(30)));
    // The same log twice is not the other one.
    const said = await refused(['sample', 'b.csv', 'd.csv', ...argv.with(-1, 'three')], { cwd });
    expect(said).toContain('one/manifest.json was drawn from a.csv, b.csv');
    expect(namesIn(cwd)).toEqual(['b.csv', 'c.csv', 'd.csv', 'one', 'two']);
  });
});

describe('an extension is refused', () => {
  it.each([
    ['--seed', '1'],
    ['--seed', SEED],
    ['--seed-source', 'dice'],
    ['--witness', 'A'],
    ['--method', 'ticket'],
    ['--percent', '50'],
    ['--at-least', '5'],
    ['--at-most', '50'],
    ['--confidence', '95'],
    ['--tolerable', '5'],
    ['--expected', '1'],
    ['--preset', 'monthly'],
    ['--by', 'agency'],
    ['--allocate', 'equal'],
    ['--at-least-each', '2'],
  ])('with %s %s', async (option, value) => {
    const cwd = await drawnFolder();
    const argv = ['--extend', 'one/manifest.json', '--size', '9', '-o', 'two', option];
    const said = await refused(['sample', 'log.csv', ...argv, ...(value === '' ? [] : [value])], {
      cwd,
    });
    expect(said).toContain(`${option}: one/manifest.json says it already`);
    expect(namesIn(cwd)).toEqual(['log.csv', 'one']);
  });

  it.each([
    ['--from', '2026-01-01'],
    ['--to', '2026-12-31'],
    ['--user', 'b.corick'],
    ['--agency', 'North PD'],
    ['--tz', 'UTC'],
    ['--layout', 'generic'],
    ['--map', 'offense=Reason'],
    ['--header-row', '1'],
    ['--encoding', 'utf-8'],
    ['--keep-duplicates', ''],
    ['--strict', ''],
  ])('with %s %s, which was not so', async (option, value) => {
    const cwd = await drawnFolder();
    const argv = ['--extend', 'one/manifest.json', '--size', '9', '-o', 'two', option];
    const said = await refused(['sample', 'log.csv', ...argv, ...(value === '' ? [] : [value])], {
      cwd,
    });
    expect(said).toContain(`${option} is not as in one/manifest.json`);
    expect(namesIn(cwd)).toEqual(['log.csv', 'one']);
  });

  it.each([
    [['--size', '7'], 'drew 8 searches: say with --size how many there are to be in all'],
    [[], 'drew 8 searches: say with --size'],
    [['--size', '9', '--extend', 'log.csv'], 'log.csv is not JSON'],
    [['--size', '9', '--extend', 'none.json'], 'none.json is not there'],
    [['--size', '9', '--extend', 'one'], 'one is a folder'],
  ])('with %j', async (more, expected) => {
    const cwd = await drawnFolder();
    const manifest = more.includes('--extend') ? [] : ['--extend', 'one/manifest.json'];
    const argv = ['sample', 'log.csv', ...manifest, ...more, '-o', 'two'];
    expect(await refused(argv, { cwd })).toContain(expected);
    expect(namesIn(cwd)).toEqual(['log.csv', 'one']);
  });

  it('over other logs, fewer and more', async () => {
    const cwd = await drawnFolder();
    writeFileSync(join(cwd, 'other.csv'), logText('ids', searches(59)));
    for (const logs of [['other.csv'], ['log.csv', 'other.csv']]) {
      const argv = ['sample', ...logs, '--extend', 'one/manifest.json', '--size', '9'];
      const said = await refused([...argv, '-o', 'two'], { cwd });
      expect(said).toContain('other.csv is none of them: name the same logs');
    }
    expect(namesIn(cwd)).toEqual(['log.csv', 'one', 'other.csv']);
  });

  it('of strata that a generator drew', async () => {
    const cwd = await drawnFolder('--method', 'generator', '--by', 'agency');
    const argv = ['sample', 'log.csv', '--extend', 'one/manifest.json', '--size', '20'];
    expect(await refused(argv, { cwd })).toContain('draw anew');
  });

  it('into the folder that it extends, with --force too', async () => {
    const cwd = await drawnFolder();
    const argv = ['sample', 'log.csv', '--extend', 'one/manifest.json', '--size', '9', '-o', 'one'];
    const before = manifestOf(cwd, 'one');
    await refused(argv, { cwd });
    await refused([...argv, '--force'], { cwd });
    expect(manifestOf(cwd, 'one')).toEqual(before);
    expect(namesIn(join(cwd, 'one'))).toEqual(['manifest.json', 'workpaper.csv', 'workpaper.xlsx']);
  });
});
