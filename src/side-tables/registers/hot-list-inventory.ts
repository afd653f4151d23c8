import { folded } from '../../search.ts';
import type { TableDescription } from '../columns.ts';
import type { TableFile } from '../file.ts';
import { readTable, type Table, type TableOptions } from '../table.ts';

/** Vigilant's inventory of hot-list files ("Search Files"): one row a file that somebody loaded. */

export type InventoryField = 'name' | 'loadedAt' | 'source' | 'records' | 'status' | 'loadTime';

/** A number as screens show it, thousands apart or not. */
const RECORDS = /^(?:\d{1,12}|\d{1,3}(?:,\d{3}){1,3})(?:\.0+)?$/;

export const INVENTORY: TableDescription<InventoryField> = {
  columns: [
    { field: 'name', names: ['file name', 'hot list', 'hotlist', 'list name'] },
    { field: 'loadedAt', names: ['date of load', 'load date', 'loaded'], isDate: true },
    { field: 'source', names: [] },
    {
      field: 'records',
      names: ['record count'],
      problem: (cell) =>
        cell === '' || RECORDS.test(cell)
          ? undefined
          : 'is no number of records: write a whole number, or nothing',
    },
    {
      field: 'status',
      names: [],
      problem: (cell) =>
        ['', 'active', 'inactive'].includes(folded(cell))
          ? undefined
          : 'is no status: write Active or Inactive, or nothing',
    },
    { field: 'loadTime', names: ['time of load'] },
  ],
  needed: [['name'], ['loadedAt']],
  filled: [['name']],
  missing: 'is no inventory of hot lists: it needs columns such as "File Name" and "Date of Load"',
  rowsAre: 'hotLists',
  incomplete: 'bad',
};

export interface InventoriedList {
  readonly name: string;
  readonly source: string;
  /** Day number; null where the row has no date. */
  readonly loaded: number | null;
  /** Null where the row does not say. */
  readonly records: number | null;
  readonly isInactive: boolean;
  readonly line: number;
}

export interface Inventory extends Omit<Table<InventoryField>, 'rows'> {
  readonly lists: readonly InventoriedList[];
}

/** @throws CannotBeDone when it cannot be read, is none, or has bad rows */
export async function readInventory(file: TableFile, options: TableOptions): Promise<Inventory> {
  const { rows, fields, ...read } = await readTable(file, INVENTORY, options);
  const lists = rows.map((row): InventoriedList => {
    const records = row.text('records');
    return {
      name: row.text('name'),
      source: row.text('source'),
      loaded: row.day('loadedAt'),
      records: records === '' ? null : Number(records.replaceAll(',', '')),
      isInactive: folded(row.text('status')) === 'inactive',
      line: row.row,
    };
  });
  // A column with nothing in it tells no more than one that is not there.
  const told = fields.filter((field) => rows.some((row) => row.text(field) !== ''));
  return { ...read, fields: told, lists };
}
