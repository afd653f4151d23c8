import type { Encoding } from '../contract/document.ts';
import type { ColumnMapping } from './header/columns.ts';
import type { AgencyOf } from './stated.ts';

/** How logs are to be read: the user's options and config, checked. */
export interface LogOptions {
  readonly mapping: readonly ColumnMapping[];
  readonly layout: string | null;
  /** The physical line of the header, from 1; null to look for it. */
  readonly headerRow: number | null;
  /** The sheet of a workbook that is the log; null to look for it. */
  readonly sheet: string | null;
  readonly encoding: Encoding | null;
  readonly timeZone: string | null;
  /** The version of the data that tells the zone's clock, such as 2025c; null where not known. */
  readonly zoneData: string | null;
  /** Whether slash dates are DD/MM; null to let each file show it. */
  readonly dayFirst: boolean | null;
  /** The audit period, both inclusive, as day numbers; null for no limit. */
  readonly from: number | null;
  readonly to: number | null;
  /** Users and agencies to keep, trimmed and case-folded; empty for all. */
  readonly users: readonly string[];
  readonly agencies: readonly string[];
  /** Whether a user is named by hand, so that it is asked which users the logs have. */
  readonly asksForUsers: boolean;
  /** What counts as a placeholder, trimmed and case-folded. */
  readonly placeholders: ReadonlySet<string>;
  /** The agencies of logs that name none, as given; the first that names a log counts. */
  readonly agencyOf: readonly AgencyOf[];
  /** Whether the rows above the header may say the agency and the period: draws before 0.3 did not ask them. */
  readonly readsPreamble: boolean;
  readonly keepDuplicates: boolean;
  /** Layouts of which somebody has compared a real export. */
  readonly verifiedLayouts: readonly string[];
  /** Whether every search is known by all of its cells, whatever its id. */
  readonly noId: boolean;
  readonly strict: boolean;
}

/** Where malformed rows go, verbatim. */
export interface Reject {
  readonly file: string;
  readonly line: number;
  readonly problem: string;
  readonly row: string;
}
