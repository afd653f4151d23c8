import type { TableDescription } from '../../src/side-tables/columns.ts';
import { readTable, type TableOptions } from '../../src/side-tables/table.ts';
import { vocabularyOf } from '../../src/vocabulary.ts';

/** A small table, described as any side table is: who has an account, and until when. */
export const ROSTER: TableDescription<'user' | 'name' | 'left'> = {
  columns: [
    { field: 'user', names: ['user name', 'login'] },
    { field: 'name', names: ['full name', 'employee'] },
    { field: 'left', names: ['separation date', 'left on'], isDate: true },
  ],
  needed: [['user', 'name']],
  missing: 'has no column of users or names: head it "user" or "name"',
  incomplete: 'bad',
  alone: { field: 'name' },
};

/** What people type to get past a field. */
export const PLACEHOLDERS = vocabularyOf({}).placeholders;

/** The roster in a file's bytes, a row a line: `row: user|name|day`. */
export async function roster(
  content: string | Uint8Array,
  options: Partial<TableOptions> = {},
): Promise<string[]> {
  const { rows } = await readTable(fileOf(content), ROSTER, {
    placeholders: PLACEHOLDERS,
    ...options,
  });
  return rows.map((row) => {
    const day = row.day('left');
    const left = day === null ? '' : new Date(day * 86_400_000).toISOString().slice(0, 10);
    return `${row.row}: ${row.text('user')}|${row.text('name')}|${left}`;
  });
}

export function fileOf(content: string | Uint8Array) {
  return { name: 'roster.csv', bytes: Buffer.from(content) };
}

/** The message of what cannot be done. */
export async function refusal(
  content: string | Uint8Array,
  options: Partial<TableOptions> = {},
): Promise<string> {
  return roster(content, options).then(
    () => 'nothing was refused',
    (error: Error) => `${error.name}: ${error.message}`,
  );
}
