import { BETWEEN_NAMES } from '../../contract/ways/stratum-name.ts';
import {
  type GroupOf,
  groupByAll,
  groupByDay,
  groupByField,
  groupByFile,
  groupByMonth,
} from '../../groups.ts';
import { FIELDS, folded } from '../../search.ts';
import { groupNames } from '../options/group-names.ts';

/** What a sample may be stratified by. */
export const STRATA = ['month', 'day', 'file', ...FIELDS] as const;

/** The strata that --by asks for; null for none. Of several groups each combination is a stratum. */
export function strataBy(by: string | null): GroupOf | null {
  if (by === null) return null;
  const all = groupNames(by, STRATA).map(strataNamed);
  return byName(all.length === 1 ? all[0]! : groupByAll(all, BETWEEN_NAMES));
}

/** A manifest and a workpaper know strata by their names, so that two of one name are one. */
function byName(groupOf: GroupOf): GroupOf {
  return (search) => {
    const { shown } = groupOf(search);
    return { key: folded(shown), shown };
  };
}

function strataNamed(name: string): GroupOf {
  if (name === 'month') return groupByMonth;
  if (name === 'day') return groupByDay;
  if (name === 'file') return groupByFile;
  return groupByField(FIELDS.find((each) => each === name)!);
}

/** @throws CannotBeDone when --by asks for strata that there are not */
export function checkedStrata(by: string | null): string | null {
  strataBy(by);
  return by;
}
