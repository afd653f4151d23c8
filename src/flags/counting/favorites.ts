/** The one text that more than half of a user's judged searches may have. */
export interface Favorite {
  readonly user: number;
  /** Its hash, in two halves. */
  readonly low: number;
  readonly high: number;
  readonly judged: number;
  /** On so many of them at the most. */
  readonly most: number;
}

interface Vote {
  low: number;
  high: number;
  judged: number;
  lead: number;
}

/**
 * Which text, if any, more than half of each user's judged searches have: by the majority vote of
 * Boyer and Moore, in which every other text takes one vote away (and which can be merged, as Misra
 * and Gries showed). A text on f of n searches leads by 2f − n or more: whoever counts again knows.
 */
export class Favorites {
  /** By the numbers of the users. */
  readonly #votes: (Vote | undefined)[] = [];

  add(user: number, low: number, high: number): void {
    const vote = this.#voteOf(user);
    vote.judged++;
    elect(vote, low, high, 1);
  }

  /** Counts a judged search that has none of the texts. */
  addOther(user: number): void {
    const vote = this.#voteOf(user);
    vote.judged++;
    if (vote.lead > 0) vote.lead--;
  }

  all(): Favorite[] {
    return this.#votes.flatMap((vote, user): Favorite[] => {
      if (vote === undefined || vote.lead === 0) return [];
      const { low, high, judged, lead } = vote;
      return [{ user, low, high, judged, most: (judged + lead) / 2 }];
    });
  }

  /** What another thread can be told. */
  state(): readonly (Readonly<Vote> | undefined)[] {
    return this.#votes;
  }

  /** @param numbers those of the other part's users here */
  merge(votes: ReturnType<Favorites['state']>, numbers: Int32Array): void {
    for (const [user, other] of votes.entries()) {
      if (other === undefined) continue;
      const { low, high, judged, lead } = other;
      const vote = this.#voteOf(numbers[user]!);
      vote.judged += judged;
      elect(vote, low, high, lead);
    }
  }

  #voteOf(user: number): Vote {
    const known = this.#votes[user];
    if (known !== undefined) return known;
    const vote = { low: 0, high: 0, judged: 0, lead: 0 };
    this.#votes[user] = vote;
    return vote;
  }
}

/** Gives a text so many votes. */
function elect(vote: Vote, low: number, high: number, votes: number): void {
  if (vote.lead > 0 && vote.low === low && vote.high === high) vote.lead += votes;
  else if (vote.lead >= votes) vote.lead -= votes;
  else {
    vote.low = low;
    vote.high = high;
    vote.lead = votes - vote.lead;
  }
}
