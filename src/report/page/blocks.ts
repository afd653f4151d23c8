import type { Markup } from '../html-escape.ts';
import type { Block, Table } from '../view.ts';

/** What a report says, before it is a page or a memo. */
export interface Section {
  /** The anchor. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly ReportBlock[];
}

export type ReportBlock = Block | TitledTable | Figure | Terms | Columns | PageOnly;

/** A table with its caption. */
export interface TitledTable {
  readonly kind: 'titled';
  readonly title: string;
  readonly table: Table;
  /**
   * Behind a disclosure on a screen; in a memo it is left out. On paper it is open, but where the chart
   * above has the same numbers written in it ('drawn'), it is left out, too.
   */
  readonly folded?: 'open' | 'drawn';
  /** What each row's first cell means, row by row; it stands below that cell. */
  readonly explained?: { readonly header: string; readonly texts: readonly string[] };
}

/** A chart, and its numbers as a table. */
export interface Figure {
  readonly kind: 'figure';
  /** Unique in the report. */
  readonly id: string;
  readonly title: string;
  /** What the chart shows, for those who do not see it. */
  readonly description: string;
  readonly draw: (frame: Frame) => Drawing;
  readonly legend: readonly LegendKey[];
  readonly numbers: TitledTable;
}

/** The two widths that charts are drawn for; paper has the wide one. */
export const WIDE = 736;
export const NARROW = 320;

/** What a chart is drawn into. It is drawn twice: for wide and for narrow screens. */
export interface Frame {
  /** Pixels; text has its own size, so that it can be read at any width. */
  readonly width: number;
  /** Unique in the page, for what a drawing refers to inside itself. */
  readonly id: string;
}

export interface Drawing {
  readonly height: number;
  readonly body: Markup;
}

export type Swatch =
  | 'solid'
  | 'hatched'
  | 'light'
  | 'open'
  | 'rising'
  | 'dot'
  | 'range'
  | 'limit'
  | 'dotted'
  | 'dashed';

/** A sample of a fill or a mark, and what it stands for. */
export interface LegendKey {
  readonly swatch: Swatch;
  readonly label: string;
}

/** Words and what they mean. */
export interface Terms {
  readonly kind: 'terms';
  readonly terms: readonly (readonly [string, string])[];
  /** A memo leaves them out. */
  readonly pageOnly?: true;
}

/** Small tables, which stand side by side on paper. */
export interface Columns {
  readonly kind: 'columns';
  readonly columns: 2 | 3;
  readonly blocks: readonly ReportBlock[];
}

/** Blocks that a memo leaves out. */
export interface PageOnly {
  readonly kind: 'pageOnly';
  readonly blocks: readonly ReportBlock[];
}

export function titled(title: string, table: Table): TitledTable {
  return { kind: 'titled', title, table };
}

export function folded(title: string, table: Table): TitledTable {
  return { kind: 'titled', title, table, folded: 'open' };
}

/** The numbers of a chart that shows them itself. */
export function drawn(title: string, table: Table): TitledTable {
  return { kind: 'titled', title, table, folded: 'drawn' };
}

export function inColumns(columns: 2 | 3, ...blocks: readonly ReportBlock[]): Columns {
  return { kind: 'columns', columns, blocks };
}
