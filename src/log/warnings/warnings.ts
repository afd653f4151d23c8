import type { Warning } from '../../contract/document.ts';
import type { DuplicateFinder } from '../duplicates/known-standings.ts';
import type { LogOptions } from '../log-options.ts';
import type { LogReading } from '../log-reading.ts';
import type { PopulationTally } from '../take/population.ts';
import { columnByFillWarnings } from './column-by-fill.ts';
import { columnsDifferWarnings } from './columns-differ.ts';
import { logWarnings } from './form-of-log.ts';
import { formOfRowsWarnings } from './form-of-rows.ts';
import { hiddenRowsWarnings } from './hidden-rows.ts';
import { idRepeatsWarnings, sameIdsWarnings, sameSearchesWarnings } from './ids.ts';
import { missingDayWarnings } from './missing-days.ts';
import { noRowsWarnings } from './no-rows.ts';
import { oddCellsWarnings } from './odd-cells.ts';
import { withCommas } from './with-commas.ts';
import { zoneWarnings } from './zones.ts';

/** What an auditor should know of the logs before believing a number; none of it accuses anybody. */

/** All warnings, in the order of the logs and then of the population. */
export function allWarnings(
  options: LogOptions,
  readings: readonly LogReading[],
  population: PopulationTally,
  duplicates: Pick<DuplicateFinder, 'conflicts'>,
): Warning[] {
  const { from, to } = options;
  return [
    ...columnsDifferWarnings(readings),
    ...noRowsWarnings(readings),
    ...readings.flatMap(formOfRowsWarnings),
    ...zoneWarnings(options, readings, population),
    ...readings.flatMap((reading) => logWarnings(reading, options)),
    ...hiddenRowsWarnings(readings),
    ...idRepeatsWarnings(readings),
    ...sameIdsWarnings(readings),
    ...(options.noId ? [] : sameSearchesWarnings(readings)),
    ...conflictWarnings(duplicates.conflicts, readings),
    ...readings.flatMap(oddCellsWarnings),
    ...readings.flatMap(columnByFillWarnings),
    ...missingDayWarnings(population.days.counts(), from, to),
  ];
}

/** One warning for all repeats by id that differ from the first search with that id. */
function conflictWarnings(count: number, readings: readonly LogReading[]): Warning[] {
  const reading = readings.find(({ firstConflict }) => firstConflict !== undefined);
  if (count === 0 || reading === undefined) return [];
  const first = reading.firstConflict;
  const differ =
    count === 1 ? '1 repeated search differs' : `${withCommas(count)} repeated searches differ`;
  return [
    {
      code: 'conflicting-duplicates',
      message: `${differ} from the first with the same id; the first such row is ${first}: where they are other searches, give --no-id`,
    },
  ];
}
