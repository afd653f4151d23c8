import { calendarWords } from '../calendar-words.ts';
import { quoted } from '../quoted.ts';
import { placeWord } from './log-plan.ts';
import type { LogReading } from './log-reading.ts';
import { dateText } from './times/calendar.ts';
import { withCommas } from './warnings/with-commas.ts';

/** What is said of all searches of a log at once, and where its rows say otherwise. */
export function statedNotes(reading: LogReading): string[] {
  return [...agencyNotes(reading), ...periodNotes(reading)];
}

function agencyNotes({ plan, otherAgency, citations }: LogReading): string[] {
  const { agency, agencyBy } = plan.stated;
  if (agency === null) return [];
  const by = agencyBy === 'option' ? 'as --agency-of says' : 'as the rows above its header say';
  const hasOwn = plan.columns.indexOf.agency >= 0;
  const which = hasOwn ? 'its searches that name none' : 'its searches';
  // Of a log that names its agencies itself, title rows that agree need no word.
  const said =
    hasOwn && agencyBy === 'preamble'
      ? []
      : [`${plan.file}: the agency of ${which} is ${quoted(agency)}, ${by}`];
  const { count, line, shown } = otherAgency;
  if (count === 0) return said;
  const [names, stay] =
    count === 1
      ? ['1 search names', 'stays as it is']
      : [`${withCommas(count)} searches name`, 'stay as they are'];
  return [
    ...said,
    `Look at: ${plan.file}: ${names} another agency than ${quoted(agency)} (the first is ${placeWord(plan)} ${citations.row(line)}: ${shown}), and ${stay}`,
  ];
}

function periodNotes({ plan, searched }: LogReading): string[] {
  const { period } = plan.stated;
  const [first, last] = [searched.first?.day, searched.last?.day];
  if (period === null || first === undefined || last === undefined) return [];
  if (first >= period.from && last <= period.to) return [];
  return [
    `Look at: ${plan.file}: the rows above its header say ${inWords(period.from)} to ${inWords(period.to)}, and its searches run from ${inWords(first)} to ${inWords(last)}: give --from and --to where the former is meant`,
  ];
}

function inWords(day: number): string {
  return calendarWords(dateText(day));
}
