import type { SharingDirection } from '../../agency-names/sharing-list.ts';
import type { TableInput, Warning } from '../../contract/document.ts';
import type { Io } from '../../io.ts';
import type { SharingInputs } from '../../sharing/sharing.ts';
import { type TableFile, tableFile, tableSha256 } from '../../side-tables/file.ts';
import { readShareRegister } from '../../side-tables/sharing/share-register.ts';
import { readSharingList } from '../../side-tables/sharing/sharing-list.ts';
import type { TableOptions } from '../../side-tables/table.ts';

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
  io: Io,
  { list, before, register }: SharingFiles,
  options: TableOptions & { readonly direction?: SharingDirection | undefined },
): Promise<SharingTables> {
  const inputs: TableInput[] = [];
  const warnings: Warning[] = [];
  const took = (file: TableFile, table: string, read: Read): void => {
    const { name, bytes } = file;
    inputs.push({ file: name, sha256: tableSha256(file), bytes: bytes.length, table });
    warnings.push(...badRowsWarning(name, read.badRows), ...read.warnings);
  };
  const listed = async (name: string, option: string, table: string) => {
    const file = tableFile(io, name, option);
    const read = await readSharingList(file, options);
    took(file, table, read);
    return read.list;
  };
  const now = await listed(list, 'the command', 'list');
  const earlier = before === undefined ? null : await listed(before, '--before', 'before');
  if (register === undefined)
    return { list: now, before: earlier, register: null, inputs, warnings };
  const file = tableFile(io, register, '--register');
  const read = await readShareRegister(file, options);
  took(file, 'register', read);
  return { list: now, before: earlier, register: read, inputs, warnings };
}

interface Read {
  readonly badRows: number;
  readonly warnings: readonly Warning[];
}

function badRowsWarning(name: string, rows: number): Warning[] {
  if (rows === 0) return [];
  const are = rows === 1 ? 'row is' : 'rows are';
  return [
    { code: 'bad-rows', message: `${name}: ${rows} bad ${are} set aside (--allow-bad-rows)` },
  ];
}
