import { caseKey, fold } from './reading/words.ts';

/** One line of the agency's register of cases. */
export interface RegisterCase {
  /** The case's calendar date as a day number; null where the register has none that can be read. */
  readonly day: number | null;
  readonly offense: string;
  readonly officer: string;
}

/** What a search says that a case is compared with. */
export interface CaseSearch {
  /** The calendar date of the search; null where its time cannot be read. */
  readonly day: number | null;
  readonly offense: string;
  /** The user, empty where it is not a value. */
  readonly user: string;
}

/** The agency's own list of cases: not part of the log, and the only thing a number can be held against. */
export class CaseRegister {
  readonly #cases = new Map<string, RegisterCase[]>();

  add(number: string, registered: RegisterCase): void {
    const key = caseKey(number);
    const cases = this.#cases.get(key);
    if (cases) cases.push(registered);
    else this.#cases.set(key, [registered]);
  }

  get size(): number {
    return this.#cases.size;
  }

  /**
   * How a case number stands in the register: `unknown`; `mismatch` when no line of that number fits
   * the search (dated over a day after it, another offense, another officer); `fits`.
   */
  compare(number: string, search: CaseSearch): 'unknown' | 'mismatch' | 'fits' {
    const cases = this.#cases.get(caseKey(number));
    if (!cases) return 'unknown';
    return cases.some((registered) => isFit(registered, search)) ? 'fits' : 'mismatch';
  }
}

function isFit({ day, offense, officer }: RegisterCase, search: CaseSearch): boolean {
  const later = day !== null && search.day !== null && day > search.day + 1;
  return !later && agree(offense, search.offense) && agree(officer, search.user);
}

/** Whether two texts are the same, or one of them says nothing. */
function agree(a: string, b: string): boolean {
  const [x, y] = [fold(a), fold(b)];
  return x === '' || y === '' || x === y;
}
