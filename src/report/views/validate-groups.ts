import type { ValidateResult, ValidateSettings } from '../../contract/validate.ts';
import { type Block, heading, paragraph, table, textColumn } from '../view.ts';
import { percent, thousands } from '../words.ts';
import { groupsBy, groupWords, moreGroups } from './groups/group-words.ts';

const SHOWN = 20;

/** A row a group: its size first, because a share of few searches says little. */
export function validateGroups(result: ValidateResult, settings: ValidateSettings): Block[] {
  return groupsBy(settings.by, result.groups).flatMap(({ title, groups }) =>
    groups.length === 0 ? [] : oneGrouping(title, groups, result, settings),
  );
}

function oneGrouping(
  title: string,
  groups: readonly ValidateResult['groups'][number][],
  { bothBlank }: ValidateResult,
  settings: ValidateSettings,
): Block[] {
  const rows = groups.slice(0, SHOWN).map((group) => ({
    cells: [
      group.small ? `${groupWords(group)} (small)` : groupWords(group),
      thousands(group.searches),
      thousands(group.judgeable),
      thousands(group.inadequate),
      percent(group.inadequate, group.judgeable),
      bothBlank.share === null ? '–' : thousands(group.bothBlank),
    ],
  }));
  const more = moreGroups(groups, SHOWN);
  const hidden = more === undefined ? '' : `${more}. `;
  const small = groups.slice(0, SHOWN).some((group) => group.small)
    ? ` Groups of fewer than ${settings.minGroup} searches are marked small: their shares say little.`
    : '';
  return [
    heading(`By ${title.toLowerCase()}`),
    table(
      [
        textColumn(title),
        { header: 'Searches', align: 'right' },
        { header: 'Judgeable', align: 'right' },
        { header: 'Inadequate', align: 'right' },
        { header: '%', align: 'right', share: true },
        { header: 'Both blank', align: 'right' },
      ],
      rows,
    ),
    paragraph(
      `${hidden}Percents are of the group's judgeable searches. Groups differ in their work: a share is where to look, not what to conclude.${small}`,
    ),
  ];
}
