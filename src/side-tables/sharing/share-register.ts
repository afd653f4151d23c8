import type { SharingDirection } from '../../agency-names/sharing-list.ts';
import type { Encoding, Warning } from '../../contract/document.ts';
import { cellState } from '../../log/cells/cell-state.ts';
import { dateText } from '../../log/times/calendar.ts';
import { folded } from '../../search.ts';
import type { TableDescription } from '../columns.ts';
import type { TableFile } from '../file.ts';
import { readTable, type Table, type TableOptions } from '../table.ts';

/** The agency's own register of shares: with whom, in which direction, since when, who approved, why, until when. */

export type ShareRegisterField =
  | 'entity'
  | 'direction'
  | 'decidedAt'
  | 'approvedBy'
  | 'purpose'
  | 'agreement'
  | 'expiresAt';

const DIRECTIONS: Readonly<Record<string, readonly SharingDirection[]>> = {
  ...{ outbound: ['outbound'], out: ['outbound'], sharing: ['outbound'], shared: ['outbound'] },
  ...{ inbound: ['inbound'], in: ['inbound'], received: ['inbound'], receiving: ['inbound'] },
  ...{ both: ['outbound', 'inbound'], '': ['outbound', 'inbound'] },
};

export const SHARE_REGISTER: TableDescription<ShareRegisterField> = {
  columns: [
    { field: 'entity', names: ['agency', 'organization', 'organization name', 'name'] },
    {
      field: 'direction',
      names: [],
      problem: (cell) =>
        Object.hasOwn(DIRECTIONS, folded(cell))
          ? undefined
          : 'is no direction: write outbound, inbound or both, or nothing for both',
    },
    { field: 'decidedAt', names: ['decided', 'date decided', 'date approved'], isDate: true },
    { field: 'approvedBy', names: ['approver'] },
    { field: 'purpose', names: ['reason', 'need'] },
    { field: 'agreement', names: ['mou', 'contract'] },
    { field: 'expiresAt', names: ['expires', 'expiry', 'expiration date'], isDate: true },
  ],
  needed: [['entity']],
  missing: 'has no column of agencies: head it "entity"',
  rowsAre: 'shares',
  incomplete: 'bad',
  alone: { field: 'entity', lines: true },
};

/** What the register is asked about each share. */
const RECORDED = ['decidedAt', 'approvedBy', 'purpose', 'agreement'] as const;

/** A share as the register has it. */
export interface RegisteredShare {
  readonly name: string;
  readonly directions: readonly SharingDirection[];
  /** Day numbers. */
  readonly decided: number | null;
  readonly expires: number | null;
  readonly expiresAt: string | null;
  readonly lacks: readonly (typeof RECORDED)[number][];
  readonly line: number;
}

export interface ShareRegister extends Pick<Table<string>, 'columns' | 'unmatched'> {
  readonly shares: readonly RegisteredShare[];
  /** What it has no column for. */
  readonly absent: readonly string[];
  readonly rows: number;
  readonly encoding: Encoding | null;
  readonly badRows: number;
  readonly warnings: readonly Warning[];
}

/** @throws CannotBeDone when it cannot be read, names no agencies, or has bad rows */
export async function readShareRegister(
  file: TableFile,
  options: TableOptions,
): Promise<ShareRegister> {
  const { rows, fields, ...read } = await readTable(file, SHARE_REGISTER, options);
  const there = RECORDED.filter((field) => fields.includes(field));
  const placeholders = new Set(options.placeholders.map(folded));
  const isSaid = (cell: string): boolean => {
    const state = cellState(cell, [], placeholders);
    return state !== 'blank' && state !== 'placeholder';
  };
  const shares = rows.map((row): RegisteredShare => {
    const expires = row.day('expiresAt');
    return {
      name: row.text('entity'),
      directions: DIRECTIONS[folded(row.text('direction'))] ?? [],
      ...{ decided: row.day('decidedAt'), expires },
      expiresAt: expires === null ? null : dateText(expires),
      lacks: there.filter((field) =>
        field === 'decidedAt' ? row.day(field) === null : !isSaid(row.text(field)),
      ),
      line: row.row,
    };
  });
  const columns = [...RECORDED, 'expiresAt'] as const;
  const absent = columns.filter((column) => !fields.includes(column));
  return { ...read, shares, absent, rows: rows.length };
}
