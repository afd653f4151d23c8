import { trimmed } from '../../search.ts';
import { cellsHash } from '../columns.ts';

/**
 * A time that a spreadsheet took for a date comes back in another form: as a cell that is a date, or as
 * the country of the computer writes it. What was issued is known only by the hash of all cells of its
 * search: so the forms in which logs write such a time are tried.
 */

/** A date, and the time of day where there is one. */
interface Reading {
  /** Which number is the day is not known of `3/4/2025`: both readings. */
  readonly dates: readonly (readonly [year: number, month: number, day: number])[];
  /** Milliseconds of the day. */
  readonly clock: number;
}

const ISO = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/;
const SLASHED = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/;
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3})\d*)?)?(?:\s?([AP])\.?M\.?)?$/i;
const DAY_MS = 86_400_000;

function readingOf(text: string): Reading | undefined {
  const [date = '', ...rest] = trimmed(text).split(/[T\s]+|,\s*/);
  const clock = rest.length === 0 ? 0 : clockOf(rest.join(' '));
  const dates = datesOf(date);
  return clock === undefined || dates.length === 0 ? undefined : { dates, clock };
}

function datesOf(text: string): Reading['dates'] {
  const iso = ISO.exec(text);
  if (iso) return [[Number(iso[1]), Number(iso[2]), Number(iso[3])]];
  const [, a, b, written = ''] = SLASHED.exec(text) ?? [];
  if (a === undefined || b === undefined) return [];
  const year =
    written.length === 2 ? (Number(written) < 90 ? 2000 : 1900) + Number(written) : Number(written);
  return [
    [year, Number(a), Number(b)],
    [year, Number(b), Number(a)],
  ];
}

function clockOf(text: string): number | undefined {
  const [, hours, minutes, seconds = '0', fraction = '', half] = CLOCK.exec(text) ?? [];
  if (hours === undefined) return undefined;
  const isAfternoon = half?.toUpperCase() === 'P';
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (isAfternoon ? 12 : 0);
  const ms = Number(fraction.padEnd(3, '0'));
  return ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + ms;
}

const two = (number: number): string => String(number).padStart(2, '0');

type DateForm = (year: number, month: number, day: number) => string;
const DATE_FORMS: readonly DateForm[] = [
  (y, m, d) => `${y}-${two(m)}-${two(d)}`,
  (y, m, d) => `${two(m)}/${two(d)}/${y}`,
  (y, m, d) => `${m}/${d}/${y}`,
  (y, m, d) => `${m}/${d}/${two(y % 100)}`,
  (y, m, d) => `${two(d)}/${two(m)}/${y}`,
  (y, m, d) => `${d}/${m}/${y}`,
  (y, m, d) => `${y}/${two(m)}/${two(d)}`,
];

const BETWEEN = [' ', 'T', ', '];

type ClockForm = (hour: number, minute: number, second: number, ms: number) => string;
const CLOCK_FORMS: readonly ClockForm[] = [
  (h, m, s) => `${two(h)}:${two(m)}:${two(s)}`,
  (h, m) => `${two(h)}:${two(m)}`,
  (h, m, s) => `${h}:${two(m)}:${two(s)}`,
  (h, m) => `${h}:${two(m)}`,
  (h, m, s) => `${two(h % 12 || 12)}:${two(m)}:${two(s)} ${h < 12 ? 'AM' : 'PM'}`,
  (h, m, s) => `${h % 12 || 12}:${two(m)}:${two(s)} ${h < 12 ? 'AM' : 'PM'}`,
  (h, m) => `${h % 12 || 12}:${two(m)} ${h < 12 ? 'AM' : 'PM'}`,
  (h, m, s, ms) => `${two(h)}:${two(m)}:${two(s)}.${String(ms).padStart(3, '0')}`,
];

/** How all times of a log are written: its date, what stands between, its clock. */
type Form = readonly [DateForm, string, ClockForm];

const FORMS: readonly Form[] = DATE_FORMS.flatMap((date) =>
  BETWEEN.flatMap((between) => CLOCK_FORMS.map((clock): Form => [date, between, clock])),
);

/** What a text may have been, were it written in a form: itself, with its clock, or without. */
function writtenIn([dateForm, between, clockForm]: Form, text: string, reading: Reading): string[] {
  // A spreadsheet keeps a time as a fraction of a day, which may be off by less than a millisecond.
  const clock = Math.min(Math.round(reading.clock), DAY_MS - 1);
  const [seconds, ms] = [Math.floor(clock / 1000), clock % 1000];
  const time = clockForm(
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
    seconds % 60,
    ms,
  );
  return [
    text,
    ...reading.dates.flatMap(([year, month, day]) => {
      const date = dateForm(year, month, day);
      return clock === 0 ? [`${date}${between}${time}`, date] : [`${date}${between}${time}`];
    }),
  ];
}

/** Rows that are tried in vain before no other is: the workpaper was altered. */
const MOST_FAILURES = 20;

/** Tells whether the cells of a search are those issued, but for the form of their dates. */
export class DateForms {
  /** The form that was right last. */
  #form: Form | undefined;
  #failures = 0;

  /**
   * @param texts the texts of a search's fields as found
   * @param times which of them are times
   * @param hash that of the texts as issued
   */
  areAsIssued(texts: readonly string[], times: readonly number[], hash: string): boolean {
    const readings = times.flatMap((at) => {
      const reading = readingOf(texts[at]!);
      return reading === undefined ? [] : [{ at, reading }];
    });
    if (readings.length === 0 || this.#failures >= MOST_FAILURES) return false;
    for (const form of [...(this.#form ? [this.#form] : []), ...FORMS]) {
      if (!isIssuedIn(form, texts, readings, hash)) continue;
      this.#form = form;
      return true;
    }
    this.#failures++;
    return false;
  }
}

function isIssuedIn(
  form: Form,
  texts: readonly string[],
  readings: readonly { readonly at: number; readonly reading: Reading }[],
  hash: string,
): boolean {
  let tried: string[][] = [[...texts]];
  for (const { at, reading } of readings) {
    const forms = writtenIn(form, texts[at]!, reading);
    tried = tried.flatMap((each) => forms.map((text) => each.with(at, text)));
  }
  return tried.some((each) => cellsHash(each) === hash);
}
