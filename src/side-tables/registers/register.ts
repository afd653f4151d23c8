import type { Warning } from '../../contract/document.ts';
import type { TableDescription } from '../columns.ts';
import { onDisk, type TableFile } from '../file.ts';
import { readTable, type TableOptions, type TableRow } from '../table.ts';

/** The agency's register of cases: number and, where it has them, date, offense and officer. */

export type RegisterField = 'number' | 'date' | 'offense' | 'officer';

export const REGISTER: TableDescription<RegisterField> = {
  columns: [
    {
      field: 'number',
      names: ['case number', 'case', 'case no', 'incident number', 'report number'],
    },
    {
      field: 'date',
      names: ['case date', 'reported', 'report date', 'opened'],
      ...{ isDate: true, mayBeLost: true },
    },
    { field: 'offense', names: ['offence', 'offense type', 'crime', 'crime type'] },
    { field: 'officer', names: ['user', 'user name', 'username', 'assigned to'] },
  ],
  needed: [['number']],
  missing: 'has no column of case numbers: head it "number"',
  rowsAre: 'cases',
  incomplete: 'passedOver',
  alone: { field: 'number' },
};

/** A case of the register. */
export interface RegisteredCase {
  readonly number: string;
  /** The case's calendar date as a day number; null where there is none. */
  readonly day: number | null;
  readonly offense: string;
  readonly officer: string;
}

/** The register, the SHA-256 of its bytes, and which of its columns were found. */
export interface Register {
  readonly cases: readonly RegisteredCase[];
  readonly sha256: string;
  readonly columns: RegisterField[];
  readonly warnings: readonly Warning[];
}

/**
 * Reads a register.
 * @throws CannotBeDone when it cannot be read, has no column of numbers, or has bad rows
 */
export async function readRegister(file: TableFile, options: TableOptions): Promise<Register> {
  const { rows, fields, warnings } = await readTable(file, REGISTER, options);
  return {
    cases: registeredCases(rows),
    sha256: onDisk(file).sha256,
    columns: [...fields],
    warnings,
  };
}

/** The cases in the rows of a register. */
export function registeredCases(rows: readonly TableRow<RegisterField>[]): RegisteredCase[] {
  return rows.map((row) => ({
    number: row.text('number'),
    day: row.day('date'),
    offense: row.text('offense'),
    officer: row.text('officer'),
  }));
}
