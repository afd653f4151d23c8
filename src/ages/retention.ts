import type { AgesResult } from '../contract/ages.ts';
import { addCounts } from '../tables/add-counts.ts';
import { Edges } from './edges.ts';
import type { ImageAges } from './image-age.ts';
import { type Period, readPeriod } from './period.ts';
import { STATE_RETENTION } from './states.ts';

/** One retention period to simulate, with the states whose law sets it. */
export interface RetentionLine {
  readonly period: Period;
  readonly states: readonly string[];
}

/** The periods asked for, in the order given, then those of the states; equal ones are one line. */
export function retentionLines(at: readonly Period[], states: boolean): RetentionLine[] {
  const lines = new Map<string, { period: Period; states: string[] }>();
  for (const period of at) lines.set(period.text, { period, states: [] });
  for (const { state, period: text } of states ? STATE_RETENTION : []) {
    const line = lines.get(text) ?? { period: readPeriod(text)!, states: [] };
    line.states.push(state);
    lines.set(text, line);
  }
  return [...lines.values()];
}

/** Ranged searches, and a line how many of them were served. */
type RetentionCounts = { ranged: number; readonly fully: number[]; readonly partly: number[] };

/** How many searches a system that keeps images for a period would have served. */
export class RetentionTally {
  readonly #lines: readonly RetentionLine[];
  readonly #edges: Edges;
  readonly #counts: RetentionCounts;

  constructor(lines: readonly RetentionLine[]) {
    this.#lines = lines;
    this.#edges = new Edges(lines.map(({ period }) => period));
    const none = (): number[] => lines.map(() => 0);
    this.#counts = { ranged: 0, fully: none(), partly: none() };
  }

  add({ oldest, newest }: ImageAges): void {
    const { fully, partly } = this.#counts;
    this.#counts.ranged++;
    for (let i = 0; i < this.#lines.length; i++) {
      if (this.#edges.within(i, oldest)) fully[i]!++;
      else if (this.#edges.within(i, newest)) partly[i]!++;
    }
  }

  /** What another thread can be told. */
  state(): RetentionCounts {
    return this.#counts;
  }

  merge(state: RetentionCounts): void {
    addCounts(this.#counts, state);
  }

  result(): AgesResult['retention'] {
    return this.#lines.map(({ period, states }, i) => {
      const fully = this.#counts.fully[i]!;
      const partly = this.#counts.partly[i]!;
      const notAtAll = this.#counts.ranged - fully - partly;
      return { period: period.text, fully, partly, notAtAll, states: [...states] };
    });
  }
}
