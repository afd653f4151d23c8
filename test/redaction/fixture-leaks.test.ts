import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { FIXTURES, folderWith } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';
import { leaked } from './leaks.ts';

/*
 * Every plate, user, reason, case number and offense of a log is looked for in every redacted output.
 * Some are words that the program itself says ("case", "patrol"): the same log is read with all of
 * them written over, and what its output holds comes from the program.
 */

const HIDDEN =
  /^(user|name|email|officer|username|userid|license plate|licence plate|plate|case number|case #|case no|casenumber|reason|purpose|search purpose|offense|offensetype)$/i;

/** Placeholders stay in the log that is written over: `inspect` lists them where a log has some. */
const SAYS_NOTHING = /^(n\/a|na|none|x{1,3}|test|tbd|unknown)$/i;

interface Log {
  readonly path: string;
  readonly delimiter: string;
  readonly head: number;
}

const LOGS: readonly Log[] = [
  { path: 'validate/searches.csv', delimiter: ',', head: 0 },
  { path: 'validate/hostile-texts.csv', delimiter: ',', head: 0 },
  { path: 'validate/without-case-number.csv', delimiter: ',', head: 0 },
  { path: 'sample/july-august.csv', delimiter: ',', head: 0 },
  { path: 'layouts/flock-audit.csv', delimiter: ',', head: 0 },
  { path: 'layouts/flock-portal-2025.csv', delimiter: ',', head: 0 },
  { path: 'layouts/ncric.csv', delimiter: ',', head: 0 },
  { path: 'layouts/palantir.csv', delimiter: ',', head: 0 },
  { path: 'layouts/generic-semicolon.csv', delimiter: ';', head: 0 },
  { path: 'layouts/vigilant.csv', delimiter: ',', head: 4 },
];

/** The hidden texts of a log, and the log with each of them written over by another. */
function written({ path, delimiter, head }: Log): { hidden: Set<string>; over: string } {
  const rows: string[][] = parse(readFileSync(join(FIXTURES, path)), {
    delimiter,
    bom: true,
    relax_column_count: true,
  });
  const header = rows[head]!;
  const columns = header.flatMap((name, at) => (HIDDEN.test(name.trim()) ? [at] : []));
  const hidden = new Set<string>();
  const lines = rows.map((cells, row) =>
    cells.map((cell, at) => {
      if (row <= head) return cell;
      const [, plate = ''] = /Plate: (\w+)/.exec(cell) ?? [];
      if (plate !== '') hidden.add(plate);
      if (!columns.includes(at)) return cell.replace(plate, 'zz');
      if (cell.trim() !== '') hidden.add(cell);
      return cell.trim() === '' || SAYS_NOTHING.test(cell.trim()) ? cell : `zz${row}`;
    }),
  );
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  return { hidden, over: lines.map((cells) => `${cells.map(quoted).join(delimiter)}\n`).join('') };
}

const SAMPLE = ['sample', '--size=40', '--seed=1', '--spares=5'];
const FORMATS = ['table', 'md', 'csv', 'ndjson'];

/** What is asked of a log: each in JSON, and in another form, which goes round from log to log. */
function commandsFor(log: Log): string[][] {
  const asked = [
    ['validate', '--by=user', '--min-group=1'],
    ['validate', '--by=agency'],
    SAMPLE,
    [...SAMPLE, '--by=month'],
    [...SAMPLE, '--method=generator'],
  ];
  return [
    ...asked.flatMap((command, i) => {
      const other = FORMATS[(LOGS.indexOf(log) + i) % FORMATS.length]!;
      return ['json', other].map((format) => [...command, `--format=${format}`]);
    }),
    ['inspect', '--format=md'],
    ['inspect', '--json'],
    ['ages', '--by=user', '--format=md'],
    ['ages', '--by=agency', '--json'],
    ['validate', '--findings=list.csv', '--by=month', '--quiet'],
    ['validate', '--findings=list.ndjson', '--json', '--quiet'],
  ];
}

async function outputOf(command: readonly string[], level: string, log: string): Promise<string> {
  const cwd = folderWith({ 'log.csv': log });
  const argv = [...command, `--redact=${level}`, '--keep-duplicates', 'log.csv'];
  const { code, stdout, stderr } = await runMain(argv, { cwd });
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  const [, list] = /--findings=(\S+)/.exec(command.join(' ')) ?? [];
  return stdout + stderr + (list === undefined ? '' : readFileSync(join(cwd, list), 'utf8'));
}

describe.each(LOGS)('$path', (log) => {
  const { hidden, over } = written(log);
  const original = readFileSync(join(FIXTURES, log.path), 'utf8');

  it('has texts to hide, which show where nothing is redacted', async () => {
    expect(hidden.size).toBeGreaterThan(10);
    const cwd = folderWith({ 'log.csv': original });
    const { stdout } = await runMain([...SAMPLE, '--json', 'log.csv'], { cwd });
    expect(leaked(stdout, hidden).length).toBeGreaterThan(10);
  });

  it.each(['public', 'board'])('nothing of it is in an output for the %s', async (level) => {
    for (const command of commandsFor(log)) {
      const output = await outputOf(command, level, original);
      const found = leaked(output, hidden);
      if (found.length === 0) continue;
      const ours = new Set(leaked(await outputOf(command, level, over), found));
      expect(
        found.filter((text) => !ours.has(text)),
        command.join(' '),
      ).toEqual([]);
    }
  });
});
