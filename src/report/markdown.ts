import { markdownTable } from 'markdown-table';
import type { BlockContent, PhrasingContent } from 'mdast';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { visible } from './escape.ts';
import { displayWidth } from './terminal/width.ts';
import { type Block, needsAttention, type Table, type View } from './view.ts';

/**
 * A view as Markdown, with tables that are readable as plain text too. A kept library writes it: text
 * stays text (no mark-up, HTML, link or list), and nothing is escaped that would not act.
 */
export function renderMarkdown(view: View): string {
  const title = view.title === undefined ? [] : [headingText(view.title, 1)];
  const parts = [...title, ...view.lead.map(prose), ...view.blocks.map(blockText)];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return headingText(block.text, 2);
    case 'paragraph':
      return prose(block.text);
    case 'notes':
      return listText(block.texts);
    case 'table':
      return tableText(block);
  }
}

const written: Options = {
  handlers: {
    // An underscore between letters or digits opens no emphasis.
    text: (node: { value: string }, _, state, info) =>
      state.safe(node.value, info).replace(/(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, '_'),
    // A cell stands in no line of its own: what begins a list or a heading elsewhere is text in it.
    tableCell: (node: { type: 'tableCell'; children: PhrasingContent[] }, _, state, info) => {
      const exit = state.enter('phrasing');
      const text = state.containerPhrasing(node, { ...info, before: ' ', after: ' ' });
      exit();
      return text;
    },
  },
  // What GitHub adds to Markdown: addresses that become links, text struck through, mathematics.
  unsafe: [
    { character: ':', before: '[ps]', after: '\\/', inConstruct: 'phrasing' },
    { character: '.', before: '[Ww]', after: '[\\-.\\w]', inConstruct: 'phrasing' },
    { character: '@', before: '[+\\-.\\w]', after: '[\\-.\\w]', inConstruct: 'phrasing' },
    { character: '~', inConstruct: 'phrasing' },
    { character: '$', inConstruct: 'phrasing' },
  ],
  listItemIndent: 'one',
};

const inCells: Options = {
  ...written,
  unsafe: [...(written.unsafe ?? []), { character: '|', inConstruct: 'phrasing' }],
};

function withoutEnd(markdown: string): string {
  return markdown.replace(/\n$/, '');
}

function textOf(text: string): PhrasingContent[] {
  const shown = visible(text).trim();
  return shown === '' ? [] : [{ type: 'text', value: shown }];
}

function headingText(text: string, depth: 1 | 2): string {
  return withoutEnd(toMarkdown({ type: 'heading', depth, children: textOf(text) }, written));
}

/** A paragraph, whose first words are strong where they ask the reader to look at something. */
function paragraphOf(text: string): BlockContent {
  if (!needsAttention(text)) return { type: 'paragraph', children: textOf(text) };
  const colon = text.indexOf(':') + 1;
  const [first, rest] = [textOf(text.slice(0, colon)), textOf(text.slice(colon))];
  const space: PhrasingContent = { type: 'text', value: ' ' };
  return { type: 'paragraph', children: [{ type: 'strong', children: first }, space, ...rest] };
}

function prose(text: string): string {
  return withoutEnd(toMarkdown(paragraphOf(text), written));
}

function listText(texts: readonly string[]): string {
  const items = texts.map((text) => ({
    ...{ type: 'listItem' as const, spread: false, children: [paragraphOf(text)] },
  }));
  return withoutEnd(
    toMarkdown({ type: 'list', ordered: true, start: 1, spread: false, children: items }, written),
  );
}

function tableText({ columns, rows }: Table): string {
  if (rows.length === 0) return '';
  const header = columns.map((column) => cellText(column.header));
  const body = rows.map(({ cells, total }) =>
    columns.map((_, index) => cellText(cells[index] ?? '', total)),
  );
  return markdownTable([header, ...body], {
    align: columns.map(({ align }) => (align === 'right' ? 'r' : null)),
    stringLength: displayWidth,
  });
}

function cellText(text: string, total?: true): string {
  const children = textOf(text);
  const shown: PhrasingContent[] =
    total && children.length > 0 ? [{ type: 'strong', children }] : children;
  return withoutEnd(toMarkdown({ type: 'tableCell', children: shown }, inCells));
}
