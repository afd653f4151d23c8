import { calendarWords } from '../../../calendar-words.ts';
import { counted, thousands } from '../../words.ts';

/** What groups of --by are called. */
const BY: Readonly<Record<string, string>> = {
  ...{ user: 'User', agency: 'Agency', month: 'Month', day: 'Day', offense: 'Offense' },
  ...{ reasonClass: 'Class of reason', file: 'File' },
};

/** What one grouping is called. */
export function groupTitle(name: string): string {
  return BY[name] ?? name;
}

/** Results of several groupings, as --by named them, each with the groups of its own. */
export function groupsBy<Group extends { readonly by: string }>(
  by: string | null,
  groups: readonly Group[],
): { readonly title: string; readonly groups: readonly Group[] }[] {
  const names = by === null ? [] : by.split(',');
  return names.map((name) => ({
    title: groupTitle(name),
    groups: groups.filter((group) => group.by === name),
  }));
}

/** A group's value as people read it: months and days in words. */
export function groupWords({ by, value }: { readonly by: string; readonly value: string }): string {
  if (value === '') return '(blank)';
  return by === 'month' || by === 'day' ? calendarWords(value) : value;
}

/** "(3 more groups; --json has all)", of those behind the first that are shown; nothing for none. */
export function moreGroups(
  groups: readonly { readonly groups?: number | undefined }[],
  shown: number,
): string | undefined {
  const hidden = groups.slice(shown);
  if (hidden.length === 0) return undefined;
  const more = hidden.reduce((sum, { groups: others = 1 }) => sum + others, 0);
  const has = hidden.some((group) => group.groups !== undefined)
    ? `the ${thousands(groups.length - 1)} largest and the others as one`
    : 'all';
  return `${counted(more, 'more group')} (--json has ${has})`;
}
