import type { Input } from '../../contract/document.ts';
import { CannotBeDone } from '../../errors.ts';
import type { NumberedSearches } from '../../log/duplicates/bare-numbers.ts';
import { LAYOUTS } from '../../log/layouts/index.ts';
import type { LogPlan } from '../../log/log-plan.ts';
import type { LogReading } from '../../log/log-reading.ts';
import { linesOf, SheetCitations, type ToldCitations } from '../../log/rows/citations.ts';
import { FormSeen } from '../../log/take/rows-seen.ts';
import { FirstAndLast } from '../../log/times/first-and-last.ts';
import { Zone } from '../../log/times/zone.ts';
import { fromSealedText, sealedText } from '../plain.ts';
import type { Under } from './same-settings.ts';

/** What was counted of a log's rows before anybody knows which of its searches are duplicates. */
export type RowCounts = Readonly<
  Record<
    | 'rows'
    | 'malformed'
    | 'headersRepeated'
    | 'blankRows'
    | 'preambleRows'
    | 'footerRows'
    | 'otherRows'
    | 'shiftedRows',
    number
  >
>;

/** What of a reading is that of the log alone. */
type OfLog = Pick<
  LogReading,
  | 'rows'
  | 'searchRows'
  | 'constantColumns'
  | 'constantUsers'
  | 'repeatsCounted'
  | 'idRepeats'
  | 'mixedDates'
  | 'oneRange'
  | 'odd'
  | 'hidden'
>;

/** What the accounting line of a log says. */
export interface MappedFile {
  readonly under: Under;
  readonly input: Input;
  readonly counts: RowCounts;
  readonly plan: Omit<LogPlan, 'clock' | 'layout'> & {
    readonly layout: string;
    readonly zone: string;
    readonly utc: boolean;
  };
  readonly ofLog: OfLog;
  readonly searched: ReturnType<FirstAndLast['state']>;
  readonly form: ReturnType<FormSeen['state']>;
  /** Null where lines are cited as they are. */
  readonly citations: ToldCitations | null;
  readonly numbers: NumberedSearches;
  readonly sheetRows: readonly number[];
  /** By which two logs show that codes stand for their texts, and the same; null where texts do. */
  readonly hidden: string | null;
}

/** A log as read, for its accounting line. */
export function mappedFile(
  reading: LogReading,
  read: Pick<MappedFile, 'under' | 'input' | 'counts' | 'numbers'>,
): MappedFile {
  const { rows, searchRows, constantColumns, constantUsers, repeatsCounted, idRepeats } = reading;
  const { mixedDates, oneRange, odd, hidden, searched, form, citations, sheets } = reading;
  const { clock, layout, ...plan } = reading.plan;
  const { under, input, counts, numbers } = read;
  return {
    ...{ under, input, counts, numbers },
    plan: { ...plan, layout: layout.name, zone: clock.zone.name, utc: clock.utc },
    ofLog: {
      ...{ rows, searchRows, constantColumns, constantUsers, repeatsCounted, idRepeats },
      ...{ mixedDates, oneRange, odd, hidden },
    },
    searched: searched.state(),
    form: form.state(),
    citations: citations instanceof SheetCitations ? citations.told() : null,
    sheetRows: sheets.map((sheet) => sheet.rows),
    hidden: null,
  };
}

/** What messages show of a cell that is not to be told. */
const SHOWN = '“…”';

/**
 * The same without the texts of cells that its messages would show.
 * @param hidden by which logs whose codes are the same know one another
 */
export function withoutTexts(mapped: MappedFile, hidden: string): MappedFile {
  const { plan, ofLog, form } = mapped;
  const { padded, other, malformed, shifted, swallowed, beside } = form;
  const without = <Seen extends { readonly shown: string }>(seen: Seen) => ({
    ...seen,
    shown: SHOWN,
  });
  const rowName = plan.form.rowName === null ? null : '…';
  return {
    ...mapped,
    hidden,
    plan: {
      ...plan,
      header: { ...plan.header, preamble: [] },
      form: { ...plan.form, rowName, numberedCases: null },
    },
    ofLog: {
      ...ofLog,
      odd: ofLog.odd.map((each) => ({ ...each, text: '…' })),
      idRepeats: withoutId(ofLog.idRepeats),
      repeatsCounted: undefined,
    },
    form: {
      ...form,
      ...{ padded: without(padded), other: without(other), malformed: without(malformed) },
      ...{ shifted: without(shifted), swallowed: without(swallowed), beside: without(beside) },
    },
  };
}

function withoutId(repeats: OfLog['idRepeats']): OfLog['idRepeats'] {
  if (repeats?.first === undefined) return repeats;
  return { ...repeats, first: { ...repeats.first, id: '…' } };
}

/** What a reading has that only all logs show. */
export type OfAll = Pick<
  LogReading,
  | 'searches'
  | 'withAgency'
  | 'otherAgency'
  | 'seenEarlier'
  | 'instants'
  | 'firstConflict'
  | 'undated'
  | 'numbers'
  | 'minutes'
  | 'sheets'
>;

export function planOfMapped({ plan }: MappedFile): LogPlan {
  const { layout: name, zone, utc, ...rest } = plan;
  const layout = LAYOUTS.find((each) => each.name === name);
  if (layout === undefined) throw new CannotBeDone(`${plan.file}: layout ${name} is not known`);
  return { ...rest, layout, clock: { zone: new Zone(zone), utc } };
}

/** What of a reading its accounting line says. */
export function readingOfMapped(mapped: MappedFile): Omit<LogReading, keyof OfAll> {
  const searched = new FirstAndLast();
  searched.merge(mapped.searched);
  const form = new FormSeen();
  form.merge(mapped.form);
  const { citations, plan } = mapped;
  return {
    ...mapped.ofLog,
    plan: planOfMapped(mapped),
    searched,
    form,
    citations: citations === null ? linesOf(plan.file) : SheetCitations.of(citations),
  };
}

export function mappedText(mapped: MappedFile): string {
  return sealedText(mapped);
}

export function fromMappedText(text: string): MappedFile {
  return fromSealedText(text);
}
