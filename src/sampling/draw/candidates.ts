import type { Picked } from './selection.ts';
import { byTicket, headOf } from './ticket.ts';

/** A search that may be drawn. */
export interface Candidate extends Picked {
  readonly ticket: string;
}

const EVERY = 1_000_000;

/**
 * The searches with the smallest tickets so far, of one stratum: a heap with the largest on top. It
 * holds as many as may still be wanted; where that number grew with the log, it knows whether it let
 * one go that it should have kept.
 */
export class Candidates {
  readonly #heap: Candidate[] = [];
  /** The head of the largest ticket held. */
  #bar = EVERY;
  /** The smallest head that was let go, and the fewest that were held when one was. */
  #lostHead = EVERY;
  #fewestHeld = Number.POSITIVE_INFINITY;

  /**
   * Whether a search whose ticket begins with `head` is of interest, when `wanted` are to be held;
   * one that is not is let go.
   */
  wants(head: number, wanted: number): boolean {
    const { length } = this.#heap;
    if (length < wanted || (head <= this.#bar && wanted > 0)) return true;
    this.#lose(head);
    return false;
  }

  /** Takes one in, and lets go of the largest while more than `wanted` are held. */
  add(candidate: Candidate, wanted: number): void {
    const heap = this.#heap;
    heap.push(candidate);
    this.#rise(heap.length - 1);
    while (heap.length > wanted) {
      const { ticket } = this.#pop();
      this.#lose(headOf(ticket));
    }
    this.#bar = headOf(heap[0]!.ticket);
  }

  /** The `wanted` smallest, in ticket order; undefined where one of them may have been let go. */
  smallest(wanted: number): Candidate[] | undefined {
    const sorted = this.#heap.toSorted(byTicket).slice(0, wanted);
    if (wanted <= this.#fewestHeld) return sorted;
    const isSure = sorted.length === wanted && headOf(sorted.at(-1)!.ticket) < this.#lostHead;
    return isSure ? sorted : undefined;
  }

  /** What another thread can be told. */
  state() {
    return { held: this.#heap, lostHead: this.#lostHead, fewestHeld: this.#fewestHeld };
  }

  /** Takes in what another part of the stratum held, and knows what it let go. */
  merge({ held, lostHead, fewestHeld }: ReturnType<Candidates['state']>): void {
    for (const candidate of held) this.add(candidate, Number.POSITIVE_INFINITY);
    this.#lostHead = Math.min(this.#lostHead, lostHead);
    this.#fewestHeld = Math.min(this.#fewestHeld, fewestHeld);
  }

  #lose(head: number): void {
    this.#lostHead = Math.min(this.#lostHead, head);
    this.#fewestHeld = Math.min(this.#fewestHeld, this.#heap.length);
  }

  #pop(): Candidate {
    const heap = this.#heap;
    const top = heap[0]!;
    const last = heap.pop()!;
    if (heap.length > 0) {
      heap[0] = last;
      this.#sink();
    }
    return top;
  }

  #rise(from: number): void {
    const heap = this.#heap;
    for (let i = from; i > 0; ) {
      const parent = (i - 1) >> 1;
      if (byTicket(heap[i]!, heap[parent]!) <= 0) return;
      this.#swap(i, parent);
      i = parent;
    }
  }

  #sink(): void {
    const heap = this.#heap;
    for (let i = 0; ; ) {
      const left = 2 * i + 1;
      const right = left + 1;
      let largest = i;
      if (left < heap.length && byTicket(heap[left]!, heap[largest]!) > 0) largest = left;
      if (right < heap.length && byTicket(heap[right]!, heap[largest]!) > 0) largest = right;
      if (largest === i) return;
      this.#swap(i, largest);
      i = largest;
    }
  }

  #swap(i: number, j: number): void {
    const heap = this.#heap;
    const kept = heap[i]!;
    heap[i] = heap[j]!;
    heap[j] = kept;
  }
}
