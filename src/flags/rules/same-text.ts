import { byCodePoint, trimmed } from '../../search.ts';
import { TextHash } from '../../tables/text-hash.ts';
import { isOfPerson } from '../counting/evidence.ts';
import { type Favorite, Favorites } from '../counting/favorites.ts';
import { NumberPlaces } from '../counting/number-places.ts';
import { NumberSet } from '../counting/number-set.ts';
import { type Evidence, flagRule, type Given } from '../flag-rule.ts';
import { EXPLAINED, type FlagSearches } from '../seen/flag-searches.ts';
import { isUnder, shareOf } from '../seen/shares.ts';

/** From how many searches on a text may be shown: it then is not a single person's. */
const SHOWN_FROM = 5;
const BLANK = '';

/** The reason of a search as it is compared, blank being one; null where there is none to compare. */
function textOf(seen: FlagSearches, i: number): string | null {
  const { state, folded } = seen.reason(i);
  if (state === 'blank') return BLANK;
  return state === 'value' || state === 'placeholder' ? folded : null;
}

/** One user, one text as the reason of nearly everything. */
export const sameText = flagRule({
  name: 'sameText',
  words: {
    label: 'One user, one text on almost all searches',
    meaning: ({ searches, share }) =>
      `of ${searches} judged searches of a user or more, a share of ${share} or more are not explained and have one and the same reason, or none.`,
    reason:
      'One user typed a full stop on dozens of plates for more than a year; an agency typed s, h, j or k in 97.7 percent of its searches.',
    trap: 'A unit with one kind of work; a form that fills the field in.',
  },
  subject: ['user'],
  parameters: { searches: 50, share: '0.9' },
  needs: { fields: ['user', 'reason'], judged: true },
  count: ({ searches: least, share }) => {
    const favorites = new Favorites();
    const hasher = new TextHash();
    const subjects = new NumberSet();
    return {
      add: (seen) => {
        for (let i = 0; i < seen.searches.count; i++) {
          if (!isOfPerson(seen, i)) continue;
          const user = seen.users[i]!;
          subjects.add(user);
          const explained = seen.explained(i);
          if (explained === EXPLAINED.notJudged) continue;
          const text = explained === EXPLAINED.unexplained ? textOf(seen, i) : null;
          if (text === null) favorites.addOther(user);
          else {
            hasher.take(text, 11);
            favorites.add(user, hasher.low, hasher.high);
          }
        }
      },
      state: () => ({ favorites: favorites.state(), subjects: subjects.numbers() }),
      merge: (
        state: { favorites: ReturnType<Favorites['state']>; subjects: number[] },
        { people },
      ) => {
        favorites.merge(state.favorites, people);
        for (const user of state.subjects) subjects.add(people[user]!);
      },
      found: () => ({
        subjects: subjects.size,
        candidates: favorites
          .all()
          .filter(({ judged, most }) => judged >= least && !isUnder(most, judged, shareOf(share))),
      }),
    };
  },
  cite: (candidates) => {
    const places = new NumberPlaces(candidates.map(({ user }) => user));
    const hasher = new TextHash();
    return (seen, i) => {
      const place = places.of(seen.users[i]!);
      if (place < 0 || seen.byProgram[i] === 1) return -1;
      if (seen.explained(i) !== EXPLAINED.unexplained) return -1;
      const text = textOf(seen, i);
      if (text === null) return -1;
      hasher.take(text, 11);
      const { low, high } = candidates[place]!;
      return hasher.low === low && hasher.high === high ? place : -1;
    };
  },
  evidence: ({ judged }, { share }, given) => new OneText(judged, share, given),
});

/** The smallest spelling of the text, and whether it is on enough of the user's searches. */
class OneText implements Evidence {
  readonly #judged: Favorite['judged'];
  readonly #share: string;
  readonly #given: Given;
  #text: string | null = null;
  /** How often it stands so. */
  #times = 0;
  /** Whether it is a plate that was searched, which is shown nowhere. */
  #isPlate = false;

  constructor(judged: number, share: string, given: Given) {
    this.#judged = judged;
    this.#share = share;
    this.#given = given;
  }

  add(seen: FlagSearches, i: number): void {
    this.#isPlate ||= seen.isPlateReason(i);
    this.#keep(trimmed(seen.reason(i).text), 1);
  }

  state() {
    return { text: this.#text, times: this.#times, isPlate: this.#isPlate };
  }

  merge({ text, times, isPlate }: ReturnType<OneText['state']>): void {
    this.#isPlate ||= isPlate;
    if (text !== null) this.#keep(text, times);
  }

  settle(detail: Parameters<Evidence['settle']>[0]): ReturnType<Evidence['settle']> {
    const { searches } = detail;
    if (isUnder(searches, this.#judged, shareOf(this.#share))) return [];
    const text = this.#text ?? '';
    const isShown = !this.#isPlate && this.#times >= SHOWN_FROM && !this.#given.isPersonal(text);
    const parts = { share: searches / this.#judged, text: isShown ? text : null };
    return [{ conditions: ['share'], parts, detail }];
  }

  #keep(text: string, times: number): void {
    if (text === this.#text) this.#times += times;
    else if (this.#text === null || byCodePoint(text, this.#text) < 0) {
      this.#text = text;
      this.#times = times;
    }
  }
}
