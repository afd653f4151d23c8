import type { Searches } from '../search.ts';
import { DATE_ALONE, LACKING, NO_COLUMN, type Teller, THERE, WITHHELD_TIME } from './elements.ts';

/** What is counted of one log: of its searches, and of each element. */
export type LogCounts = {
  searches: number;
  beforeInForce: number;
  complete: number;
  lacking: number;
  untold: number;
  /** Searches that lack nothing else, but are a date alone. */
  dateAlone: number;
  readonly elements: ElementCounts[];
};

export type ElementCounts = {
  there: number;
  lacking: number;
  untold: number;
  /** Of the untold, those whose log has no such column. */
  noColumn: number;
  dateAlone: number;
  /** Of those that are there, the withheld times. */
  withheld: number;
};

/** The first line of a log that lacks an element, and the first that is a date alone. */
export type FirstLines = { lacking: number; dateAlone: number };

export function noCounts(elements: number): LogCounts {
  const none = { searches: 0, beforeInForce: 0, complete: 0, lacking: 0, untold: 0, dateAlone: 0 };
  return { ...none, elements: Array.from({ length: elements }, noElement) };
}

function noElement(): ElementCounts {
  return { there: 0, lacking: 0, untold: 0, noColumn: 0, dateAlone: 0, withheld: 0 };
}

export function noLines(elements: number): FirstLines[] {
  const never = Number.MAX_SAFE_INTEGER;
  return Array.from({ length: elements }, () => ({ lacking: never, dateAlone: never }));
}

/** Counts search i of many. */
export function countSearch(
  counts: LogCounts,
  firsts: readonly FirstLines[],
  tellers: readonly Teller[],
  searches: Searches,
  i: number,
): void {
  counts.searches++;
  let lacks = false;
  let isUntold = false;
  let isDateAlone = false;
  for (let at = 0; at < tellers.length; at++) {
    const told = tellers[at]!(i);
    const element = counts.elements[at]!;
    if (told === THERE || told === WITHHELD_TIME) {
      element.there++;
      if (told === WITHHELD_TIME) element.withheld++;
    } else if (told === LACKING) {
      element.lacking++;
      lacks = true;
      note(firsts[at]!, 'lacking', searches, i);
    } else if (told === DATE_ALONE) {
      element.dateAlone++;
      isDateAlone = true;
      note(firsts[at]!, 'dateAlone', searches, i);
    } else {
      element.untold++;
      isUntold = true;
      if (told === NO_COLUMN) element.noColumn++;
    }
  }
  if (lacks) counts.lacking++;
  else if (isDateAlone) counts.dateAlone++;
  else if (isUntold) counts.untold++;
  else counts.complete++;
}

function note(first: FirstLines, kind: keyof FirstLines, searches: Searches, i: number): void {
  // Lines come in their order, but for those of sheets and merged cells.
  const { line } = searches.search(i);
  if (line < first[kind]) first[kind] = line;
}

/** What a log shows of its elements, once all of it is counted. */
export interface LogShows {
  readonly file: string;
  readonly counts: Omit<LogCounts, 'dateAlone' | 'elements'>;
  readonly elements: readonly ElementShows[];
}

export interface ElementShows {
  readonly there: number;
  readonly lacking: number;
  readonly untold: number;
  readonly noColumn: number;
  /** The first line that lacks it; null where none does. */
  readonly firstLine: number | null;
}

/** A date alone lacks the time where its log has times of day at all; else the export has no column for them. */
export function shownBy(file: string, counts: LogCounts, firsts: readonly FirstLines[]): LogShows {
  const { dateAlone, elements, ...rest } = counts;
  const hasClock = elements.every((each) => each.dateAlone === 0 || each.there > each.withheld);
  return {
    file,
    counts: {
      ...rest,
      lacking: rest.lacking + (hasClock ? dateAlone : 0),
      untold: rest.untold + (hasClock ? 0 : dateAlone),
    },
    elements: elements.map((each, at) => {
      const lacking = each.lacking + (hasClock ? each.dateAlone : 0);
      const { lacking: blank, dateAlone: alone } = firsts[at]!;
      return {
        there: each.there,
        lacking,
        untold: each.untold + (hasClock ? 0 : each.dateAlone),
        noColumn: each.noColumn + (hasClock ? 0 : each.dateAlone),
        firstLine: lacking === 0 ? null : Math.min(blank, hasClock ? alone : blank),
      };
    }),
  };
}
