import { Chalk, type ChalkInstance } from 'chalk';
import { visible } from '../escape.ts';
import {
  type Block,
  type Column,
  needsAttention,
  type Row,
  type Table,
  type View,
} from '../view.ts';
import { fitColumns, gaps } from './table-layout.ts';
import { displayWidth, wrapText } from './width.ts';

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
export function renderTable(view: View, options: { width: number; color: boolean }): string {
  const style = new Chalk({ level: options.color ? 1 : 0 });
  const page = { width: Math.max(options.width, NARROWEST), style };
  const parts = [
    ...view.lead.map((text) => proseLines(text, '', page)),
    ...view.blocks.map((block) => blockLines(block, page)),
  ];
  const lines = parts.filter((part) => part.length > 0).flatMap((part) => [...part, '']);
  return `${lines.slice(0, -1).map(trimEnd).join('\n')}\n`;
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
  return drawn(gridRows(table, widths, style.bold), table.columns);
}

interface GridRow {
  /** The lines of each cell. */
  readonly cells: readonly (readonly string[])[];
  readonly paint: Paint;
  /** Whether a cell of fewer lines than its neighbors stands at their foot. */
  readonly atFoot: boolean;
}

function gridRows({ columns, rows }: Table, widths: readonly number[], bold: Paint): GridRow[] {
  const gridRow = (cells: readonly string[], paint: Paint, atFoot = false): GridRow => ({
    cells: columns.map((_, at) => cellLines(cells[at] ?? '', widths[at] ?? 1)),
    ...{ paint, atFoot },
  });
  const headers = columns.map(({ header }) => header);
  const rule = gridRow(
    widths.map((width) => '─'.repeat(width)),
    asIs,
  );
  const grid = headers.every((header) => header === '') ? [] : [gridRow(headers, bold, true), rule];
  for (const [index, { cells, total }] of rows.entries()) {
    if (total && index > 0) grid.push(rule);
    grid.push(gridRow(cells, total ? bold : asIs));
  }
  return grid;
}

/** The rows as lines, in which each column is as wide as the widest line of its cells. */
function drawn(rows: readonly GridRow[], columns: readonly Column[]): string[] {
  const before = gaps(columns).map((gap) => ' '.repeat(gap));
  const measured = rows.map(({ cells }) => cells.map((lines) => lines.map(displayWidth)));
  const widest = columns.map((_, at) => Math.max(...measured.flatMap((row) => row[at] ?? [])));
  return rows.flatMap(({ cells, paint, atFoot }, row) => {
    const height = Math.max(...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      columns
        .map(({ align }, at) => {
          const lines = cells[at] ?? [];
          const own = atFoot ? line - height + lines.length : line;
          const room = (widest[at] ?? 0) - (measured[row]?.[at]?.[own] ?? 0);
          const text = paint(lines[own] ?? '');
          const blank = ' '.repeat(room);
          return `${before[at] ?? ''}${align === 'right' ? blank + text : text + blank}`;
        })
        .join(''),
    );
  });
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
