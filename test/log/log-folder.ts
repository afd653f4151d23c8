import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { z } from 'zod';
import { inspectDocumentSchema } from '../../src/contract/inspect.ts';
import { runMain } from '../run-main.ts';

export type Inspected = z.infer<typeof inspectDocumentSchema>;

const folder = mkdtempSync(join(tmpdir(), 'alpr-audit-log-'));

/** Logs by name, and options behind them: what `inspect --json` says of them. */
type Logs = Readonly<Record<string, string | Uint8Array>>;

function run(logs: Logs, options: readonly string[]) {
  const { '-': stdin = '', ...files } = logs;
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const names = Object.keys(logs).filter((name) => !name.endsWith('.json'));
  return runMain(['inspect', ...names, '--json', ...options], { cwd: folder, stdin });
}

/** The document of a run that must succeed; its counts add up. */
export async function inspect(logs: Logs, ...options: string[]): Promise<Inspected> {
  const { code, stdout, stderr } = await run(logs, options);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const document = inspectDocumentSchema.parse(JSON.parse(stdout));
  const { rows, searches, duplicates, malformed, outsidePeriod, filteredOut } = document.population;
  expect(searches + duplicates + malformed + outsidePeriod + filteredOut).toBe(rows);
  return document;
}

/** The one line that a run says that cannot be done. */
export async function refusal(logs: Logs, ...options: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(logs, options);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.split('\n')).toHaveLength(2);
  return stderr;
}

export function codes({ warnings }: Inspected): string[] {
  return warnings.map(({ code }) => code);
}

/** The columns of the first log, as `field=header`. */
export function columnsOf({ inspect: { files } }: Inspected): string[] {
  return files[0]?.columns.map(({ field, header }) => `${field}=${header}`) ?? [];
}
