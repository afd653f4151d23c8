import { calendarWords } from '../../calendar-words.ts';
import type { Warning } from '../../contract/document.ts';
import type { LogOptions } from '../log-options.ts';
import type { LogReading } from '../log-reading.ts';
import type { PopulationTally } from '../take/population.ts';
import { dateText } from '../times/calendar.ts';
import { isUtc } from '../times/zone.ts';
import { fixedZoneWarnings } from './fixed-zone.ts';

/** What the agency's zone and the data that tells its clock make of the times with a zone. */
export function zoneWarnings(
  { timeZone, zoneData }: LogOptions,
  readings: readonly LogReading[],
  population: PopulationTally,
): Warning[] {
  if (timeZone === null) return assumedWarnings(readings);
  if (isUtc(timeZone)) return [];
  return [
    ...fixedZoneWarnings(timeZone),
    ...zoneDataWarnings(timeZone, zoneData, readings, population),
  ];
}

/** The warning for times with a zone when nobody said what zone the agency is in. */
function assumedWarnings(readings: readonly LogReading[]): Warning[] {
  if (!readings.some(({ instants }) => instants)) return [];
  const message = "times are shown and dated in UTC: give the agency's zone with --tz";
  return [{ code: 'zone-assumed', message }];
}

/** Searches of a year in which the zone's clock may have been changed since its data was made. */
function zoneDataWarnings(
  timeZone: string,
  zoneData: string | null,
  readings: readonly LogReading[],
  { searched }: PopulationTally,
): Warning[] {
  const year = /^\d{4}/.exec(zoneData ?? '')?.[0];
  const last = searched.lastInstant;
  if (year === undefined || last === null) return [];
  const date = dateText(last.day);
  if (date.slice(0, 4) <= year) return [];
  const log = readings.find((each) => (each.searched.lastInstant?.instant ?? 0) >= last.instant);
  const where = log === undefined ? '' : `${log.plan.file}: `;
  const message =
    `${where}searches up to ${calendarWords(date)} are dated in ${timeZone} by zone data of ${year} (${zoneData}), ` +
    'which does not know of later changes of its clock: use a newer version of Node.js';
  return [{ code: 'zone-data', message }];
}
