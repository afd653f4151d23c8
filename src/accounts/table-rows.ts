import type {
  AccountField,
  PersonField,
  TrainingField,
} from '../side-tables/people/description.ts';
import { nameIn, type Said } from '../side-tables/said.ts';
import type { Table, TableRow } from '../side-tables/table.ts';
import type { AccountRow, PersonRow, RowsOf, TrainingRow } from './rows.ts';

/** What tables about people say, as checks take it. */

export function accountRows(table: Table<AccountField>, said: Said): RowsOf<AccountRow> {
  return rowsOf(table, (row) => ({
    row: row.row,
    user: nameIn(row.text('user'), said),
    name: nameIn(row.text('name'), said),
    status: row.text('status'),
    createdAt: row.day('createdAt'),
    approvedBy: said(row.text('approvedBy')),
    lastLoginAt: row.day('lastLoginAt'),
    disabledAt: row.day('disabledAt'),
  }));
}

export function personRows(table: Table<PersonField>, said: Said): RowsOf<PersonRow> {
  return rowsOf(table, (row) => ({
    row: row.row,
    user: nameIn(row.text('user'), said),
    name: nameIn(row.text('name'), said),
    employeeId: said(row.text('employeeId')) ?? '',
    title: said(row.text('title')) ?? '',
    startedAt: row.day('startedAt'),
    separatedAt: row.day('separatedAt'),
    listedAt: row.day('listedAt'),
  }));
}

export function trainingRows(table: Table<TrainingField>, said: Said): RowsOf<TrainingRow> {
  return rowsOf(table, (row) => ({
    row: row.row,
    user: nameIn(row.text('user'), said),
    name: nameIn(row.text('name'), said),
    day: row.day('trainedAt'),
    course: said(row.text('course')) ?? '',
  }));
}

function rowsOf<Field extends string, Row>(
  { rows, fields }: Table<Field>,
  made: (row: TableRow<Field>) => Row,
): RowsOf<Row> {
  return { rows: rows.map(made), fields: new Set<string>(fields) };
}
