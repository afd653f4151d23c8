import type { SharingDirection, SharingList } from '../../agency-names/sharing-list.ts';
import type { Encoding, Warning } from '../../contract/document.ts';
import { CannotBeDone } from '../../errors.ts';
import { isNothing } from '../../log/cells/nothing.ts';
import { normalizedName } from '../../log/header/header-names.ts';
import { quoted } from '../../quoted.ts';
import { folded } from '../../search.ts';
import type { TableDescription } from '../columns.ts';
import type { TableFile } from '../file.ts';
import { columnsOf } from '../lines-in-columns.ts';
import { readTable, type Table, type TableOptions } from '../table.ts';
import { kindOfTable, tableText } from '../text.ts';
import { type AgencyReport, agencyReport } from './agency-report.ts';
import { nameLines } from './name-lines.ts';
import { isReportText, pagesOfText } from './report-text.ts';
import type { DoubtfulRow } from './two-columns.ts';

/** Lists of those that images are shared with, in the forms that vendors give them (product.md, section 14). */

type ListField = 'organization' | 'inbound' | 'outbound';

const NAMES = [
  'organization name',
  'organisation name',
  'org name',
  'agency name',
  'agency',
  'name',
];

const HEADERS = new Set(NAMES.map(normalizedName));

/** Flock's shared networks; without both columns it is read as one name a line. */
const NETWORKS: TableDescription<ListField> = {
  columns: [
    { field: 'organization', names: NAMES },
    { field: 'inbound', names: ['networks shared with me'] },
    { field: 'outbound', names: ["networks i'm sharing", 'networks i am sharing'] },
  ],
  needed: [['organization'], ['inbound', 'outbound']],
  filled: [['organization']],
  missing:
    'is no list of shares: give the vendor\'s export ("Organization Name, Networks Shared With Me, …"), its report, or one name a line',
  incomplete: 'bad',
  alone: { field: 'organization', lines: true },
};

/** The same where no column says a direction. */
const ORGANIZATIONS: TableDescription<'organization'> = {
  columns: [{ field: 'organization', names: NAMES }],
  needed: [['organization']],
  missing: NETWORKS.missing,
  rowsAre: 'agencies',
  incomplete: 'passedOver',
};

export interface ListOptions extends TableOptions {
  /** The direction of a list that does not say it. */
  readonly direction?: SharingDirection | undefined;
}

export interface ReadList extends Pick<Table<string>, 'columns' | 'unmatched'> {
  readonly list: SharingList;
  /** Names as listed. */
  readonly rows: number;
  /** Null for a workbook and a PDF. */
  readonly encoding: Encoding | null;
  readonly badRows: number;
  readonly warnings: readonly Warning[];
}

/**
 * Reads a list of shares, whatever its form.
 * @throws CannotBeDone when it is none, cannot be read, or does not say a direction
 */
export async function readSharingList(file: TableFile, options: ListOptions): Promise<ReadList> {
  const read = await readAny(file, options);
  const { form, names, directions } = read.list;
  if (names.length === 0 && (form === 'flock' || directions.length === 0)) {
    throw new CannotBeDone(`${file.name} names nobody: give the list as it was exported`);
  }
  return read;
}

async function readAny(file: TableFile, options: ListOptions): Promise<ReadList> {
  const { name, bytes } = file;
  // Loaded only for a PDF, and the library behind it with it.
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) {
    const { pagesOfPdf } = await import('./report-pdf.ts');
    return fromReport(name, agencyReport(name, await pagesOfPdf(file)), null);
  }
  if (/\.pdf(?:\.gz)?$/i.test(name)) {
    throw new CannotBeDone(
      `${name} is no PDF, whatever its name says: rename it, or export it again`,
    );
  }
  if (kindOfTable(name, bytes) === 'text') {
    const { text, encoding } = await tableText(name, bytes);
    if (isReportText(text))
      return fromReport(name, agencyReport(name, pagesOfText(text)), encoding);
  }
  const table = await readTable(file, NETWORKS, options);
  const isTable = table.fields.includes('inbound') || table.fields.includes('outbound');
  return isTable ? fromNetworks(table) : await fromNames(file, table, options);
}

function fromReport(
  name: string,
  { doubtful, ...list }: AgencyReport,
  encoding: Encoding | null,
): ReadList {
  const rows = list.names.length + (list.hotLists?.length ?? 0);
  const warnings = wrappedNames(name, doubtful);
  return { list, rows, encoding, columns: [], unmatched: [], badRows: 0, warnings };
}

function wrappedNames(name: string, [first, ...more]: readonly DoubtfulRow[]): Warning[] {
  if (first === undefined) return [];
  const times = more.length === 0 ? 'once' : `${more.length + 1} times`;
  const message =
    `${name}: ${times} two names side by side say no state and fill their columns; what stands below ` +
    `them, first ${first.map(quoted).join(' and ')}, is read as two more names, and may be the rest of ` +
    'theirs: compare it with the report';
  return [{ code: 'wrapped-names', message }];
}

function fromNetworks({ rows, fields, ...read }: Table<ListField>): ReadList {
  const directions = (['outbound', 'inbound'] as const).filter((each) => fields.includes(each));
  const names = rows.map((row) => ({
    name: row.text('organization'),
    directions: directions.filter((direction) => !isNoShare(row.text(direction))),
    state: null,
  }));
  const list: SharingList = {
    ...{ form: 'flock', date: null, owner: null, directions, names, hotLists: null },
  };
  const { encoding, columns, unmatched, badRows, warnings } = read;
  return { list, rows: rows.length, encoding, columns, unmatched, badRows, warnings };
}

/** What stands for no share in a column of networks, beside words for nothing; an `x` is a tick there. */
const NO_SHARE: ReadonlySet<string> = new Set(['none', 'n/a', 'na', 'no', 'false', '0']);

/** Whether a cell of networks names none. A mark without letters may be a tick, a dash is none. */
function isNoShare(text: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(text)) return /^[-–—.\s]*$/.test(text);
  return isNothing(folded(text), NO_SHARE);
}

/** One name a line; or the column of names of a table that says no direction. */
async function fromNames(
  file: TableFile,
  table: Table<ListField>,
  options: ListOptions,
): Promise<ReadList> {
  const lines = table.rows.map((row) => row.text('organization'));
  refuseOthers(file.name, lines[0] ?? '');
  const cells = columnsOf(lines, (text) => HEADERS.has(normalizedName(text)));
  const { rows, ...read } = cells > 1 ? await readTable(file, ORGANIZATIONS, options) : table;
  const names = cells > 1 ? rows.map((row) => row.text('organization')) : lines;
  const { direction } = options;
  const list: SharingList = {
    ...{ form: 'names', date: null, owner: null, hotLists: null },
    ...nameLines(file.name, names, direction, ['organization', ...NAMES]),
  };
  const { encoding, columns, unmatched, badRows, warnings } = read;
  const said = { encoding, badRows, warnings };
  // Of lines that are names each is one cell, whatever the first says.
  if (cells <= 1) return { ...said, list, rows: list.names.length, columns: [], unmatched: [] };
  return { ...said, list, rows: list.names.length, columns, unmatched };
}

/** Header names of tables that look like lists of names, line by line, and what they are. */
const OTHERS: readonly (readonly [readonly string[], string])[] = [
  [['event type', 'entity type'], 'a Flock event log, not a list: alpr-audit events reads it'],
  ...['search time', 'search date', 'license plate', 'time frame'].map(
    (header) => [[header], 'a search log, not a list: give it with --log'] as const,
  ),
];

/** @throws CannotBeDone for a table of another kind */
function refuseOthers(file: string, header: string): void {
  const names = new Set(header.split(/[,\t;|]/).map(normalizedName));
  const other = OTHERS.find(([wanted]) => wanted.every((name) => names.has(normalizedName(name))));
  if (other !== undefined && names.size > 2) throw new CannotBeDone(`${file} is ${other[1]}`);
}
