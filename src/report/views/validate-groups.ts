import type { ValidateResult, ValidateSettings } from '../../contract/validate.ts';
import { type Block, heading, paragraph, table, textColumn } from '../view.ts';
import { counted, percent, thousands } from '../words.ts';

const SHOWN = 20;

const BY: Record<NonNullable<ValidateSettings['by']>, string> = {
  user: 'User',
  file: 'File',
  agency: 'Agency',
  month: 'Month',
  offense: 'Offence',
};

/** A row a group: its size first, because a share of few searches says little. */
export function validateGroups(
  { groups, bothBlank }: ValidateResult,
  settings: ValidateSettings,
): Block[] {
  if (settings.by === null || groups.length === 0) return [];
  const by = BY[settings.by];
  const rows = groups.slice(0, SHOWN).map((group) => ({
    cells: [
      group.small ? `${group.value} (small)` : group.value,
      thousands(group.searches),
      thousands(group.judgeable),
      thousands(group.inadequate),
      percent(group.inadequate, group.judgeable),
      bothBlank.share === null ? '–' : thousands(group.bothBlank),
    ],
  }));
  const more = groups.length - SHOWN;
  const hidden = more > 0 ? `${counted(more, 'more group')} (--json has all). ` : '';
  const small = groups.slice(0, SHOWN).some((group) => group.small)
    ? ` Groups of fewer than ${settings.minGroup} searches are marked small: their shares say little.`
    : '';
  return [
    heading(`By ${by.toLowerCase()}`),
    table(
      [
        textColumn(by),
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
