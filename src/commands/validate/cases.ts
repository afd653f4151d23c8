import type { Warning } from '../../contract/document.ts';
import type { Io } from '../../io.ts';
import { CaseRegister } from '../../quality/case-register.ts';
import { tableFile } from '../../side-tables/file.ts';
import { readRegister } from '../../side-tables/register.ts';

/** The register, the SHA-256 of its bytes, and which of its columns were found. */
export interface ReadRegister {
  /** As an output calls it. */
  readonly name: string;
  readonly register: CaseRegister;
  readonly sha256: string;
  readonly columns: string[];
  readonly warnings: readonly Warning[];
}

/**
 * Reads `--cases`: a table from the agency's records system with number and, where it has them, date,
 * offense and officer of each case.
 * @param placeholders what people type to get past a field
 * @param shownAs what an output calls a file
 * @throws CannotBeDone when it is not there, cannot be read, or has bad rows
 */
export async function readCases(
  io: Io,
  name: string,
  placeholders: readonly string[],
  shownAs: (name: string) => string,
): Promise<ReadRegister> {
  const file = tableFile(io, name, '--cases');
  const { cases, warnings, ...read } = await readRegister(file, { placeholders });
  const register = new CaseRegister();
  for (const { number, ...registered } of cases) register.add(number, registered);
  const shown = warnings.map(({ code, message }) => ({
    code,
    message: message.replace(name, shownAs),
  }));
  return { name: shownAs(name), register, warnings: shown, ...read };
}
