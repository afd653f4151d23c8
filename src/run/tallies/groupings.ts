import {
  type Grouping,
  type GroupOf,
  groupByDay,
  groupByField,
  groupByFile,
  groupByMonth,
} from '../../groups.ts';
import type { FieldReader } from '../../quality/field-reader.ts';

/** What --by groups searches by, by its names. */
const GROUPS = {
  user: () => groupByField('user'),
  agency: () => groupByField('agency'),
  month: () => groupByMonth,
  day: () => groupByDay,
  offense: () => groupByField('offense'),
  reasonClass: byReasonClass,
  file: () => groupByFile,
} as const satisfies Record<string, (reasons: FieldReader) => GroupOf>;

export type GroupingName = keyof typeof GROUPS;

/** What names with commas between stand for, which were checked before; none for null. */
export function groupingsOf(by: string | null, reasons: FieldReader): Grouping[] {
  const names = by === null ? [] : by.split(',');
  return names.map((name) => {
    const order = name === 'month' || name === 'day' ? 'calendar' : 'searches';
    return { name, groupOf: groupNamed(name)(reasons), order };
  });
}

function groupNamed(name: string): (reasons: FieldReader) => GroupOf {
  if (isGrouping(name)) return GROUPS[name];
  throw new TypeError(`${name} is no group`);
}

function isGrouping(name: string): name is GroupingName {
  return Object.hasOwn(GROUPS, name);
}

function byReasonClass(reasons: FieldReader): GroupOf {
  return (search) => {
    const reasonClass = reasons.reasonClass(search);
    return { key: reasonClass, shown: reasonClass };
  };
}
