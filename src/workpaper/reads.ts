import { CASE_NUMBER_CLASSES, REASON_CLASSES } from '../contract/classes.ts';
import type { ManifestReads } from '../contract/manifest.ts';
import type { OldestAge, SearchReading } from '../contract/sample.ts';
import { counted } from '../report/words.ts';

/** What a search reads as, in the words of the workpaper. */
export function readTexts({ age, caseNumber, reason }: SearchReading): ManifestReads {
  return {
    imageAge: typeof age === 'string' ? NO_AGE[age] : ageWords(age),
    caseNumberClass: CASE_NUMBER_CLASSES[caseNumber].label,
    reasonClass: REASON_CLASSES[reason].label,
  };
}

const NO_AGE: Readonly<Record<Exclude<SearchReading['age'], OldestAge>, string>> = {
  undated: 'search has no readable time',
  absentRange: 'log has no date ranges',
  noRange: 'no date range',
  withheldRange: 'range was withheld',
  unreadableRange: 'range cannot be read',
  noStart: 'range has no start',
  reversed: 'range ends before it starts',
  startsAfterSearch: 'range starts after the search',
};

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Whole years, months and days; of an age that is on the day of the search the hours or minutes. */
function ageWords({ years, months, days, ms }: OldestAge): string {
  const parts = [
    [years, 'year'],
    [months, 'month'],
    [days, 'day'],
  ] as const;
  const said = parts.flatMap(([count, unit]) => (count === 0 ? [] : [counted(count, unit)]));
  if (said.length > 0) return said.join(' ');
  const hours = Math.floor(ms / HOUR_MS);
  return hours > 0 ? counted(hours, 'hour') : counted(Math.floor(ms / MINUTE_MS), 'minute');
}
