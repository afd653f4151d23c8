import { markdownSafe } from './escape.ts';
import { displayWidth } from './terminal/width.ts';
import { type Block, needsAttention, type Table, type View } from './view.ts';

/** A view as Markdown, with tables that are readable as plain text too. */
export function renderMarkdown(view: View): string {
  const title = view.title === undefined ? [] : [`# ${markdownSafe(view.title)}`];
  const parts = [...title, ...view.lead.map(prose), ...view.blocks.map(blockText)];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `## ${markdownSafe(block.text)}`;
    case 'paragraph':
      return prose(block.text);
    case 'notes':
      return block.texts.map((text, index) => `${index + 1}. ${markdownSafe(text)}`).join('\n');
    case 'table':
      return tableText(block);
  }
}

function prose(text: string): string {
  const safe = markdownSafe(text);
  return needsAttention(text) ? safe.replace(/^[^:]+:/, '**$&**') : safe;
}

function tableText({ columns, rows }: Table): string {
  if (rows.length === 0) return '';
  const header = columns.map((column) => markdownSafe(column.header));
  const body = rows.map(({ cells, total }) =>
    columns.map((_, index) => emphasized(markdownSafe(cells[index] ?? ''), total)),
  );
  const widths = columns.map((_, index) =>
    Math.max(3, ...[header, ...body].map((cells) => displayWidth(cells[index] ?? ''))),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, index) => padded(cell, widths[index] ?? 0, columns[index]?.align)).join(' | ')} |`;
  const rule = columns.map(({ align }, index) =>
    align === 'right' ? `${'-'.repeat((widths[index] ?? 3) - 1)}:` : '-'.repeat(widths[index] ?? 3),
  );
  return [line(header), line(rule), ...body.map(line)].join('\n');
}

function emphasized(cell: string, total: true | undefined): string {
  return total && cell !== '' ? `**${cell.trim()}**` : cell;
}

function padded(cell: string, width: number, align: 'left' | 'right' | undefined): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(cell)));
  return align === 'right' ? blanks + cell : cell + blanks;
}
