import type { ReportGroups } from '../contract/report.ts';
import { type Grouping, Groups, type GroupsState } from '../groups.ts';
import type { Search } from '../search.ts';
import type { Judgment } from './judgment.ts';

/** How many groups are shown by themselves. */
const SHOWN = 15;

type JudgedCounts = {
  searches: number;
  judgeable: number;
  inadequate: number;
  bothBlank: number;
};

function none(): JudgedCounts {
  return { searches: 0, judgeable: 0, inadequate: 0, bothBlank: 0 };
}

/** What the searches of each group say in their two fields. */
export class JudgedGroups {
  readonly #groups: Groups<JudgedCounts>;

  constructor(grouping: Pick<Grouping, 'groupOf' | 'order'>) {
    this.#groups = new Groups(grouping, none);
  }

  /** @param judgment on the search */
  add(search: Search, { judgeable, inadequate, bothBlank }: Judgment): void {
    const group = this.#groups.of(search);
    if (judgeable) group.judgeable++;
    if (inadequate) group.inadequate++;
    if (bothBlank) group.bothBlank++;
  }

  state(): GroupsState<JudgedCounts> {
    return this.#groups.state();
  }

  merge(state: GroupsState<JudgedCounts>): void {
    this.#groups.merge(state);
  }

  /** All groups, in their order. */
  all(): ({ value: string } & JudgedCounts)[] {
    return this.#groups.sorted().map(({ value, group }) => ({ value, ...group }));
  }

  /** The largest groups, and the others added up. A group smaller than `least` is not shown alone. */
  largest(least: number): ReportGroups {
    const all = this.all();
    const shown = all.slice(0, SHOWN).filter(({ searches }) => searches >= least);
    const others = { groups: all.length - shown.length, ...none() };
    for (const { searches, judgeable, inadequate, bothBlank } of all.slice(shown.length)) {
      others.searches += searches;
      others.judgeable += judgeable;
      others.inadequate += inadequate;
      others.bothBlank += bothBlank;
    }
    return { shown, others };
  }
}
