import { MOMENT_KINDS, type Moment } from '../../search.ts';

/**
 * The first and last of a flag's searches, in whatever order they come: by instants where all have
 * one, else by local readings.
 */
export class FirstAndLast {
  #ends: (Moment | null)[] = [null, null, null, null];
  #areInstants = true;

  /** Takes a readable moment in. */
  add(moment: Moment): void {
    const [first, last, firstLocal, lastLocal] = this.#ends;
    if (moment.kind === 'instant') {
      if (isBefore(moment, first!, byInstant)) this.#ends[0] = copied(moment);
      if (isBefore(last!, moment, byInstant) || last === null) this.#ends[1] = copied(moment);
    } else this.#areInstants = false;
    if (isBefore(moment, firstLocal!, byLocal)) this.#ends[2] = copied(moment);
    if (isBefore(lastLocal!, moment, byLocal) || lastLocal === null) {
      this.#ends[3] = copied(moment);
    }
  }

  get first(): Moment | null {
    return this.#ends[this.#areInstants ? 0 : 2]!;
  }

  get last(): Moment | null {
    return this.#ends[this.#areInstants ? 1 : 3]!;
  }

  /** What another thread can be told. */
  state(): { readonly ends: readonly (Moment | null)[]; readonly areInstants: boolean } {
    return { ends: this.#ends, areInstants: this.#areInstants };
  }

  merge({ ends, areInstants }: ReturnType<FirstAndLast['state']>): void {
    for (const end of ends) if (end !== null) this.add(end);
    this.#areInstants &&= areInstants;
  }
}

type Order = (a: Moment, b: Moment) => number;

const byInstant: Order = (a, b) => a.instant - b.instant || a.local - b.local;

/** Of equal readings a date alone stands first; of others that which is an earlier instant. */
const byLocal: Order = (a, b) =>
  a.local - b.local ||
  MOMENT_KINDS.indexOf(a.kind) - MOMENT_KINDS.indexOf(b.kind) ||
  a.instant - b.instant ||
  0;

/** Whether a moment stands before another, or before none. */
function isBefore(moment: Moment | null, other: Moment | null, order: Order): boolean {
  if (moment === null) return false;
  return other === null || order(moment, other) < 0;
}

function copied({ kind, day, local, instant }: Moment): Moment {
  return { kind, day, local, instant };
}
