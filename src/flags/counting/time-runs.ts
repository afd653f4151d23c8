/** Times in milliseconds that lie close together, from the first to the last. */
export interface TimeRun {
  from: number;
  to: number;
}

/**
 * Times, of which only is known where runs of them begin and end: within a run no two neighbors are
 * `gap` or more apart, and between two runs there is as much. The order in which they come, and in
 * how many parts, does not show.
 */
export class TimeRuns {
  readonly #gap: number;
  /** In their order. */
  #runs: TimeRun[] = [];
  /** The run that was added to last: the next time is mostly close to it. */
  #last: TimeRun | undefined;

  constructor(gap: number) {
    this.#gap = gap;
  }

  get runs(): readonly TimeRun[] {
    return this.#runs;
  }

  add(time: number): void {
    const last = this.#last;
    if (last !== undefined && time >= last.from) {
      if (time <= last.to) return;
      if (time < last.to + this.#gap && last === this.#runs.at(-1)) {
        last.to = time;
        return;
      }
    }
    this.addRun(time, time);
  }

  /** Adds times from one to another, that are a run by themselves. */
  addRun(from: number, to: number): void {
    const runs = this.#runs;
    const at = this.#firstBehind(from - this.#gap);
    let end = at;
    while (end < runs.length && runs[end]!.from < to + this.#gap) end++;
    const joined = { from, to };
    for (let i = at; i < end; i++) {
      joined.from = Math.min(joined.from, runs[i]!.from);
      joined.to = Math.max(joined.to, runs[i]!.to);
    }
    if (end - at === 1) Object.assign(runs[at]!, joined);
    else runs.splice(at, end - at, joined);
    this.#last = runs[at];
  }

  /** The place of the first run that ends behind a time. */
  #firstBehind(time: number): number {
    const runs = this.#runs;
    let low = 0;
    let high = runs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (runs[middle]!.to > time) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
