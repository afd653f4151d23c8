import fc from 'fast-check';
import { cellOf } from './random-cells.ts';
import type { RandomTable } from './random-layouts.ts';

/** What a line of a random log is meant to be. */
const SHAPES = {
  fresh: 60,
  repeat: 10,
  conflict: 5,
  otherFile: 8,
  blank: 2,
  footer: 1.5,
  header: 1.5,
  short: 2,
  long: 2,
  trailing: 2,
  broken: 2,
  lone: 1,
  secondHeader: 0.1,
} as const;

type Shape = keyof typeof SHAPES;

export interface RandomRow {
  shape: Shape;
  cells: string[];
  /** Which earlier row is repeated, which cell differs, which of a shape's forms is taken. */
  pick: number;
}

const shape: fc.Arbitrary<Shape> = fc.oneof(
  ...Object.entries(SHAPES).map(([name, weight]) => ({
    weight: weight * 10,
    arbitrary: fc.constant(name as Shape),
  })),
);

export interface RowCounts {
  least: number;
  most: number;
}

export function randomRows(table: RandomTable, { least, most }: RowCounts) {
  const cells = fc.tuple(...table.columns.map(({ kind }) => cellOf(kind, table.form)));
  const row: fc.Arbitrary<RandomRow> = fc.record({ shape, cells, pick: fc.nat(1000) });
  return fc.array(row, { minLength: least, maxLength: most, size: 'max' });
}

/** How a file writes its rows. */
export interface Dialect {
  delimiter: string;
  lineEnds: string[];
  lastNewline: boolean;
  quoteAll: boolean;
}

export const randomDialect: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(',', ',', ',', ',', '\t', ';', '|'),
  lineEnds: fc.constantFrom(['\n'], ['\n'], ['\r\n'], ['\r\n'], ['\r'], ['\n', '\r\n', '\r']),
  lastNewline: fc.boolean(),
  quoteAll: fc.constantFrom(true, false, false),
});

function written(cell: string, { delimiter, quoteAll }: Dialect): string {
  const mustQuote = cell.startsWith('"') || /[\n\r]/.test(cell) || cell.includes(delimiter);
  return quoteAll || mustQuote ? `"${cell.replaceAll('"', '""')}"` : cell;
}

const BLANKS = ['', ' ', '\u00a0', '""', ',', ' , ,\t', '"  ",""', ',,,,,,,,,,,,,,'];
const FOOTERS = ['Page 1 of 2', 'page 3', ',PAGE  12  of 300 ,', '"Page 1\nof 2"', 'Page one of 2'];
const LONE = ['Total: 12', 'End of report', 'a,b', '=1+1', '\u0000', ', ,x'];
const SECOND_HEADERS = [
  'user,case #,reason,x',
  'ID,Plate,Timestamp',
  'Reason,User,2025-01-05,Case',
];

function oneOf(texts: string[], pick: number, delimiter: string): string {
  return (texts[pick % texts.length] ?? '').replaceAll(',', delimiter);
}

/**
 * A table's lines as they stand in a file, the header among them.
 * @param shared rows of another export of the same system, by column key
 */
export function writeTable(
  table: RandomTable,
  rows: RandomRow[],
  dialect: Dialect,
  shared: Map<string, string>[],
): { text: string; rowsByKey: Map<string, string>[] } {
  const { delimiter, lineEnds } = dialect;
  const join = (cells: string[]): string =>
    cells.map((cell) => written(cell, dialect)).join(delimiter);
  const headers = table.columns.map(({ header }) => header);
  const header = join(headers) + delimiter.repeat(table.emptyHeaders);
  const lines = [...table.preamble.map((line) => line.replaceAll(',', delimiter)), header];
  const kept: string[][] = [];

  for (const { shape, cells: own, pick } of rows) {
    const earlier = kept[pick % Math.max(1, kept.length)] ?? own;
    const other = shared[pick % Math.max(1, shared.length)];
    const cells =
      {
        repeat: earlier,
        conflict: earlier.with(pick % own.length, own[pick % own.length] ?? ''),
        otherFile: table.columns.map(({ key }, i) => other?.get(key) ?? own[i] ?? ''),
      }[shape as 'repeat'] ?? own;
    const line = join(cells);
    switch (shape) {
      case 'blank':
        lines.push(oneOf(BLANKS, pick, delimiter));
        break;
      case 'footer':
        lines.push(oneOf(FOOTERS, pick, delimiter));
        break;
      case 'lone':
        lines.push(oneOf(LONE, pick, delimiter));
        break;
      case 'secondHeader':
        lines.push(oneOf(SECOND_HEADERS, pick, delimiter));
        break;
      case 'header':
        lines.push(pick % 3 === 0 ? header : join(headers.map((name) => ` ${name.toLowerCase()}`)));
        break;
      case 'short':
        lines.push(join(cells.slice(0, -1)));
        break;
      case 'long':
        lines.push(line + delimiter + (pick % 2 === 0 ? 'more' : `${delimiter}0`));
        break;
      case 'trailing':
        lines.push(line + delimiter + ['', ' ', '""', delimiter, '\u00a0'][pick % 5]);
        break;
      case 'broken':
        lines.push(
          [`"a"x${delimiter}${line}`, `${line}${delimiter}"" `, `"${cells[0]}"x`][pick % 3] ?? '',
        );
        break;
      default:
        kept.push(cells);
        lines.push(line);
    }
  }
  const ended = lines.map((line, i) => line + (lineEnds[i % lineEnds.length] ?? '\n')).join('');
  const text = dialect.lastNewline ? ended : ended.replace(/(\r\n|\n|\r)$/, '');
  const rowsByKey = kept.map(
    (cells) => new Map(table.columns.map(({ key }, i) => [key, cells[i] ?? ''])),
  );
  return { text, rowsByKey };
}
