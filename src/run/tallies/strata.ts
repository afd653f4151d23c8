import { CannotBeDone } from '../../errors.ts';
import { type GroupOf, groupByField, groupByFile, groupByMonth } from '../../groups.ts';
import { FIELDS } from '../../search.ts';

/** The strata that --by asks for; null for none. */
export function strataBy(by: string | null): GroupOf | null {
  if (by === null) return null;
  if (by === 'month') return groupByMonth;
  if (by === 'file') return groupByFile;
  const field = FIELDS.find((each) => each === by);
  if (field === undefined) {
    throw new CannotBeDone(
      `--by ${by} is not known: give month, file or one of ${FIELDS.join(', ')}`,
    );
  }
  return groupByField(field);
}

/** @throws CannotBeDone when --by asks for strata that there are not */
export function checkedStrata(by: string | null): string | null {
  strataBy(by);
  return by;
}
