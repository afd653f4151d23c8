import { statSync } from 'node:fs';
import { join } from 'node:path';
import { measure, nodeCommand, run, script } from './measure.ts';
import type { LogShape } from './queries/tables.ts';
import { ROOT } from './root.ts';

/** The forms in which a log comes. */
export const FORMS = ['plain', 'stdin', 'gzip', 'xlsx', 'parquet'] as const;
export type Form = (typeof FORMS)[number];

/** A log that was made, in one form. */
export interface Log {
  readonly shape: LogShape;
  readonly rows: number;
  readonly form: Form;
  readonly path: string;
  /** Those of the file; of the plain file where it is packed: it is what is read in the end. */
  readonly bytes: number;
}

const ENDS: Readonly<Record<Form, string>> = {
  plain: '.csv',
  stdin: '.csv',
  gzip: '.csv.gz',
  xlsx: '.xlsx',
  parquet: '.parquet',
};

/** The program that is built here, or in another checkout. */
export function programOf(checkout = ROOT): string {
  return join(checkout, 'bin', 'alpr-audit.js');
}

/**
 * Makes a log in these forms, each by a process of its own: this one's memory must not count as its
 * children's.
 */
export function makeLogs(
  shape: LogShape,
  rows: number,
  forms: readonly Form[],
  folder: string,
): Log[] {
  const make = (form: Form): string => {
    const path = join(folder, `${shape}-${rows}${ENDS[form]}`);
    if (form !== 'stdin') measure(nodeCommand(script('make-log'), [path, String(rows), shape]));
    return path;
  };
  const plain = make('plain');
  const bytes = statSync(plain).size;
  return forms.map((form) => ({
    ...{ shape, rows, form, bytes },
    path: form === 'plain' ? plain : make(form),
  }));
}

/** What the program does not do yet, as its help shows: it is said, and not raced. */
export function missingFrom(program: string): string[] {
  const help = (...args: string[]): string =>
    run({ program: process.execPath, args: [program, ...args, '--help'] }).stdout;
  const missing: string[] = [];
  if (!/^ {2}flags\b/m.test(help())) missing.push('flags');
  if (!/parquet/i.test(help('inspect'))) missing.push('parquet');
  return missing;
}
