import { cellState } from '../log/cells/cell-state.ts';
import { DAY_MS, daysFromDate } from '../log/times/calendar.ts';
import { TimeReader, type TimeReading } from '../log/times/time.ts';
import type { Zone } from '../log/times/zone.ts';
import { folded } from '../search.ts';

/** What dates are read under. */
export interface DateOptions {
  /** In which instants are dated; without one in UTC. */
  readonly zone?: Zone;
  /** Whether slash dates are DD/MM; without it as the table itself shows. */
  readonly dayFirst?: boolean;
  /** What people type to get past a field. */
  readonly placeholders: readonly string[];
}

/** A time of a table: its date, and milliseconds as `kind` says (search.ts, Moment). */
export interface TableTime {
  readonly day: number;
  readonly ms: number;
  readonly kind: 'date' | 'local' | 'instant';
}

/** A day-first date and one that begins with its year, of one column. */
export interface MixedDates {
  readonly dayFirst: string;
  readonly plain: string;
}

type ColumnForms = { -readonly [Form in keyof MixedDates]?: string };

/** A date that has no order of day and month: what a spreadsheet makes of the dates that it could read. */
const YEAR_FIRST = /^\d{4}-\d/;

/** Words for a date that is not there, and the days that spreadsheets and databases write for it. */
const NO_DATE =
  /^(?:never|present|current|(?:9999-12-31|12\/31\/9999|31\/12\/9999|1900-01-0[01]|0?1\/0?[01]\/1900|0\/1\/1900|00\/01\/1900|1899-12-3[01])(?:[ t].*)?)$/;

/** So many different dates are remembered. */
const MOST_KNOWN = 100_000;

/** `MM-DD-YY` alone. */
const DASHED = /^(\d{1,2})-(\d{1,2})-(\d{2})$/;

/** A year before those of logs. */
const EARLY_YEAR = /(?<!\d)19[0-8]\d(?!\d)/g;

const FIRST_DAY = daysFromDate(1900, 1, 1);
const LAST_DAY = daysFromDate(2100, 12, 31);

/**
 * The dates of a table, read as the times of a log are, the years 1900 to 2100: the time of day is
 * dropped after the zone is applied. All cells are shown to it before the first is read: the table may
 * prove that its slash dates are DD/MM.
 */
export class TableDates {
  readonly #reader = new TimeReader();
  readonly #zone: Zone | undefined;
  readonly #given: boolean | undefined;
  readonly #placeholders: ReadonlySet<string>;
  #sawDayFirst = false;
  #sawMonthFirst = false;
  /** Of the column that is looked at: its first date of a form that has an order, and of one that is plain. */
  #column: ColumnForms = {};
  #mixed: MixedDates | undefined;
  /** Whether the column that is looked at has dates, and the first instant in such a one. */
  #isOfDates = false;
  #firstInstant: string | undefined;
  /** What cells were found to hold, and which were looked at: dates come again and again. */
  readonly #known = new Map<string, TableTime | null | undefined>();
  #seen = new Set<string>();

  constructor({ zone, dayFirst, placeholders }: DateOptions) {
    this.#zone = zone;
    this.#given = dayFirst;
    this.#placeholders = new Set(placeholders.map(folded));
  }

  /** The cells of another column follow, of dates or of times. */
  nextColumn(isOfDates: boolean): void {
    this.#isOfDates = isOfDates;
    this.#column = {};
    this.#seen = new Set();
  }

  /** Takes in what a cell shows of the order of day and month. */
  look(cell: string): void {
    if (this.#seen.has(cell)) return;
    if (this.#seen.size < MOST_KNOWN) this.#seen.add(cell);
    this.#reader.dayFirst = false;
    const { evidence, kind } = this.#read(cell);
    if (kind === 'instant' && this.#isOfDates) this.#firstInstant ??= cell;
    if (evidence === 'dayFirst') {
      this.#sawDayFirst = true;
      this.#column.dayFirst ??= cell;
    } else if (evidence === 'monthFirst') this.#sawMonthFirst = true;
    else if (kind !== 'unreadable' && YEAR_FIRST.test(cell)) this.#column.plain ??= cell;
    const { dayFirst, plain } = this.#column;
    if (dayFirst !== undefined && plain !== undefined) this.#mixed ??= { dayFirst, plain };
  }

  /** A date with a time of day and a zone, where nobody said the agency's: it is dated in UTC. */
  get datedInUtc(): string | undefined {
    return this.#zone === undefined ? this.#firstInstant : undefined;
  }

  /** Dates of two forms in one column, where a spreadsheet has probably turned day and month of some. */
  get mixed(): MixedDates | undefined {
    return this.#mixed;
  }

  /** Whether slash dates are DD/MM. */
  get dayFirst(): boolean {
    return this.#given ?? this.isProven;
  }

  /** Whether the table itself proves DD/MM: a first part over 12, and no second part over 12. */
  get isProven(): boolean {
    const isMixed = this.#mixed !== undefined;
    return this.#given === undefined && this.#sawDayFirst && !this.#sawMonthFirst && !isMixed;
  }

  /** The day number of a date; null where there is none, undefined where it cannot be read. */
  dayOf(cell: string): number | null | undefined {
    if (this.#isNone(cell)) return null;
    const dashed = DASHED.exec(cell);
    this.#reader.dayFirst = dashed === null && this.dayFirst;
    if (dashed !== null) return this.#day(dashed.slice(1).join('/'));
    return this.#day(cell) ?? this.#earlyDay(cell);
  }

  /** Whether a cell had a date, perhaps, that is not there any more. */
  isLost(cell: string): boolean {
    return cell !== '' && isLostDate(cell, this.#placeholders);
  }

  /** The time that a cell holds; null where there is none, undefined where it cannot be read. */
  timeOf(cell: string): TableTime | null | undefined {
    if (this.#known.has(cell)) return this.#known.get(cell);
    const time = this.#timeIn(cell);
    if (this.#known.size < MOST_KNOWN) this.#known.set(cell, time);
    return time;
  }

  #timeIn(cell: string): TableTime | null | undefined {
    const day = this.dayOf(cell);
    if (day === null || day === undefined) return day;
    const { kind, ms } = this.#read(cell);
    if (kind === 'unreadable') return { day, ms: day * DAY_MS, kind: 'date' };
    return { day, ms, kind };
  }

  #isNone(cell: string): boolean {
    return saysNoDate(cell, this.#placeholders);
  }

  #read(text: string): TimeReading {
    const bytes = Buffer.from(text);
    return this.#reader.read(bytes, 0, bytes.length);
  }

  /** @param years how much later than it is the text says that it was */
  #day(text: string, later = 0): number | undefined {
    const { kind, ms } = this.#read(text);
    if (kind === 'unreadable') return undefined;
    const then = ms - later * DAY_MS;
    const local = kind === 'instant' ? then + (this.#zone?.offset(then) ?? 0) : then;
    const day = Math.floor(local / DAY_MS);
    return day >= FIRST_DAY && day <= LAST_DAY ? day : undefined;
  }

  /**
   * A date before the years of logs, read in a year that has the same days: 1901 to 1989 a century
   * later, which is 36,525 days; 1900 had no 29 February, as 2100 has none.
   */
  #earlyDay(text: string): number | undefined {
    const years = text.match(EARLY_YEAR) ?? [];
    const [year] = years;
    if (year === undefined || years.length > 1) return undefined;
    const twin = year === '1900' ? 2100 : Number(year) + 100;
    const later = daysFromDate(twin, 1, 1) - daysFromDate(Number(year), 1, 1);
    return this.#day(text.replace(EARLY_YEAR, String(twin)), later);
  }
}

/** Whether nobody can tell what date a cell had: it was withheld, or a spreadsheet has ruined it. */
export function isLostDate(cell: string, placeholders: ReadonlySet<string>): boolean {
  const state = cellState(cell, [], placeholders);
  return state === 'withheld' || state === 'damaged';
}

/** Whether a cell says that there is no date. */
export function saysNoDate(cell: string, placeholders: ReadonlySet<string>): boolean {
  return NO_DATE.test(folded(cell)) || cellState(cell, [], placeholders) !== 'value';
}
