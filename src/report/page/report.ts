import type { LogFacts, Tool } from '../../contract/document.ts';
import type { ReportResult, ReportSettings } from '../../contract/report.ts';
import { trimmed } from '../../search.ts';
import { counted, listWords, thousands } from '../words.ts';

/** All that a report is made from. */
export interface Report {
  readonly tool: Tool;
  readonly facts: LogFacts;
  readonly settings: ReportSettings;
  readonly result: ReportResult;
}

/** Groups that are no names: the cell was blank, withheld, damaged, or not there. */
const STATE = /^\((blank|withheld|damaged|absent|placeholder)\)$/;

/**
 * Whose searches these are: as the user says, else as the log names its agencies, where every search
 * has one.
 */
export function subject({ settings, facts, result }: Report): string {
  if (settings.title !== null) return settings.title;
  const { agencies } = facts.population;
  const { shown, others } = result.agencies;
  const named = shown
    .filter(({ value }) => !STATE.test(value))
    .map(({ value }) => shortened(value));
  const isUnnamed = facts.withoutAgency.searches > 0;
  if (isUnnamed || agencies === 0 || named.length === 0) return UNNAMED;
  if (agencies <= 3 && named.length === agencies && others.groups === 0) return listWords(named);
  const rest = agencies - 1;
  return rest === 0
    ? (named[0] ?? '')
    : `${named[0]} and ${thousands(rest)} other ${rest === 1 ? 'agency' : 'agencies'}`;
}

const UNNAMED = 'Audit of license-plate reader searches';

/** Whether somebody said whose searches these are. */
export function isNamed(report: Report): boolean {
  return subject(report) !== UNNAMED;
}

/** The days that the searches run over, or those asked for. */
export function periodWordsOf(report: Report): string {
  return knownPeriod(report) ?? 'No search has a time that can be read';
}

/** "483 read, 1 set aside, 482 searches left". */
export function rowsWords({ facts: { population } }: Report): string {
  const { rows, searches } = population;
  return `${thousands(rows)} read, ${thousands(rows - searches)} set aside, ${counted(searches, 'search', 'searches')} left`;
}

/** The same; null where neither is known. */
export function knownPeriod({ facts }: Report): string | null {
  const { from, to } = facts.settings;
  const { first, last } = facts.population;
  return daysWords(from ?? first, to ?? last);
}

/** From the day of one time to that of another; null where one of them is not known. */
export function daysWords(from: string | null, to: string | null): string | null {
  if (from === null || to === null) return null;
  const [start, end] = [from.slice(0, 10), to.slice(0, 10)];
  return start === end ? dateWords(start) : spanWords(start, end);
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** 2025-06-03 → "June 3, 2025"; what is not a date stays as it is. */
export function dateWords(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  return name === undefined ? date : `${name} ${Number(day)}, ${year}`;
}

/** Two days: the year once where it is one. */
function spanWords(start: string, end: string): string {
  const [first, last] = [dateWords(start), dateWords(end)];
  const year = `, ${start.slice(0, 4)}`;
  const isOneYear = first.endsWith(year) && last.endsWith(year);
  return `${isOneYear ? first.slice(0, -year.length) : first} to ${last}`;
}

/** The date so many days later. */
export function daysAfter(date: string, days: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/** 2025-06 → "June 2025". */
export function monthWords(month: string): string {
  const [, year, number] = /^(\d{4})-(\d\d)$/.exec(month) ?? [];
  const name = number === undefined ? undefined : MONTHS[Number(number) - 1];
  return name === undefined ? month : `${name} ${year}`;
}

/** The longest name or text of a log that a page shows; a cell can be as long as its log. */
const LONGEST_SHOWN = 160;

/** A text of a log, cut where it would take over the page. */
export function shortened(text: string): string {
  const characters = [...text.slice(0, 4 * LONGEST_SHOWN)];
  return characters.length <= LONGEST_SHOWN
    ? trimmed(text)
    : `${trimmed(characters.slice(0, LONGEST_SHOWN).join(''))}…`;
}
