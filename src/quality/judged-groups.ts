import type { ReportGroups } from '../contract/report.ts';
import {
  type CountedGroup,
  type Grouping,
  Groups,
  type GroupsState,
  othersLabel,
} from '../groups.ts';
import type { Search } from '../search.ts';
import type { Judgment } from './judgment.ts';

/** How many groups are shown by themselves. */
const SHOWN = 15;

/** Where a group's counts stand, its searches first. */
const JUDGEABLE = 1;
const INADEQUATE = 2;
const BOTH_BLANK = 3;
const COUNTERS = 4;

export interface GroupLimits {
  /** Groups of fewer searches are marked small. */
  readonly minGroup: number;
  /** So many groups of each have a line of their own. */
  readonly mostGroups?: number;
}

interface JudgedGroup {
  readonly value: string;
  readonly searches: number;
  readonly judgeable: number;
  readonly inadequate: number;
  readonly bothBlank: number;
}

/** What the searches of each group say in their two fields. */
export class JudgedGroups {
  readonly #groups: Groups;

  constructor(grouping: Pick<Grouping, 'groupOf' | 'order'>) {
    this.#groups = new Groups(grouping, COUNTERS);
  }

  /** @param judgment on the search */
  add(search: Search, { judgeable, inadequate, bothBlank }: Judgment): void {
    const at = this.#groups.add(search);
    const { counts } = this.#groups;
    if (judgeable) counts[at + JUDGEABLE]!++;
    if (inadequate) counts[at + INADEQUATE]!++;
    if (bothBlank) counts[at + BOTH_BLANK]!++;
  }

  state(): GroupsState {
    return this.#groups.state();
  }

  merge(state: GroupsState): void {
    this.#groups.merge(state);
  }

  /** As many groups as that, in their order, and behind them the others as one, where there are any. */
  all(most: number): (JudgedGroup & { readonly groups?: number })[] {
    const { shown, others } = this.#groups.largest(most);
    const groups = shown.map(judgedGroup);
    if (others.groups === 0) return groups;
    const { counts } = others;
    const value = othersLabel(others.groups);
    return [...groups, { ...judgedGroup({ value, counts }), groups: others.groups }];
  }

  /** The largest groups, and the others added up. A group smaller than `least` is not shown alone. */
  largest(least: number): ReportGroups {
    const { shown: all, others: rest } = this.#groups.largest(SHOWN);
    const groups = all.map(judgedGroup);
    const shown = groups.filter(({ searches }) => searches >= least);
    const { value: _, ...others } = judgedGroup({ value: '', counts: rest.counts });
    for (const { searches, judgeable, inadequate, bothBlank } of groups.slice(shown.length)) {
      others.searches += searches;
      others.judgeable += judgeable;
      others.inadequate += inadequate;
      others.bothBlank += bothBlank;
    }
    return { shown, others: { groups: rest.groups + all.length - shown.length, ...others } };
  }
}

function judgedGroup({ value, counts }: CountedGroup) {
  return {
    value,
    searches: counts[0]!,
    judgeable: counts[JUDGEABLE]!,
    inadequate: counts[INADEQUATE]!,
    bothBlank: counts[BOTH_BLANK]!,
  };
}
