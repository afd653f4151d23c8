/** What the functions of the library are given: what is meant is said by the help of each command. */

/** A log: the path of a file (CSV, TSV, also gzipped, XLSX), or its bytes as a stream gives them. */
export type LogSource = string | AsyncIterable<Uint8Array>;

/** The logs of one population. One of them may be a stream: it is read as standard input is. */
export type LogSources = LogSource | readonly LogSource[];

/** How logs are read, and which of their searches count. */
export interface ReadingOptions {
  /** What `alpr-audit.config.json` may hold; no file is looked for. */
  readonly config?: object;
  /** The vendor's layout; by default it is recognized. */
  readonly layout?: string;
  /** The header of the column that a field is, by field: `{ caseNumber: 'Incident' }`. */
  readonly map?: Readonly<Record<string, string>>;
  /** The line (in a workbook the row) that the header stands on. */
  readonly headerRow?: number;
  /** The sheet of a workbook that is the log. */
  readonly sheet?: string;
  readonly encoding?: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  /** The agency's time zone, such as `America/Los_Angeles`. */
  readonly tz?: string;
  /** First and last day of the audit period, YYYY-MM-DD. */
  readonly from?: string;
  readonly to?: string;
  /** Only searches by these users, or by these agencies. */
  readonly user?: readonly string[];
  readonly agency?: readonly string[];
  /** The agency of logs that name none, by file; `*` in a file's name is any text. */
  readonly agencyOf?: Readonly<Record<string, string>>;
  /** Keeps searches that appear again. */
  readonly keepDuplicates?: boolean;
  /** Tells searches apart by all of their cells, not by an id. */
  readonly noId?: boolean;
  /** Makes a malformed row an error. */
  readonly strict?: boolean;
  /** Threads that read big logs; by default all cores, at most 4. */
  readonly jobs?: number;
}

/** As `alpr-audit validate` has them. */
export interface ValidateOptions extends ReadingOptions {
  readonly by?: 'user' | 'agency' | 'month' | 'offense' | 'file';
  /** Marks groups of fewer searches as small. */
  readonly minGroup?: number;
  /** The path of the agency's register of cases. */
  readonly cases?: string;
  /** The state whose law records are held against, such as `CA`. */
  readonly law?: string;
}

/** As `alpr-audit ages` has them; a period is a number and `min`, `h`, `d`, `mo` or `y`. */
export interface AgesOptions extends ReadingOptions {
  /** Which image of the range to date. */
  readonly measure?: 'oldest' | 'newest' | 'midpoint';
  /** Edges of the buckets, ascending. */
  readonly buckets?: readonly string[];
  /** The agency's retention. */
  readonly retention?: string;
  /** Retention periods to simulate. */
  readonly at?: readonly string[];
  /** Simulates the retention periods of 13 states. */
  readonly states?: boolean;
  readonly by?: 'agency' | 'offense' | 'reasonClass' | 'month' | 'user' | 'file';
  /** The state whose cap the retention is held against, such as `VA`. */
  readonly law?: string;
}

/** As `alpr-audit sample` has them: a seed, and one of `size`, `percent`, `tolerable` and `preset`. */
export interface SampleOptions extends ReadingOptions {
  /** The public random string. The same logs, options and seed give the same sample. */
  readonly seed: string;
  readonly seedSource?: string;
  readonly witness?: readonly string[];
  /** How many searches to draw. */
  readonly size?: number;
  /** Or this percentage of them, such as `'5'`, rounded up, no fewer and no more than these. */
  readonly percent?: string;
  readonly atLeast?: number;
  readonly atMost?: number;
  /** Or as many as these percentages ask for; confidence is 95 where only the others are given. */
  readonly confidence?: string;
  readonly tolerable?: string;
  readonly expected?: string;
  /** Or as the config names it. */
  readonly preset?: string;
  readonly method?: 'ticket' | 'generator';
  /** Strata: `month`, `file`, or a field. */
  readonly by?: string;
  readonly allocate?: 'proportional' | 'equal';
  readonly atLeastEach?: number;
  /** More, to replace voids. */
  readonly spares?: number;
  /** Users who audit: their own searches are counted. */
  readonly auditor?: readonly string[];
}
