import { byCodePoint, type Cell, momentAt, NO_DAY, trimmed } from '../../search.ts';
import { FirstAndLast } from './first-and-last.ts';
import { FirstRows } from './first-rows.ts';
import {
  EXPLAINED,
  type FlagRow,
  type FlagSearches,
  PLATE,
  type SubjectKey,
} from './flag-searches.ts';
import { plateKeyOf } from './plates.ts';

/** Keys of a subject that stand in cells of its searches. */
type SpelledKey = 'user' | 'agency' | 'plate' | 'caseNumber';

const SPELLED: readonly SpelledKey[] = ['user', 'agency', 'plate', 'caseNumber'];

/** A detail as another thread is told of it. */
export interface DetailState {
  readonly counts: readonly number[];
  readonly days: ReadonlySet<number>;
  readonly times: ReturnType<FirstAndLast['state']>;
  readonly spelled: ReadonlyMap<SubjectKey, string>;
  readonly types: ReadonlyMap<string, { shown: string; searches: number }>;
  readonly rows: readonly FlagRow[];
}

/** What is told of a flag's searches: how many, when, in whose words, of which types, and the first rows. */
export class FlagDetail {
  searches = 0;
  judged = 0;
  explained = 0;
  readonly days = new Set<number>();
  readonly times = new FirstAndLast();
  readonly #keys: readonly SpelledKey[];
  readonly #spelled = new Map<SubjectKey, string>();
  /** By type, trimmed and case-folded, its smallest spelling and its searches. */
  readonly #types = new Map<string, { shown: string; searches: number }>();
  readonly #rows: FirstRows;

  /**
   * @param subject what the flag is about
   * @param most how many rows are cited
   */
  constructor(subject: readonly SubjectKey[], most: number) {
    const keys: readonly SubjectKey[] = subject.includes('user') ? ['agency', ...subject] : subject;
    this.#keys = SPELLED.filter((key) => keys.includes(key));
    this.#rows = new FirstRows(most);
  }

  /** Takes search i in. */
  add(seen: FlagSearches, i: number): void {
    const { searches } = seen;
    this.searches++;
    const explained = seen.explained(i);
    if (explained !== EXPLAINED.notJudged) this.judged++;
    if (explained === EXPLAINED.explained) this.explained++;
    const day = searches.searchedAt.days[i]!;
    if (day !== NO_DAY) {
      this.days.add(day);
      this.times.add(momentAt(searches.searchedAt, i));
    }
    for (const key of this.#keys) this.#spell(key, seen, i);
    this.#addType(searches.cells('searchType').at(i));
    this.#rows.add(searches.search(i));
  }

  /** Adds what another part, or another detail, holds. */
  merge({ counts, days, times, spelled, types, rows }: DetailState): void {
    const [searches = 0, judged = 0, explained = 0] = counts;
    this.searches += searches;
    this.judged += judged;
    this.explained += explained;
    for (const day of days) this.days.add(day);
    this.times.merge(times);
    for (const [key, text] of spelled) this.#keepSmaller(key, text);
    for (const [type, { shown, searches: count }] of types) this.#count(type, shown, count);
    this.#rows.merge(rows);
  }

  /** What another thread can be told. */
  state(): DetailState {
    return {
      counts: [this.searches, this.judged, this.explained],
      days: this.days,
      times: this.times.state(),
      spelled: this.#spelled,
      types: this.#types,
      rows: this.#rows.rows,
    };
  }

  /** How a key of the subject is spelled: the smallest by code point; undefined where it has none. */
  spelled(key: SubjectKey): string | undefined {
    return this.#spelled.get(key);
  }

  get rows(): readonly FlagRow[] {
    return this.#rows.rows;
  }

  /** The types of its searches, by searches, then by name. */
  types(): { type: string; searches: number }[] {
    return [...this.#types.values()]
      .map(({ shown, searches }) => ({ type: shown, searches }))
      .sort((a, b) => b.searches - a.searches || byCodePoint(a.type, b.type));
  }

  #spell(key: SpelledKey, seen: FlagSearches, i: number): void {
    const cells = seen.searches.cells(key);
    if (key === 'plate') {
      // A plate that comes once needs no number among those of its batch.
      if (seen.plate(i) === PLATE.value) this.#keepSmaller(key, plateKeyOf(cells.textAt(i)));
      return;
    }
    if (key === 'caseNumber' && cells.sureText(i) !== null) {
      this.#keepSmaller(key, trimmed(cells.textAt(i)));
      return;
    }
    const { state, text } = cells.at(i);
    if (state === 'value') this.#keepSmaller(key, trimmed(text));
  }

  #keepSmaller(key: SubjectKey, text: string): void {
    const before = this.#spelled.get(key);
    if (before === undefined || (before !== text && byCodePoint(text, before) < 0)) {
      this.#spelled.set(key, text);
    }
  }

  #addType({ state, text, folded }: Cell): void {
    if (state === 'value') this.#count(folded, trimmed(text), 1);
  }

  #count(type: string, shown: string, searches: number): void {
    const before = this.#types.get(type);
    if (before === undefined) this.#types.set(type, { shown, searches });
    else {
      before.searches += searches;
      if (before.shown !== shown && byCodePoint(shown, before.shown) < 0) before.shown = shown;
    }
  }
}
