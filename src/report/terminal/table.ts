import { Chalk, type ChalkInstance } from 'chalk';
import CliTable from 'cli-table3';
import { visible } from '../escape.ts';
import { inPieces, type Pieces } from '../pieces.ts';
import {
  type Block,
  type Column,
  needsAttention,
  type Row,
  type Table,
  type View,
} from '../view.ts';
import { fitColumns, gaps } from './table-layout.ts';
import { wrapText } from './width.ts';

const INDENT = '  ';
const NARROWEST = 24;
/** A cell longer than so many lines ends in an ellipsis: the table is to be read, JSON has it all. */
const LINES_A_CELL = 6;

type Paint = (text: string) => string;

interface Page {
  width: number;
  style: ChalkInstance;
}

/**
 * A view as plain text for a terminal or to be pasted into a report. No line is wider than the
 * width; a table that would be becomes a list. Color only repeats what the words say.
 */
export function renderTable(view: View, options: { width: number; color: boolean }): Pieces {
  const style = new Chalk({ level: options.color ? 1 : 0 });
  const page = { width: Math.max(options.width, NARROWEST), style };
  const parts = [
    ...view.lead.map((text) => proseLines(text, '', page)),
    ...view.blocks.map((block) => blockLines(block, page)),
  ];
  return inPieces(texts(parts.filter((part) => part.length > 0)));
}

/** Lines with their ends, and an empty one between two parts. */
function* texts(parts: readonly (readonly string[])[]): Generator<string> {
  for (const [index, part] of parts.entries()) {
    if (index > 0) yield '\n';
    for (const line of part) yield `${trimEnd(line)}\n`;
  }
  if (parts.length === 0) yield '\n';
}

function blockLines(block: Block, page: Page): string[] {
  switch (block.kind) {
    case 'heading':
      return wrapText(visible(block.text), page.width).map((line) => page.style.bold(line));
    case 'paragraph':
      return proseLines(block.text, INDENT, page);
    case 'notes':
      return block.texts.flatMap((text, index) => noteLines(text, index + 1, page));
    case 'table':
      return tableLines(escaped(block), page).map((line) => INDENT + line);
  }
}

function proseLines(text: string, indent: string, { width, style }: Page): string[] {
  const lines = wrapText(visible(text), width - indent.length);
  const paint = needsAttention(text) ? style.yellow : asIs;
  return lines.map((line) => indent + paint(line));
}

function noteLines(text: string, number: number, { width }: Page): string[] {
  const mark = `${INDENT}${number}. `;
  const blank = ' '.repeat(mark.length);
  return wrapText(visible(text), width - mark.length).map(
    (line, index) => (index === 0 ? mark : blank) + line,
  );
}

function escaped(table: Table): Table {
  return {
    kind: 'table',
    columns: table.columns.map((column) => ({ ...column, header: visible(column.header) })),
    rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(visible) })),
  };
}

function tableLines(table: Table, { width, style }: Page): string[] {
  if (table.rows.length === 0) return [];
  const room = width - INDENT.length;
  const widths = fitColumns(table, room);
  if (widths === null) return listLines(table, room, style);
  const drawn = new CliTable({
    chars: NO_LINES,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  });
  drawn.push(...gridRows(table, widths, style.bold));
  return drawn.toString().split('\n');
}

interface GridCell {
  content: string;
  hAlign: 'left' | 'right';
  vAlign: 'top' | 'bottom';
}

function gridRows({ columns, rows }: Table, widths: number[], bold: Paint): GridCell[][] {
  const headers = columns.map(({ header }) => header);
  const rule = gridRow(
    columns,
    widths,
    widths.map((width) => '─'.repeat(width)),
    asIs,
  );
  const grid = headers.every((header) => header === '')
    ? []
    : [gridRow(columns, widths, headers, bold, 'bottom'), rule];
  for (const [index, { cells, total }] of rows.entries()) {
    if (total && index > 0) grid.push(rule);
    grid.push(gridRow(columns, widths, cells, total ? bold : asIs));
  }
  return grid;
}

function gridRow(
  columns: readonly Column[],
  widths: readonly number[],
  cells: readonly string[],
  paint: Paint,
  vAlign: GridCell['vAlign'] = 'top',
): GridCell[] {
  const before = gaps(columns).map((gap) => ' '.repeat(gap));
  return columns.map(({ align }, index) => ({
    content: cellLines(cells[index] ?? '', widths[index] ?? 1)
      .map((line) => (before[index] ?? '') + paint(line))
      .join('\n'),
    hAlign: align,
    vAlign,
  }));
}

function asIs(text: string): string {
  return text;
}

function cellLines(cell: string, width: number): string[] {
  const lines = wrapText(cell, width);
  if (lines.length <= LINES_A_CELL) return lines;
  const kept = lines.slice(0, LINES_A_CELL);
  const last = wrapText(kept.pop() ?? '', Math.max(width - 1, 1))[0] ?? '';
  return [...kept, `${last}…`];
}

/** A table too wide for the page: each row's first cell, and below it every other under its name. */
function listLines(table: Table, width: number, style: ChalkInstance): string[] {
  return table.rows.flatMap((row) => [
    ...cellLines(row.cells[0] ?? '', width).map((line) => (row.total ? style.bold(line) : line)),
    ...factsOf(table, row).flatMap((fact) =>
      cellLines(fact, width - INDENT.length).map((line) => INDENT + line),
    ),
  ]);
}

function factsOf({ columns }: Table, { cells }: Row): string[] {
  const facts: string[] = [];
  for (const [index, column] of columns.entries()) {
    const cell = cells[index] ?? '';
    if (index === 0 || cell === '') continue;
    if (column.share) facts.push(`${facts.pop() ?? ''} (${cell})`);
    else facts.push(`${column.header}: ${cell}`);
  }
  return facts;
}

function trimEnd(line: string): string {
  return line.replace(/ +((?:\x1B\[\d+m)*)$/, '$1');
}

const NO_LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
};
