import { join } from 'node:path';
import { expect } from 'vitest';
import { writeAnew } from '../../cli/folder.ts';
import { runMain } from '../../run-main.ts';

export interface SideFile {
  name: string;
  text: string;
}

/** What is typed, and the files that it names. */
export interface SideRun {
  command: string;
  argv: string[];
  files: SideFile[];
}

/** The program's result and the codes of its warnings; refused, where it cannot be done. */
export async function programResult<Result>(
  { command, argv, files }: SideRun,
  folder: string,
): Promise<{ result: Result; codes: string[] } | 'refused'> {
  for (const { name, text } of files) writeAnew(join(folder, name), text);
  const run = await runMain([command, '--json', ...argv], { cwd: folder });
  if (run.code === 2) return 'refused';
  expect(run.code, run.stderr).toBe(0);
  const document = JSON.parse(run.stdout) as Record<string, unknown> & {
    warnings: { code: string }[];
  };
  const codes = document.warnings.map(({ code }) => code);
  return { result: document[command] as Result, codes };
}

/** The case as somebody can type it in again. */
export function sideText({ command, argv, files }: SideRun): string {
  const shown = files.map(({ name, text }) => `${name}: ${JSON.stringify(text)}`);
  return [...shown, JSON.stringify([command, ...argv])].join('\n');
}

/** Objects in an order that does not depend on who made them. */
export function sorted<T>(list: readonly T[]): T[] {
  const text = (each: T): string => JSON.stringify(each) ?? '';
  return [...list].sort((a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0));
}

/** A delimited text: cells in quotes where they need them. */
export function csv(rows: readonly (readonly string[])[], delimiter = ',', lineEnd = '\n'): string {
  const quoted = (cell: string): string =>
    /[",;|\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return rows.map((row) => `${row.map(quoted).join(delimiter)}${lineEnd}`).join('');
}
