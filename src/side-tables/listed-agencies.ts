import type { Warning } from '../contract/document.ts';
import { CannotBeDone } from '../errors.ts';
import type { TableDescription } from './columns.ts';
import { onDisk, type TableFile } from './file.ts';
import { readTable, type TableOptions } from './table.ts';

/** The agencies on a list of those that images are shared with: a table, or a name a line. */

type ListField = 'name' | 'inbound' | 'outbound';

const LIST: TableDescription<ListField> = {
  columns: [
    { field: 'name', names: ['organization name', 'agency', 'organization', 'entity'] },
    { field: 'inbound', names: ['networks shared with me'] },
    { field: 'outbound', names: ["networks i'm sharing", 'networks im sharing'] },
  ],
  needed: [['name']],
  missing: 'has no column of agencies: head it "name", or give a name a line',
  incomplete: 'passedOver',
  alone: { field: 'name', lines: true },
};

/** Lines of a transparency page that say what stands below them. */
const HEADING = /^(organizations granted access to|.*sharing their data with).*$/i;
const PDF = '%PDF';

export interface ListedAgencies {
  readonly names: readonly string[];
  readonly sha256: string;
  readonly warnings: readonly Warning[];
}

/**
 * Reads a list; where it tells directions, an agency without any is not on it.
 * @throws CannotBeDone when it cannot be read or names nobody
 */
export async function readListedAgencies(
  file: TableFile,
  options: TableOptions,
): Promise<ListedAgencies> {
  if (Buffer.from(file.bytes.subarray(0, PDF.length)).toString('latin1') === PDF) {
    throw new CannotBeDone(
      `${file.name} is a PDF: give its names as a text, one a line (pdftotext -layout makes one)`,
    );
  }
  const { rows, fields, warnings } = await readTable(file, LIST, options);
  const directions = fields.filter((field) => field !== 'name');
  const names = rows
    .filter((row) => directions.length === 0 || directions.some((each) => row.text(each) !== ''))
    .map((row) => row.text('name'))
    .filter((name) => !HEADING.test(name));
  if (names.length > 0) return { names, sha256: onDisk(file).sha256, warnings };
  throw new CannotBeDone(`${file.name} names no agency: give a list with a name a line`);
}
