import type { ManifestDrawn } from '../../contract/manifest.ts';
import type { ColumnName, WorkpaperColumn } from '../../contract/workpaper.ts';
import type { Field } from '../../search.ts';

/** A workpaper as a table, as it was read and as it was issued. */

/** The table of a finished workpaper, as it was read. */
export interface FinishedTable {
  readonly titles: readonly string[];
  /** Rows with anything in them; `row` is the row of the sheet, from 1. */
  readonly rows: readonly FinishedRow[];
}

export interface FinishedRow {
  readonly row: number;
  readonly cells: readonly string[];
  /**
   * The cells as the file has them: before the apostrophes were taken away that workpaper.csv has. A
   * CSV that was saved from workpaper.xlsx never had those.
   */
  readonly written: readonly string[];
}

/** The table as it was issued. */
export interface IssuedTable {
  readonly columns: readonly WorkpaperColumn[];
  /** The fields of the search in the order in which their texts are hashed. */
  readonly fields: readonly Field[];
  readonly rows: readonly IssuedRow[];
}

export interface IssuedRow {
  readonly drawn: ManifestDrawn;
  /** The cells that the manifest knows one by one, as the workpaper shows them. */
  readonly texts: ReadonlyMap<ColumnName, string>;
}
