import type { Warning } from '../../contract/document.ts';
import { type DatesByFile, mostSharedDates, type SharedDates } from '../../flags/file-dates.ts';
import type { LogReading } from '../../log/log-reading.ts';
import { quoted } from '../../quoted.ts';

/** Two logs may share so many dates of one agency by chance, or where one ends and the other begins. */
const MOST_DATES = 2;

/** The dates of a log by agency, all sheets of a workbook together. */
function datesOf(file: string, files: DatesByFile): Map<string, Set<number>> {
  const dates = new Map<string, Set<number>>();
  for (const [name, agencies] of files) {
    if (name !== file && !name.startsWith(`${file}#`)) continue;
    for (const [agency, days] of agencies) {
      dates.set(agency, new Set([...(dates.get(agency) ?? []), ...days]));
    }
  }
  return dates;
}

interface MixedPair extends SharedDates {
  readonly files: readonly [string, string];
}

/**
 * The first two logs that probably tell of the same searches in two forms: their headers differ, they
 * have no id in common to know one search by, and of one agency they share more than two dates.
 */
function mixedPairs(readings: readonly LogReading[], files: DatesByFile): MixedPair[] {
  const logs = readings.map(({ plan, seenEarlier }) => ({
    file: plan.file,
    header: plan.columns.names.join('\n'),
    hasIds: plan.columns.idColumn >= 0,
    seenEarlier,
    dates: datesOf(plan.file, files),
  }));
  return logs.flatMap((a, i) =>
    logs.slice(i + 1).flatMap((b): MixedPair[] => {
      // Of a later log it is known whether an id of it stands in an earlier one.
      const haveCommonId = a.hasIds && b.hasIds && b.seenEarlier > 0;
      if (a.header === b.header || haveCommonId) return [];
      const shared = mostSharedDates(a.dates, b.dates);
      return shared.dates > MOST_DATES ? [{ ...shared, files: [a.file, b.file] }] : [];
    }),
  );
}

/** The warning that two logs probably tell of the same searches; undefined where none do. */
export function mixedLogsWarning(
  readings: readonly LogReading[],
  files: DatesByFile,
): Warning | undefined {
  const pairs = mixedPairs(readings, files);
  const [first] = pairs;
  if (first === undefined) return undefined;
  const { files: both, agency, dates } = first;
  const of = agency === '' ? '' : ` of ${quoted(agency)}`;
  const more = pairs.length > 1 ? ` (and ${pairs.length - 1} more such pairs)` : '';
  const message =
    `${both[0]} and ${both[1]} have different headers, no id in common and searches${of} on the same ` +
    `${dates} dates${more}: one search may be in both, and be counted twice`;
  return { code: 'mixed-logs', message };
}
