import { BETWEEN_NAMES } from '../../contract/ways/stratum-name.ts';
import {
  type GroupOf,
  groupByAll,
  groupByDay,
  groupByField,
  groupByFile,
  groupByMonth,
} from '../../groups.ts';
import { FIELDS } from '../../search.ts';
import { groupNames } from '../options/group-names.ts';

/** What a sample may be stratified by. */
export const STRATA = ['month', 'day', 'file', ...FIELDS] as const;

/** The strata that --by asks for; null for none. Of several groups each combination is a stratum. */
export function strataBy(by: string | null): GroupOf | null {
  if (by === null) return null;
  const all = groupNames(by, STRATA).map(strataNamed);
  return all.length === 1 ? all[0]! : groupByAll(all, BETWEEN_NAMES);
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
