import type { LogFacts, LogSettings, Warning } from '../contract/document.ts';
import { WARNINGS } from '../contract/warnings.ts';
import { keysOf } from '../keyed.ts';
import { unmatchedWords } from '../log/header/unmatched.ts';
import type { LogOptions } from '../log/log-options.ts';
import type { LogReading } from '../log/log-reading.ts';
import type { SearchLogs } from '../log/search-log.ts';
import { sheetNotes } from '../log/sheet-notes.ts';
import { statedNotes } from '../log/stated-notes.ts';
import { zoneNotes, zonesNotUsed } from '../log/zones-not-used.ts';
import type { RawLogOptions } from './options/log-options.ts';
import { groupsNotFound, type NamesGiven, namesNotFound } from './options/names-given.ts';
import { logSettings } from './options/reading-options.ts';

/**
 * What every output says of the logs and of how they were read.
 * @param more warnings beside those of the reading
 */
export function logFacts(
  raw: RawLogOptions & NamesGiven,
  options: LogOptions,
  logs: SearchLogs<unknown>,
  more: readonly Warning[],
): LogFacts {
  const { inputs, population, readings, warnings, names } = logs;
  return {
    inputs,
    population,
    settings: logSettings(raw, options, population.rows),
    warnings: formFirst([...warnings, ...more]),
    notes: readings.flatMap((reading) => [
      ...sheetNotes(
        reading.plan.file,
        reading.plan.sheets,
        reading.sheets.map(({ seenInSheets }) => seenInSheets),
      ),
      ...statedNotes(reading),
      ...zoneNotes(reading),
    ]),
    withoutWindows: readings.filter(hasNoWindows).map(({ plan }) => plan.file),
    unmatched: unmatchedWords(readings.map(({ plan }) => plan.columns)),
    zonesNotUsed: [...new Set(readings.flatMap(zonesNotUsed))],
    undatedIn: readings
      .map(({ plan, undated }) => ({ file: plan.file, searches: undated.count }))
      .filter(({ searches }) => searches > 0),
    notFound: [...namesNotFound(raw, names), ...groupsNotFound(raw, logs)],
    withoutAgency: {
      searches: readings.reduce((sum, { searches, withAgency }) => sum + searches - withAgency, 0),
      logs: readings.filter(({ searches, withAgency }) => searches > 0 && withAgency === 0).length,
    },
  };
}

function hasNoWindows({ plan: { columns } }: LogReading): boolean {
  const { windowStart, windowEnd, window } = columns.indexOf;
  return windowStart < 0 && windowEnd < 0 && window < 0 && !columns.packedWindow;
}

/** What deceives in a file's form stands first, in the order of its list; else as it was found. */
function formFirst(warnings: readonly Warning[]): Warning[] {
  const codes = keysOf(WARNINGS);
  const rank = ({ code }: Warning): number =>
    WARNINGS[code].form ? codes.indexOf(code) : codes.length;
  return warnings.toSorted((a, b) => rank(a) - rank(b));
}

const NOTHING_COUNTED = {
  ...{ rows: 0, searches: 0, duplicates: 0, identicalRowsKept: 0, malformed: 0, outsidePeriod: 0 },
  ...{ undated: 0, filteredOut: 0, headersRepeated: 0, blankRows: 0, preambleRows: 0 },
  ...{
    footerRows: 0,
    otherRows: 0,
    shiftedRows: 0,
    first: null,
    last: null,
    users: 0,
    agencies: 0,
  },
};

/** The facts of a run without logs: nothing was read, and a document has no population. */
export function factsWithoutLogs(settings: LogSettings): LogFacts {
  return {
    ...{ inputs: [], settings, warnings: [], notes: [], withoutWindows: [], unmatched: '' },
    population: { ...NOTHING_COUNTED },
    ...{ zonesNotUsed: [], undatedIn: [], notFound: [] },
    withoutAgency: { searches: 0, logs: 0 },
  };
}
