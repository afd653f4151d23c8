import { MOMENT_KINDS, type Moment, type Moments, momentAt } from '../../search.ts';
import { isoText } from './moment.ts';

const UNREADABLE = MOMENT_KINDS.indexOf('unreadable');
const DATE = MOMENT_KINDS.indexOf('date');
const INSTANT = MOMENT_KINDS.indexOf('instant');

/** The first and last of many moments: instants among instants, the others by local reading. */
export class FirstAndLast {
  readonly #instants = new Extremes();
  readonly #locals = new Extremes();

  /** Takes a readable moment in. */
  add(moment: Moment): void {
    if (moment.kind === 'instant') this.#instants.add(moment, moment.instant);
    else this.#locals.add(moment, moment.local);
  }

  /** Takes in the readable ones of so many moments. */
  addAll(moments: Moments, count: number): void {
    const { kinds, locals, instants } = moments;
    let [first, last, firstLocal, lastLocal] = [-1, -1, -1, -1];
    for (let i = 0; i < count; i++) {
      const kind = kinds[i]!;
      if (kind === INSTANT) {
        const instant = instants[i]!;
        if (first < 0 || instant < instants[first]!) first = i;
        if (last < 0 || instant > instants[last]!) last = i;
      } else if (kind !== UNREADABLE) {
        const local = locals[i]!;
        const isDate = kind === DATE;
        if (firstLocal < 0 || local < locals[firstLocal]!) firstLocal = i;
        else if (isDate && local === locals[firstLocal]!) firstLocal = i;
        if (lastLocal < 0 || local > locals[lastLocal]!) lastLocal = i;
        else if (isDate && local === locals[lastLocal]!) lastLocal = i;
      }
    }
    for (const i of [first, last, firstLocal, lastLocal]) {
      if (i >= 0) this.add(momentAt(moments, i));
    }
  }

  get first(): Moment | null {
    const [a, b] = [this.#instants.least, this.#locals.least];
    if (a && b) return b.local < a.local ? b : a;
    return a ?? b;
  }

  get last(): Moment | null {
    const [a, b] = [this.#instants.greatest, this.#locals.greatest];
    if (a && b) return b.local > a.local ? b : a;
    return a ?? b;
  }

  /** The last of the instants. */
  get lastInstant(): Moment | null {
    return this.#instants.greatest;
  }

  /** The moments that span all others; what another thread can be told. */
  state(): Moment[] {
    return [this.#instants, this.#locals].flatMap(({ least, greatest }) =>
      least && greatest ? [{ ...least }, { ...greatest }] : [],
    );
  }

  merge(moments: readonly Moment[]): void {
    for (const moment of moments) this.add(moment);
  }

  /** Both ends in ISO 8601, null where nothing was taken in. */
  texts(): { first: string | null; last: string | null } {
    const { first, last } = this;
    return { first: first && isoText(first), last: last && isoText(last) };
  }
}

/** The moments with the least and the greatest key; of equal ones a date alone. Allocates nothing a row. */
class Extremes {
  #leastKey = Number.POSITIVE_INFINITY;
  #greatestKey = Number.NEGATIVE_INFINITY;
  readonly #least: MutableMoment = { kind: 'unreadable', day: 0, local: 0, instant: 0 };
  readonly #greatest: MutableMoment = { kind: 'unreadable', day: 0, local: 0, instant: 0 };

  add(moment: Moment, key: number): void {
    if (key < this.#leastKey || (key === this.#leastKey && isShorter(moment, this.#least))) {
      this.#leastKey = key;
      copy(moment, this.#least);
    }
    if (
      key > this.#greatestKey ||
      (key === this.#greatestKey && isShorter(moment, this.#greatest))
    ) {
      this.#greatestKey = key;
      copy(moment, this.#greatest);
    }
  }

  get least(): Moment | null {
    return this.#least.kind === 'unreadable' ? null : this.#least;
  }

  get greatest(): Moment | null {
    return this.#greatest.kind === 'unreadable' ? null : this.#greatest;
  }
}

/** Whether of two equal moments the one is a date alone, and the other says the time too. */
function isShorter(moment: Moment, than: Moment): boolean {
  return moment.kind === 'date' && than.kind !== 'date';
}

type MutableMoment = { -readonly [Key in keyof Moment]: Moment[Key] };

function copy(from: Moment, to: MutableMoment): void {
  to.kind = from.kind;
  to.day = from.day;
  to.local = from.local;
  to.instant = from.instant;
}
