import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/contract/manifest.ts';
import { folderWith } from '../cli/folder.ts';
import { type Run, runMain } from '../run-main.ts';
import { type LogRow, logText } from './drawn-logs.ts';

/*
 * Every way to the sample gives the same one: xsv ignored its seed on one of its paths, and its
 * tests did not see it.
 */

const SEED = '08772473296991897540';
const ROWS: LogRow[] = Array.from({ length: 60 }, (_, at) => ({
  number: at + 1,
  user: ['b.corick', 'k.marund', '=1+1'][at % 3]!,
  agency: at % 4 === 0 ? 'South SO' : 'North PD',
  day: at + 1,
  reason: at % 5 === 0 ? 'two\nlines, "quoted"' : '-1',
}));
const TEXT = logText('ids', ROWS);

interface Seen {
  draw: number;
  role: string;
  stratum: string;
  ticket: string;
  id: string;
  line: number;
}

function seen(each: Readonly<Record<string, unknown>>): Seen {
  const { draw, role, stratum, ticket, id, line } = each;
  const text = (value: unknown): string => String(value ?? '');
  return {
    ...{ draw: Number(draw), role: text(role), stratum: text(stratum) },
    ...{ ticket: text(ticket), id: text(id), line: Number(line) },
  };
}

function table(text: string): Record<string, string>[] {
  return parse(text, { columns: true, bom: true });
}

describe.each([
  ['ticket', []],
  ['ticket in strata', ['--by', 'agency', '--spares', '2']],
  ['percent', ['--percent', '20']],
  ['generator', ['--method', 'generator', '--spares', '1']],
])('%s', (_name, design) => {
  const size = design.includes('--percent') ? [] : ['--size', '10'];
  const argv = ['--seed', SEED, ...size, ...design];

  async function ran(cwd: string, log: string, ...more: string[]): Promise<Run> {
    const run = await runMain(['sample', log, ...argv, ...more], { cwd, stdin: TEXT });
    // What was written is said, and what to run next.
    const stderr = run.stderr.replace(/^Wrote .+\nNext, .+\nTo check the draw: .+\n$/, '');
    expect({ code: run.code, stderr }).toEqual({ code: 0, stderr: '' });
    return run;
  }

  async function expected(): Promise<Seen[]> {
    const { stdout } = await ran('/', '-', '--json');
    const { drawn } = JSON.parse(stdout).sample;
    expect(drawn.length).toBeGreaterThan(9);
    return drawn.map(seen);
  }

  it('JSON of a file, of a zipped one and of standard input', async () => {
    const cwd = folderWith({ 'log.csv': TEXT, 'log.csv.gz': gzipSync(TEXT) });
    const all = await expected();
    for (const log of ['log.csv', 'log.csv.gz']) {
      const { stdout } = await ran(cwd, log, '--format', 'json');
      expect(JSON.parse(stdout).sample.drawn.map(seen)).toEqual(all);
    }
  });

  it('CSV and NDJSON', async () => {
    const csv = await ran('/', '-', '--format', 'csv');
    expect(table(csv.stdout).map(seen)).toEqual(await expected());
    const { stdout } = await ran('/', '-', '--format', 'ndjson');
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line) => seen(JSON.parse(line)))).toEqual(await expected());
  });

  it('the table and Markdown, in the same order', async () => {
    const all = await expected();
    for (const format of ['table', 'md']) {
      const { stdout } = await ran('/', '-', '--format', format);
      const lines = stdout
        .slice(stdout.indexOf('The searches drawn, in order'))
        .split('\n')
        .flatMap((line) => /^[\s|]*(\d+)[\s|].*[\s|](\d+)[\s|]+2026-/.exec(line)?.slice(1) ?? []);
      expect(lines.map(Number)).toEqual(all.flatMap(({ draw, line }) => [draw, line]));
    }
  });

  it('a folder: manifest and workpaper, at whatever time and with whatever format beside', async () => {
    const cwd = folderWith({ 'log.csv': TEXT });
    const all = await expected();
    const first = await ran(cwd, 'log.csv', '-o', 'audit/2026');
    expect(first.stdout).toContain('audit/2026');
    const { stdout } = await ran(cwd, 'log.csv', '-o', 'again', '--json');
    expect(JSON.parse(stdout).sample.drawn.map(seen)).toEqual(all);
    for (const folder of ['audit/2026', 'again']) {
      const manifest: Manifest = JSON.parse(
        readFileSync(join(cwd, folder, 'manifest.json'), 'utf8'),
      );
      expect(manifest.drawn.map(seen)).toEqual(all);
      expect(manifest.design.seed).toBe(SEED);
      const workpaper = table(readFileSync(join(cwd, folder, 'workpaper.csv'), 'utf8'));
      // The identity does not stand on the workpaper; the plates tell which search it is.
      const plates = all.map(({ id }) => id.replace('s-', '7ABC'));
      expect(workpaper.map(({ Plate }) => Plate)).toEqual(plates);
      const drawn = workpaper.map((row, at) => {
        const { Draw: draw, Role: role, Stratum: stratum, Ticket: ticket, Line: line } = row;
        return seen({ draw, role, stratum, ticket, line, id: all[at]!.id });
      });
      expect(drawn).toEqual(all);
    }
    const [one, two] = ['audit/2026', 'again'].map((folder) =>
      ['manifest.json', 'workpaper.csv', 'workpaper.xlsx'].map((name) =>
        readFileSync(join(cwd, folder, name)).toString('base64'),
      ),
    );
    expect(two).toEqual(one);
  });
});
