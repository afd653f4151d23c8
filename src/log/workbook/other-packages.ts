import { type RandomAccess, smallPart, type ZipPart } from './zip.ts';

/** ZIP archives that are no workbook: what they are instead, and what to do. */

const SAVE = 'save it as .xlsx or CSV';
const EXPORT = 'export the search log as CSV';

/**
 * What an archive is when it is no workbook, to follow "<name> is "; undefined for a workbook.
 * @param parts by their names in lower case
 * @param document where the archive says that its document is
 * @throws BrokenWorkbook
 */
export async function otherPackage(
  access: RandomAccess,
  parts: ReadonlyMap<string, ZipPart>,
  document: string | undefined,
): Promise<string | undefined> {
  const names = [...parts.keys()];
  const mimetype = parts.get('mimetype');
  const type =
    mimetype && mimetype.size < 200
      ? (await smallPart(access, mimetype, 200)).toString('latin1').trim()
      : '';
  if (type.startsWith('application/vnd.oasis.opendocument.')) {
    return /\.spreadsheet/.test(type)
      ? `an OpenDocument spreadsheet: ${SAVE}`
      : `an OpenDocument file that is no spreadsheet: ${EXPORT}`;
  }
  if (/\.bin$/i.test(document ?? '') || parts.has('xl/workbook.bin')) {
    return `a binary workbook (.xlsb): ${SAVE}`;
  }
  const isWorkbook =
    document === undefined
      ? parts.has('xl/workbook.xml')
      : /^xl\//i.test(document) || names.some((name) => name.includes('worksheets/'));
  if (isWorkbook) return undefined;
  if (parts.has('word/document.xml')) return `a Word document (.docx), not a table: ${EXPORT}`;
  if (parts.has('content.xml')) return `an OpenDocument file: ${SAVE}`;
  if (names.some((name) => name.endsWith('.iwa') || name === 'index.zip')) {
    return 'an Apple Numbers or Pages document: export it from there as CSV or .xlsx';
  }
  return 'a ZIP archive and no workbook: unpack it, and give the CSV or XLSX files in it';
}
