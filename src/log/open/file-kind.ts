/** Files that are something else than a table of text, told by their first bytes. */

interface Kind {
  readonly magic: readonly number[];
  /** What must stand somewhere behind it. */
  readonly holds?: Buffer;
  /** What it is and what to do, to follow "<name> is ". */
  readonly is: string;
}

const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')];
const EXPORT = 'export the search log as CSV';
const SAVE = 'open it in Excel or LibreOffice and save it as .xlsx or CSV';

/** The name of a stream in a container of old Office files: what follows it is empty. */
const stream = (name: string): Buffer => Buffer.from(`${name}\0\0\0\0`, 'utf16le');
const CONTAINER = [0xd0, 0xcf, 0x11, 0xe0];

const KINDS: readonly Kind[] = [
  { magic: ascii('%PDF'), is: `a PDF, not a table: ${EXPORT}` },
  { magic: [0xff, 0xd8, 0xff], is: `a JPEG picture, not a table: ${EXPORT}` },
  { magic: [0x89, ...ascii('PNG')], is: `a PNG picture, not a table: ${EXPORT}` },
  { magic: ascii('GIF8'), is: `a GIF picture, not a table: ${EXPORT}` },
  { magic: ascii('II*\0'), is: `a TIFF picture, not a table: ${EXPORT}` },
  { magic: ascii('MM\0*'), is: `a TIFF picture, not a table: ${EXPORT}` },
  {
    magic: CONTAINER,
    holds: Buffer.from('EncryptedPackage', 'utf16le'),
    is: 'a workbook locked with a password: save it without one, as .xlsx or CSV',
  },
  { magic: CONTAINER, holds: stream('Workbook'), is: `an old Excel workbook (.xls): ${SAVE}` },
  { magic: CONTAINER, holds: stream('Book'), is: `an old Excel workbook (.xls): ${SAVE}` },
  {
    magic: CONTAINER,
    holds: stream('WordDocument'),
    is: `an old Word document (.doc), not a table: ${EXPORT}`,
  },
  {
    magic: CONTAINER,
    is: 'an old Excel or Word file (.xls, .doc), or one locked with a password: save its log as .xlsx or CSV, without a password',
  },
  // Excel before its container: versions 2, 3 and 4.
  { magic: [0x09, 0x00, 0x04, 0x00], is: `an old Excel sheet (.xls): ${SAVE}` },
  { magic: [0x09, 0x02, 0x06, 0x00], is: `an old Excel sheet (.xls): ${SAVE}` },
  { magic: [0x09, 0x04, 0x06, 0x00], is: `an old Excel sheet (.xls): ${SAVE}` },
  { magic: ascii('{\\rtf'), is: `an RTF document, not a table: ${EXPORT}` },
  // A log may be one; a small table is not read of it.
  { magic: ascii('PAR1'), is: 'a Parquet file: save the table as CSV or .xlsx' },
  { magic: ascii('PARE'), is: 'an encrypted Parquet file: write it without encryption' },
  { magic: ascii('ARROW1'), is: 'an Arrow file: pipe it in as CSV, with - as the log' },
  { magic: ascii('SQLite format 3'), is: `an SQLite database, not a table: ${EXPORT}` },
  { magic: [0, 1, 0, 0, ...ascii('Standard ')], is: `an Access database, not a table: ${EXPORT}` },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], is: 'compressed with zstd: unpack it first' },
  { magic: ascii('BZh'), is: 'compressed with bzip2: unpack it first' },
  { magic: [0xfd, ...ascii('7zXZ')], is: 'compressed with xz: unpack it first' },
  { magic: ascii('7z\xbc\xaf'), is: 'a 7z archive: unpack it first' },
  { magic: ascii('Rar!\x1a'), is: 'a RAR archive: unpack it first' },
];

/** What a file is when it is not a table of text, and what to do about it; undefined for text. */
export function refusedKind(start: Buffer): string | undefined {
  // What reads PDFs passes over a byte order mark and blank lines before them, and so does this.
  if (/^\xef?\xbb?\xbf?\s*%PDF-\d/.test(start.toString('latin1', 0, 1024))) return KINDS[0]!.is;
  return KINDS.find(
    ({ magic, holds }) =>
      magic.every((byte, i) => start[i] === byte) && (holds === undefined || start.includes(holds)),
  )?.is;
}

/** Whether a file is a ZIP archive, as workbooks are. */
export function isZip(start: Uint8Array): boolean {
  const [p, k, one, two] = start;
  return p === 0x50 && k === 0x4b && ((one === 3 && two === 4) || (one === 5 && two === 6));
}

/** Whether a file is a Parquet file, whose footer is not encrypted. */
export function isParquet(start: Uint8Array): boolean {
  return start[0] === 0x50 && start[1] === 0x41 && start[2] === 0x52 && start[3] === 0x31;
}
