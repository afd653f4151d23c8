import type { Warning } from '../../contract/document.ts';
import { placeWord } from '../log-plan.ts';
import type { LogReading } from '../log-reading.ts';

/** The warnings of logs that are empty among others that are not: what they should hold is missing. */
export function noRowsWarnings(readings: readonly LogReading[]): Warning[] {
  return readings
    .filter(({ rows }) => rows === 0)
    .map(({ plan }): Warning => {
      const where = `${placeWord(plan) === 'row' ? 'in row' : 'on line'} ${plan.headerRow}`;
      const message =
        `${plan.file}: its header is ${where}, and no row is below it: whatever it should hold is in no ` +
        'count; export it again, or leave it out if nothing was searched';
      return { code: 'no-rows', message };
    });
}
