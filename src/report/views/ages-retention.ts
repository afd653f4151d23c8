import type { AgesResult, AgesSettings } from '../../contract/ages.ts';
import {
  type Block,
  type Column,
  countColumns,
  heading,
  paragraph,
  type Row,
  table,
  textColumn,
} from '../view.ts';
import { durationWords, listWords, percent, periodWords, thousands } from '../words.ts';
import { groupsBy, groupWords, moreGroups } from './groups/group-words.ts';

const GROUPS_SHOWN = 20;

/** The retention simulator: how many searches a shorter memory would have served. */
export function retentionBlocks({ retention, ranged }: AgesResult, scope: string): Block[] {
  if (retention.length === 0) return [];
  const withStates = retention.some(({ states }) => states.length > 0);
  const columns = [
    textColumn('Images kept for'),
    ...['Fully', 'Partly', 'Not at all'].flatMap(countColumns),
    ...(withStates ? [textColumn('States')] : []),
  ];
  const rows = retention.map(({ period, fully, partly, notAtAll, states }) => ({
    cells: [
      periodWords(period),
      ...[fully, partly, notAtAll].flatMap((count) => [thousands(count), percent(count, ranged)]),
      ...(withStates ? [listWords(states)] : []),
    ],
  }));
  const meaning =
    'Fully: all of the date range lies within the period. Partly: only its newer part does. Not at all: the whole date range is older.';
  const law =
    ' States: maximum retention periods by law (National Conference of State Legislatures, March 15, 2019); images used in investigations may be kept longer.';
  return [
    heading('What a retention period would have served'),
    table(columns, rows),
    paragraph(`${meaning}${withStates ? law : ''} ${scope}`),
  ];
}

/** The commonest lengths of the date ranges, which show the presets of the search screen. */
export function windowBlocks({ windows, ranged }: AgesResult, scope: string): Block[] {
  if (windows.length === 0) return [];
  const rows = windows.map(({ minutes, count }) => ({
    cells: [durationWords(minutes), thousands(count), percent(count, ranged)],
  }));
  return [
    heading('The commonest lengths of date ranges'),
    table([textColumn('Length'), ...countColumns('Searches')], rows),
    paragraph(
      `A length that many searches share may be a preset choice of the search screen rather than a decision. ${scope}`,
    ),
  ];
}

/**
 * Table 2 with a row a group.
 * @param ofTheRanged "of the 850 searches (73% of 1,160) that gave a date range"
 */
export function groupBlocks(
  result: AgesResult,
  settings: AgesSettings,
  ofTheRanged: string,
): Block[] {
  return groupsBy(settings.by, result.groups).flatMap(({ title, groups }) =>
    groups.length === 0 ? [] : oneGrouping(title, groups, result, ofTheRanged),
  );
}

function oneGrouping(
  title: string,
  groups: readonly AgesResult['groups'][number][],
  { buckets, ranged }: AgesResult,
  ofTheRanged: string,
): Block[] {
  const columns: Column[] = [
    textColumn(title),
    { header: 'Searches', align: 'right' },
    ...buckets.map(({ label }): Column => ({ header: label, align: 'right' })),
  ];
  const row = (name: string, of: number, counts: AgesResult['buckets']): Row => ({
    cells: [name, thousands(of), ...counts.map(({ count }) => percent(count, of))],
  });
  const rows = groups
    .slice(0, GROUPS_SHOWN)
    .map((group) => row(groupWords(group), group.ranged, group.buckets));
  const more = moreGroups(groups, GROUPS_SHOWN);
  return [
    heading(`By ${title.toLowerCase()}`),
    table(columns, [...rows, { ...row('All', ranged, buckets), total: true }]),
    ...(more === undefined ? [] : [paragraph(`and ${more}`)]),
    ...stateNotes(groups.map(({ value }) => value)),
    paragraph(
      `Each row's shares are of its own searches, which are part ${ofTheRanged}; searches without one are not in it.`,
    ),
  ];
}

const STATE_GROUPS: Readonly<Record<string, string>> = {
  '(blank)': '(blank): the cell is empty.',
  '(placeholder)': '(placeholder): the cell holds a word or mark for nothing, such as “n/a”.',
  '(withheld)':
    '(withheld): the agency that released the log masked the cell, which says nothing about the officer.',
  '(damaged)': '(damaged): a spreadsheet ruined the cell, which says nothing about the officer.',
  '(absent)': '(absent): the log has no such column.',
  '(undated)': '(undated): the time of the search cannot be read.',
};

/** What the groups that are no values mean. */
function stateNotes(values: readonly string[]): Block[] {
  const meanings = Object.entries(STATE_GROUPS)
    .filter(([group]) => values.includes(group))
    .map(([, meaning]) => meaning);
  return meanings.length === 0 ? [] : [paragraph(meanings.join(' '))];
}
