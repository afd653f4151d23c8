import { dayAfter } from '../../ages/edges.ts';
import { ImageAges } from '../../ages/image-age.ts';
import { RANGED, setAside } from '../../ages/set-aside.ts';
import type { OldestAge, SearchReading } from '../../contract/sample.ts';
import { SET_ASIDE } from '../../contract/ways/set-aside.ts';
import type { FieldReader } from '../../quality/field-reader.ts';
import { JUDGMENTS } from '../../quality/judgment.ts';
import type { Searches } from '../../search.ts';

/** Reads the searches that may be drawn: the two classes, and the age of the oldest image. */
export class DrawReader {
  readonly #reader: FieldReader;
  readonly #ages = new ImageAges();

  constructor(reader: FieldReader) {
    this.#reader = reader;
  }

  read(searches: Searches, i: number): SearchReading {
    const search = searches.search(i);
    const reader = this.#reader;
    const place = reader.judge(
      reader.caseNumber(search.cell('caseNumber')),
      reader.reason(search.cell('reason')),
      search.cell('plate'),
    );
    const { caseNumber, reason } = JUDGMENTS[place]!;
    return { caseNumber, reason, age: this.#age(searches, i) };
  }

  #age(searches: Searches, i: number): SearchReading['age'] {
    const windows = searches.windows();
    const aside = setAside(searches.searchedAt, windows, i);
    if (aside !== RANGED) return SET_ASIDE[aside]!;
    this.#ages.measureOldest(searches, windows, i);
    const { searchDay, imageDay, ms } = this.#ages.oldest;
    return calendarAge(imageDay, searchDay, ms);
  }
}

const DAYS_OF_A_MONTH = 28;

/** Whole months and the days beyond them, as a retention counts: months clamp to the month's end. */
export function calendarAge(imageDay: number, searchDay: number, ms: number): OldestAge {
  const after = (amount: number): number => dayAfter(imageDay, { unit: 'mo', amount });
  let whole = Math.floor((searchDay - imageDay) / DAYS_OF_A_MONTH);
  while (whole > 0 && after(whole) > searchDay) whole--;
  const days = searchDay - after(whole);
  return { years: Math.floor(whole / 12), months: whole % 12, days, ms };
}
