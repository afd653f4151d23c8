import type { LogOptions } from '../../src/log/log-options.ts';
import { type SourceOpener, sourceOpener } from '../../src/log/open/source.ts';
import { StandardInput } from '../../src/log/open/standard-input.ts';
import type { SearchLogs } from '../../src/log/search-log.ts';
import { readSearchLogs } from '../../src/log/search-log.ts';
import type { PartTally } from '../../src/log/side-by-side/tally.ts';

/** Options that ask for nothing. */
export const NO_OPTIONS: LogOptions = {
  mapping: [],
  layout: null,
  headerRow: null,
  sheet: null,
  encoding: null,
  timeZone: null,
  zoneData: null,
  dayFirst: null,
  from: null,
  to: null,
  users: [],
  agencies: [],
  placeholders: new Set(),
  keepDuplicates: false,
  noId: false,
  agencyOf: [],
  asksForUsers: true,
  readsPreamble: true,
  strict: false,
  verifiedLayouts: [],
};

/** An analysis that counts nothing. */
const NOTHING: PartTally = { add: () => {}, state: () => {}, merge: () => {} };

/** Reads a log of a folder, `a.csv`, by two threads that run a script. */
export function readTestLog({
  cwd,
  script,
  name = 'a.csv',
  open = sourceOpener(cwd, new StandardInput((async function* () {})())),
}: {
  cwd: string;
  script: URL;
  name?: string;
  open?: SourceOpener;
}): Promise<SearchLogs<PartTally>> {
  return readSearchLogs({
    names: [name],
    options: NO_OPTIONS,
    open,
    makeTally: () => NOTHING,
    reporting: { restart: () => {}, reject: () => {}, progress: () => {} },
    threads: { jobs: 2, least: 0, chunkBytes: 50, script, analysis: undefined },
  });
}
