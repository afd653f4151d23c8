/**
 * What an output for people says, before anybody decides how it looks. Every text in a view is raw,
 * log text among it; the renderer escapes.
 */
export interface View {
  /** What a document that stands alone is called; other outputs have none. */
  title?: string;
  /** The first lines of the output: what was read, set aside and left. */
  lead: string[];
  blocks: Block[];
}

export type Block = Heading | Paragraph | Table | Notes;

export interface Heading {
  kind: 'heading';
  text: string;
}

export interface Paragraph {
  kind: 'paragraph';
  text: string;
}

export interface Table {
  kind: 'table';
  columns: Column[];
  rows: Row[];
}

export interface Column {
  header: string;
  /** Numbers stand right and are never broken or cut; text stands left and may wrap. */
  align: 'left' | 'right';
  /** The column is the share that belongs to the count on its left. */
  share?: true;
}

export interface Row {
  cells: string[];
  /** A total: set off from the rows above it. */
  total?: true;
}

export interface Notes {
  kind: 'notes';
  texts: string[];
}

export function heading(text: string): Heading {
  return { kind: 'heading', text };
}

export function paragraph(text: string): Paragraph {
  return { kind: 'paragraph', text };
}

export function notes(texts: string[]): Notes {
  return { kind: 'notes', texts };
}

export function table(columns: Column[], rows: Row[]): Table {
  return { kind: 'table', columns, rows };
}

/** A column of text. */
export function textColumn(header: string): Column {
  return { header, align: 'left' };
}

/** A column of counts, and the column of their shares beside it. */
export function countColumns(header: string): [Column, Column] {
  return [
    { header, align: 'right' },
    { header: '%', align: 'right', share: true },
  ];
}

/** Whether a line asks the reader to look at something, which it says in its first words. */
export function needsAttention(text: string): boolean {
  return /^(Look at|Control total): /.test(text);
}
