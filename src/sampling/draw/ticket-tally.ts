import type { Searches } from '../../search.ts';
import { NO_HEAD } from '../../tables/sha256.ts';
import { Candidates } from './candidates.ts';
import { Frame, type FrameOptions, type FrameState, type Stratum } from './frame.ts';
import type { Picked } from './selection.ts';
import { Tickets } from './ticket.ts';

/** How many searches of a stratum may still be wanted, when so many of it have been seen. */
export type Room = (searches: number) => number;

/** What searches may bring with them, for whoever draws: the heads of their tickets, all at once. */
export interface WithTicketHeads {
  /**
   * The head of the ticket (ticket.ts) of search i, or NO_HEAD where its identity is not one that this
   * can be done for. Good until the next searches.
   * @param seeded the eight words of SHA-256 before the identity; the same array every time
   */
  ticketHeads(seeded: Int32Array): Uint32Array;
}

function bringsHeads(searches: Searches): searches is Searches & WithTicketHeads {
  return 'ticketHeads' in searches;
}

/**
 * The ticket method over a population: one hash a search, and of the searches only those that may
 * still be drawn are kept.
 */
export class TicketTally {
  readonly frame: Frame<Candidates>;
  readonly #tickets: Tickets;
  readonly #room: Room;

  /** @param seed any text; never trimmed or read as a number */
  constructor(seed: string, options: FrameOptions, room: Room) {
    this.frame = new Frame(options, () => new Candidates());
    this.#tickets = new Tickets(seed);
    this.#room = room;
  }

  addAll(searches: Searches): void {
    const { words } = this.#tickets.seeded;
    const heads = bringsHeads(searches) ? searches.ticketHeads(words) : undefined;
    for (let i = 0; i < searches.count; i++) {
      const { searches: number, held } = this.frame.enter(searches, i);
      const wanted = this.#room(number);
      const head = heads === undefined ? NO_HEAD : heads[i]!;
      // Nearly all are of no interest by their head alone, which come with the searches.
      if (head !== NO_HEAD && !held.wants(head, wanted)) continue;
      this.#consider(searches, i, held, wanted, head === NO_HEAD);
    }
  }

  #consider(
    searches: Searches,
    i: number,
    held: Candidates,
    wanted: number,
    isOpen: boolean,
  ): void {
    const { bytes, start, end } = searches.search(i).identity();
    const tickets = this.#tickets;
    tickets.take(bytes, start, end);
    if (isOpen && !held.wants(tickets.head, wanted)) return;
    const id = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
    held.add({ ticket: tickets.text(), id, ...this.frame.kept(searches, i) }, wanted);
  }

  /** What another thread can be told. */
  state(): FrameState<ReturnType<Candidates['state']>> {
    return this.frame.state((held) => held.state());
  }

  /** Adds another part of the population. */
  merge(state: ReturnType<TicketTally['state']>): void {
    this.frame.merge(state, (held, told) => held.merge(told));
  }

  /** The first of a stratum in ticket order; undefined where one of them was let go. */
  pick({ held }: Stratum<Candidates>, count: number): Picked[] | undefined {
    return held.smallest(count);
  }
}
