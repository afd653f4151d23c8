import type { SharingList } from '../agency-names/sharing-list.ts';
import type { Warning } from '../contract/document.ts';
import { CannotBeDone } from '../errors.ts';
import type { TableDescription } from './columns.ts';
import { onDisk, type TableFile } from './file.ts';
import { agencyReport } from './sharing/agency-report.ts';
import { isReportText, pagesOfText } from './sharing/report-text.ts';
import { readTable, type TableOptions } from './table.ts';
import { kindOfTable, tableText } from './text.ts';

/** The agencies on a list of those that images are shared with: a table, a name a line, or a vendor's report. */

type ListField = 'name' | 'inbound' | 'outbound';

const LIST: TableDescription<ListField> = {
  columns: [
    { field: 'name', names: ['organization name', 'agency', 'organization', 'entity'] },
    { field: 'inbound', names: ['networks shared with me'] },
    { field: 'outbound', names: ["networks i'm sharing", 'networks im sharing'] },
  ],
  needed: [['name']],
  missing: 'has no column of agencies: head it "name", or give a name a line',
  rowsAre: 'agencies',
  incomplete: 'passedOver',
  alone: { field: 'name', lines: true },
};

/** Lines of a transparency page that say what stands below them. */
const HEADING = /^(organizations granted access to|.*sharing their data with).*$/i;
const PDF = '%PDF-';
/** So far into a file a PDF may begin. */
const PDF_WITHIN = 1024;

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
  const report = await reportIn(file);
  if (report !== null) {
    const listed = report.names.filter(({ directions }) => directions.length > 0);
    return listedIn(
      file,
      listed.map(({ name }) => name),
      [],
    );
  }
  const { rows, fields, warnings } = await readTable(file, LIST, options);
  const directions = fields.filter((field) => field !== 'name');
  const names = rows
    .filter((row) => directions.length === 0 || directions.some((each) => row.text(each) !== ''))
    .map((row) => row.text('name'))
    .filter((name) => !HEADING.test(name));
  return listedIn(file, names, warnings);
}

/** @throws CannotBeDone where there is none */
function listedIn(
  file: TableFile,
  names: readonly string[],
  warnings: readonly Warning[],
): ListedAgencies {
  if (names.length > 0) return { names, sha256: onDisk(file).sha256, warnings };
  throw new CannotBeDone(`${file.name} names no agency: give a list with a name a line`);
}

/** A vendor's report, as PDF or as the text of one; null for any other list. */
async function reportIn(file: TableFile): Promise<SharingList | null> {
  const { name, bytes } = file;
  // Loaded only for a PDF, and the library behind it with it.
  if (Buffer.from(bytes.subarray(0, PDF_WITHIN)).includes(PDF)) {
    const { pagesOfPdf } = await import('./sharing/report-pdf.ts');
    return agencyReport(name, await pagesOfPdf(file));
  }
  if (kindOfTable(name, bytes) !== 'text') return null;
  const { text } = await tableText(name, bytes);
  return isReportText(text) ? agencyReport(name, pagesOfText(text)) : null;
}
