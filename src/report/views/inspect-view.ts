import type { Delimiter, Encoding, Input, LogFacts } from '../../contract/document.ts';
import type { InspectResult } from '../../contract/inspect.ts';
import { type Block, heading, paragraph, table, textColumn, type View } from '../view.ts';
import { counted, quoted, thousands, timeWords } from '../words.ts';
import { accountingView } from './accounting-view.ts';
import { fillBlocks } from './fill-rates.ts';

type InspectFile = InspectResult['files'][number];

/** What is in the logs: each file's layout and columns, then how often each field is filled. */
export function inspectView(facts: LogFacts, result: InspectResult): View {
  const opening = accountingView(facts);
  return {
    lead: opening.lead,
    blocks: [
      ...opening.blocks,
      ...result.files.flatMap((file) => fileBlocks(file, inputOf(facts, file))),
      ...fillBlocks(facts.population.searches, result),
    ],
  };
}

function inputOf(facts: LogFacts, file: InspectFile): Input | undefined {
  return facts.inputs.find((input) => input.file === file.file);
}

function fileBlocks(file: InspectFile, input: Input | undefined): Block[] {
  return [
    heading(`File ${file.file}`),
    table(
      [textColumn(''), textColumn('')],
      factsOf(file, input).map((cells) => ({ cells })),
    ),
    ...(UNVERIFIED.has(file.layout) ? [paragraph(unverified(file.layout))] : []),
    table(
      [textColumn('Field'), textColumn('Column in the file')],
      file.columns.map(({ field, header }) => ({ cells: [field, header] })),
    ),
    paragraph(
      file.unmatched.length === 0
        ? 'Every column of the file was matched to a field.'
        : `Columns not matched to any field: ${file.unmatched.map(quoted).join(', ')}.`,
    ),
  ];
}

function factsOf(file: InspectFile, input: Input | undefined): [string, string][] {
  const layout = LAYOUTS[file.layout];
  return [
    ['Layout', layout === undefined ? file.layout : `${file.layout}: ${layout}`],
    ...formatOf(file, input),
    ['Header', headerPlace(file)],
    ['Data rows', thousands(file.rows)],
    ...otherRowsOf(file),
    [
      'Period',
      file.first === null || file.last === null
        ? 'no time of a search can be read'
        : `${timeWords(file.first)} to ${timeWords(file.last)}`,
    ],
    ...sha256Of(input),
  ];
}

const LINES_SHOWN = 20;

/** Where the rows stand that are no searches. */
function otherRowsOf({ otherRows, ...inspected }: InspectFile): [string, string][] {
  const { file } = inspected;
  const { count, lines } = otherRows;
  if (count === 0) return [];
  const shown = lines
    .slice(0, LINES_SHOWN)
    .map((each) => `${each.file === file ? '' : `${each.file} `}${thousands(each.line)}`);
  const more = count > LINES_SHOWN ? ` and ${thousands(count - LINES_SHOWN)} more` : '';
  const place = isOfText(inspected) ? 'on line' : 'in row';
  const where = count === 1 ? place : `${place}s`;
  return [
    ['Rows that are no searches', `${thousands(count)}, ${where} ${shown.join(', ')}${more}`],
  ];
}

function sha256Of(input: Input | undefined): [string, string][] {
  return input === undefined ? [] : [['SHA-256', input.sha256]];
}

function formatOf({ sheets }: InspectFile, input: Input | undefined): [string, string][] {
  if (sheets) {
    return [
      ['Format', 'Excel workbook'],
      ...sheets.map(({ sheet, rows }): [string, string] => ['Sheet', sheetWords(sheet, rows)]),
    ];
  }
  if (input === undefined || input.encoding === null || input.delimiter === null) return [];
  return [
    ['Encoding', ENCODINGS[input.encoding]],
    ['Cells', `separated by ${DELIMITERS[input.delimiter]}`],
  ];
}

function sheetWords(sheet: string, rows: number): string {
  return `${quoted(sheet)}, ${counted(rows, 'data row')}`;
}

const UNVERIFIED: ReadonlySet<string> = new Set(['vigilant', 'palantir']);

function unverified(layout: string): string {
  return `Look at: no public export of this kind exists, so the layout ${quoted(layout)} could not be checked against a real file. Compare the columns below with the file, and correct them with --map.`;
}

const LAYOUTS: Readonly<Record<string, string>> = {
  'flock-audit': 'Flock Safety organization or network audit',
  'flock-portal': 'Flock Safety public transparency portal',
  ncric:
    'Northern California Regional Intelligence Center search log; the agency is what follows the @ of the e-mail address',
  vigilant: 'Motorola Vigilant LEARN or PlateSearch',
  palantir: 'Palantir, as used in Los Angeles',
  generic: 'no vendor recognized, columns found by their names',
};

const ENCODINGS: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
};

const DELIMITERS: Record<Delimiter, string> = {
  ',': 'commas',
  '\t': 'tabs',
  ';': 'semicolons',
  '|': 'vertical bars',
};

/** Whether its places are lines: a workbook and a Parquet file have rows. */
function isOfText({ sheets, headerLine }: Pick<InspectFile, 'sheets' | 'headerLine'>): boolean {
  return sheets === null && headerLine !== 0;
}

/** Where its header stands; row 0 of a Parquet file is no row. */
function headerPlace(file: InspectFile): string {
  const { headerLine } = file;
  if (headerLine === 0) return 'the names of its columns';
  return `${isOfText(file) ? 'on line' : 'in row'} ${thousands(headerLine)}`;
}
