import type { Moment } from '../search.ts';
import { isoText } from './moment.ts';

/** The first and last of many moments: instants among instants, the others by local reading. */
export class Span {
  #firstInstant: Moment | undefined;
  #lastInstant: Moment | undefined;
  #firstLocal: Moment | undefined;
  #lastLocal: Moment | undefined;

  /** Takes a readable moment in. */
  add(moment: Moment): void {
    if (moment.kind === 'instant') {
      const { instant } = moment;
      if (this.#firstInstant === undefined || instant < this.#firstInstant.instant) {
        this.#firstInstant = kept(moment);
      }
      if (this.#lastInstant === undefined || instant > this.#lastInstant.instant) {
        this.#lastInstant = kept(moment);
      }
      return;
    }
    const { local } = moment;
    if (this.#firstLocal === undefined || local < this.#firstLocal.local) {
      this.#firstLocal = kept(moment);
    }
    if (this.#lastLocal === undefined || local > this.#lastLocal.local) {
      this.#lastLocal = kept(moment);
    }
  }

  get first(): Moment | null {
    const [a, b] = [this.#firstInstant, this.#firstLocal];
    if (a && b) return b.local < a.local ? b : a;
    return a ?? b ?? null;
  }

  get last(): Moment | null {
    const [a, b] = [this.#lastInstant, this.#lastLocal];
    if (a && b) return b.local > a.local ? b : a;
    return a ?? b ?? null;
  }

  /** Both ends in ISO 8601, null where nothing was taken in. */
  texts(): { first: string | null; last: string | null } {
    const { first, last } = this;
    return { first: first && isoText(first), last: last && isoText(last) };
  }
}

function kept({ kind, day, local, instant }: Moment): Moment {
  return { kind, day, local, instant };
}
