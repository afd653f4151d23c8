import type { TableInput, Warning } from '../../contract/document.ts';
import { CaseRegister } from '../../quality/case-register.ts';
import { givenTable, type TableRun } from '../../run/tables/side-table.ts';
import { REGISTER, registeredCases } from '../../side-tables/registers/register.ts';

/** The register of --cases, and what a document says of it. */
export interface ReadRegister {
  readonly register: CaseRegister;
  readonly input: TableInput;
  /** Which of its columns were found. */
  readonly columns: string[];
  readonly warnings: readonly Warning[];
}

/** As --map and the config call it. */
export const CASES = 'cases';

/**
 * Reads `--cases`: a table from the agency's records system with number and, where it has them, date,
 * offense and officer of each case.
 * @param shownAs what an output calls a file
 * @throws CannotBeDone when it is not there, cannot be read, or has bad rows
 */
export async function readCases(
  run: TableRun,
  name: string,
  shownAs: (name: string) => string,
): Promise<ReadRegister> {
  const named = { table: CASES, option: '--cases', description: REGISTER };
  const { rows, fields, warnings, input } = await givenTable(run, named, name, shownAs);
  const register = new CaseRegister();
  for (const { number, ...registered } of registeredCases(rows)) register.add(number, registered);
  return { register, input, columns: [...fields], warnings };
}
