import type { LawElement } from '../contract/laws/profile.ts';
import { isWithheld } from '../log/cells/withheld.ts';
import {
  type Cell,
  type Cells,
  folded,
  MOMENT_KINDS,
  type Moments,
  type Searches,
} from '../search.ts';

/** What can be said of one element of one search's record. */
export const THERE = 0;
export const LACKING = 1;
/** The cell says nothing: a spreadsheet ruined it, or it cannot be read. */
export const UNTOLD = 2;
/** The log has no column for it. */
export const NO_COLUMN = 3;
/** A date alone: it lacks the time of day, where the log has times of day at all. */
export const DATE_ALONE = 4;
/** There, since somebody withheld it; what it was, it does not show. */
export const WITHHELD_TIME = 5;

export type Told =
  | typeof THERE
  | typeof LACKING
  | typeof UNTOLD
  | typeof NO_COLUMN
  | typeof DATE_ALONE
  | typeof WITHHELD_TIME;

/** What is said of an element of search i of many. */
export type Teller = (i: number) => Told;

/** Columns of other data by which a search can be made, beside the plate. */
const OTHER_DATA = ['plateState', 'windowStart', 'windowEnd', 'window'] as const;

const UNREADABLE = MOMENT_KINDS.indexOf('unreadable');
const DATE = MOMENT_KINDS.indexOf('date');

/** @param orOtherData whether other data may stand for a plate */
export function tellerOf(element: LawElement, searches: Searches, orOtherData: boolean): Teller {
  switch (element) {
    case 'date':
      return timeTeller(searches.searchedAt, searches.cells('searchedAt'), THERE);
    case 'time':
      return timeTeller(searches.searchedAt, searches.cells('searchedAt'), DATE_ALONE);
    case 'user':
      return cellTeller(searches.cells('user'));
    case 'organization':
      return cellTeller(searches.cells('agency'));
    case 'plate':
      return orOtherData ? plateTeller(searches) : cellTeller(searches.cells('plate'));
    case 'purpose':
      return purposeTeller(searches);
  }
}

/** A withheld cell is there: whoever released the log saw it. */
function toldBy({ state }: Cell): Told {
  if (state === 'value' || state === 'withheld') return THERE;
  if (state === 'absent') return NO_COLUMN;
  return state === 'damaged' ? UNTOLD : LACKING;
}

function cellTeller(cells: Cells): Teller {
  return (i) => toldBy(cells.at(i));
}

function timeTeller({ kinds }: Moments, cells: Cells, ofDateAlone: Told): Teller {
  return (i) => {
    if (kinds[i] === DATE) return ofDateAlone;
    if (kinds[i] !== UNREADABLE) return THERE;
    const cell = cells.at(i);
    if (cell.state !== 'value') return toldBy(cell);
    return isWithheld(folded(cell.text)) ? WITHHELD_TIME : UNTOLD;
  };
}

/** Without a plate another column of what was searched by may say it; where none was exported, none lacks. */
function plateTeller(searches: Searches): Teller {
  const plates = searches.cells('plate');
  const others = OTHER_DATA.map((field) => searches.cells(field));
  return (i) => {
    const told = toldBy(plates.at(i));
    if (told === THERE) return THERE;
    const beside = others.map((cells) => toldBy(cells.at(i)));
    if (beside.includes(THERE)) return THERE;
    if (told !== LACKING) return told;
    if (beside.every((other) => other === NO_COLUMN)) return THERE;
    return beside.includes(UNTOLD) ? UNTOLD : LACKING;
  };
}

/** The reason, or the offense where a form asks for that. */
function purposeTeller(searches: Searches): Teller {
  const reasons = searches.cells('reason');
  const offenses = searches.cells('offense');
  return (i) => {
    const told = toldBy(reasons.at(i));
    return told !== THERE && toldBy(offenses.at(i)) === THERE ? THERE : told;
  };
}
