import { markdownTable } from 'markdown-table';
import type { BlockContent, PhrasingContent } from 'mdast';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { visible } from './escape.ts';
import { inPieces, PIECE_LENGTH, type Pieces } from './pieces.ts';
import { displayWidth } from './terminal/width.ts';
import { type Block, needsAttention, type Table, type View } from './view.ts';

/**
 * A view as Markdown, with tables that are readable as plain text too. A kept library writes it: text
 * stays text (no mark-up, HTML, link or list), and nothing is escaped that would not act.
 */
export function renderMarkdown(view: View, length = PIECE_LENGTH): Pieces {
  return inPieces(texts(view, length), length);
}

function* texts({ title, lead, blocks }: View, length: number): Generator<string> {
  const first = title === undefined ? [] : [headingText(title, 1)];
  const parts = [...first, ...lead.map(prose)].map((text) => [text]);
  let before = '';
  for (const part of [...parts, ...blocks.map((block) => blockTexts(block, length))]) {
    for (const text of part) {
      if (text === '') continue;
      yield before + text;
      before = '';
    }
    before = '\n\n';
  }
  yield '\n';
}

/** A block in pieces; of an empty one there is none. */
function blockTexts(block: Block, length: number): Pieces {
  switch (block.kind) {
    case 'heading':
      return [headingText(block.text, 2)];
    case 'paragraph':
      return [prose(block.text)];
    case 'notes':
      return [listText(block.texts)];
    case 'table':
      return tableTexts(block, length);
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

/** A table: a long cell widens its column in every row. */
function* tableTexts({ columns, rows }: Table, length: number): Generator<string> {
  if (rows.length === 0) return;
  const header = columns.map(({ header }) => cellText(header));
  const body = rows.map(({ cells, total }) =>
    columns.map((_, index) => cellText(cells[index] ?? '', total)),
  );
  const widths = columns.map((_, index) =>
    [header, ...body].reduce((most, cells) => Math.max(most, displayWidth(cells[index]!)), 0),
  );
  const align = columns.map(({ align }) => (align === 'right' ? 'r' : null));
  /** The line below a header of the widest cells, and rows as they stand below that. */
  const below = (cells: readonly string[][]): string[] => {
    const widest = widths.map((width) => 'x'.repeat(width));
    return markdownTable([widest, ...cells], { align, stringLength: displayWidth })
      .split('\n')
      .slice(1);
  };
  const [rule = '', head = ''] = below([header]);
  yield `${head}\n${rule}`;
  const lines = Math.ceil(length / rule.length);
  for (let at = 0; at < body.length; at += lines) {
    yield `\n${below(body.slice(at, at + lines))
      .slice(1)
      .join('\n')}`;
  }
}

function cellText(text: string, total?: true): string {
  const children = textOf(text);
  const shown: PhrasingContent[] =
    total && children.length > 0 ? [{ type: 'strong', children }] : children;
  return withoutEnd(toMarkdown({ type: 'tableCell', children: shown }, inCells));
}
