import { cellState } from './oracle-cells.ts';
import { normalizeHeader } from './oracle-fields.ts';
import type { FlagSearch } from './oracle-flags-searches.ts';
import type { OracleLog } from './oracle-log.ts';
import type { Sheet } from './oracle-sheet.ts';
import { trim } from './oracle-white-space.ts';

const DATES_THAT_MAY_BE_SHARED = 2;

/** Whether two logs of other headers probably have the same searches, which nothing tells. */
export function isMixed(log: OracleLog, searches: FlagSearch[]): boolean {
  const pairs = log.sheets.flatMap((sheet, at) =>
    log.sheets.slice(at + 1).map((other) => [sheet, other] as const),
  );
  return pairs.some(
    ([one, two]) =>
      headerOf(one) !== headerOf(two) &&
      !haveCommonId(log, one, two) &&
      mostSharedDates(one, two, searches) > DATES_THAT_MAY_BE_SHARED,
  );
}

function headerOf({ header }: Sheet): string {
  return JSON.stringify(header.map(normalizeHeader));
}

/** Ids that are none, because they repeat or each log numbers its searches anew, are not in common. */
function haveCommonId({ warnings }: OracleLog, one: Sheet, two: Sheet): boolean {
  const areNone = ({ file }: Sheet): boolean =>
    warnings.some((warning) => warning.code === 'id-repeats' && warning.file === file);
  if (areNone(one) || areNone(two)) return false;
  const ids = idsOf(one);
  return idsOf(two).some((id) => ids.includes(id));
}

function idsOf({ rows, layout }: Sheet): string[] {
  return rows
    .filter(({ texts }) => cellState('searchId', texts.searchId, layout) === 'value')
    .map(({ texts }) => trim(texts.searchId ?? ''));
}

/** The most dates on which both have searches of one agency. */
function mostSharedDates(one: Sheet, two: Sheet, searches: FlagSearch[]): number {
  const datesByAgency = (sheet: Sheet): Map<string, Set<number>> => {
    const dates = new Map<string, Set<number>>();
    for (const { agency, moment, search } of searches) {
      if (search.file !== sheet.file || agency === null || moment === null) continue;
      dates.set(agency, (dates.get(agency) ?? new Set()).add(moment.day));
    }
    return dates;
  };
  const [left, right] = [datesByAgency(one), datesByAgency(two)];
  const shared = [...left].map(([agency, days]) => {
    return [...days].filter((day) => right.get(agency)?.has(day)).length;
  });
  return Math.max(0, ...shared);
}
