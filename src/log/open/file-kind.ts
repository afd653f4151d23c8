/** Files that are something else than a table of text, told by their first bytes. */

interface Kind {
  readonly magic: readonly number[];
  /** What must stand somewhere behind it. */
  readonly holds?: Buffer;
  /** What it is and what to do, to follow "<name> is ". */
  readonly is: string;
}

const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')];
const SAVE = 'export the search log as CSV';

const KINDS: readonly Kind[] = [
  { magic: ascii('%PDF'), is: `a PDF, not a table: ${SAVE}` },
  { magic: [0xff, 0xd8, 0xff], is: `a JPEG picture, not a table: ${SAVE}` },
  { magic: [0x89, ...ascii('PNG')], is: `a PNG picture, not a table: ${SAVE}` },
  { magic: ascii('GIF8'), is: `a GIF picture, not a table: ${SAVE}` },
  {
    magic: [0xd0, 0xcf, 0x11, 0xe0],
    holds: Buffer.from('EncryptedPackage', 'utf16le'),
    is: 'a workbook locked with a password: save it without one, as .xlsx or CSV',
  },
  {
    magic: [0xd0, 0xcf, 0x11, 0xe0],
    is: 'an old Excel or Word file (.xls, .doc), or one locked with a password: save its log as .xlsx or CSV, without a password',
  },
  { magic: ascii('{\\rtf'), is: `an RTF document, not a table: ${SAVE}` },
  { magic: ascii('PAR1'), is: 'a Parquet file: pipe it in as CSV, with - as the log' },
  { magic: ascii('SQLite format 3'), is: `an SQLite database, not a table: ${SAVE}` },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], is: 'compressed with zstd: unpack it first' },
  { magic: ascii('BZh'), is: 'compressed with bzip2: unpack it first' },
  { magic: [0xfd, ...ascii('7zXZ')], is: 'compressed with xz: unpack it first' },
  { magic: ascii('7z\xbc\xaf'), is: 'a 7z archive: unpack it first' },
];

/** What a file is when it is not a table of text, and what to do about it; undefined for text. */
export function refusedKind(start: Buffer): string | undefined {
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
