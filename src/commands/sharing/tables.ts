import type { SharingDirection } from '../../agency-names/sharing-list.ts';
import type { TableInput, Warning } from '../../contract/document.ts';
import { counted, timeWords } from '../../report/words.ts';
import { type TableRun, tableInputOf, tableOptions } from '../../run/tables/side-table.ts';
import type { SharingInputs } from '../../sharing/sharing.ts';
import { type TableFile, tableFile } from '../../side-tables/file.ts';
import { readShareRegister } from '../../side-tables/sharing/share-register.ts';
import { readSharingList } from '../../side-tables/sharing/sharing-list.ts';
import type { Table } from '../../side-tables/table.ts';

/** The tables of `sharing`, which the report reads, too. */

/** The files as given. */
export interface SharingFiles {
  readonly list: string;
  readonly before?: string | undefined;
  readonly register?: string | undefined;
}

export interface SharingTables extends Pick<SharingInputs, 'list' | 'before' | 'register'> {
  readonly inputs: readonly TableInput[];
  readonly warnings: readonly Warning[];
}

/**
 * Reads the list, and the earlier one and the register where they are given.
 * @param direction of lists that do not say it themselves
 * @throws CannotBeDone when one is not there, cannot be read, or has bad rows
 */
export async function readSharingTables(
  run: TableRun,
  { list, before, register }: SharingFiles,
  direction: SharingDirection | undefined,
): Promise<SharingTables> {
  const { io } = run;
  const inputs: TableInput[] = [];
  const warnings: Warning[] = [];
  const took = (file: TableFile, table: string, read: Read): void => {
    inputs.push(tableInputOf(file, table, read));
    warnings.push(...read.warnings);
  };
  const listed = async (name: string, option: string, table: string) => {
    const file = await tableFile(io, name, option);
    const read = await readSharingList(file, { ...tableOptions(run, table), direction });
    took(file, table, read);
    return read.list;
  };
  const now = await listed(list, 'the command', 'list');
  const earlier = before === undefined ? null : await listed(before, '--before', 'before');
  if (register === undefined)
    return { list: now, before: earlier, register: null, inputs, warnings };
  const file = await tableFile(io, register, '--register');
  const read = await readShareRegister(file, tableOptions(run, 'register'));
  took(file, 'register', read);
  return { list: now, before: earlier, register: read, inputs, warnings };
}

/** How many records were decided after the day that stands for today, and are left out; null for no day. */
export function laterRecords(
  { inputs, register }: SharingTables,
  asOf: SharingInputs['asOf'],
): Warning[] {
  if (register === null || asOf === null) return [];
  const later = register.shares.filter(({ decided }) => decided !== null && decided > asOf.day);
  if (later.length === 0) return [];
  const file = inputs.find(({ table }) => table === 'register')?.file ?? 'the register';
  const message =
    `${file}: ${counted(later.length, 'record was', 'records were')} decided after ` +
    `${timeWords(asOf.date)}, and ${later.length === 1 ? 'is' : 'are'} left out`;
  return [{ code: 'after-as-of', message }];
}

interface Read
  extends Pick<Table<string>, 'encoding' | 'columns' | 'unmatched' | 'badRows' | 'warnings'> {
  readonly rows: number;
}
