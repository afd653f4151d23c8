import type { AgesResult } from '../../contract/ages.ts';
import type { LogFacts } from '../../contract/document.ts';
import { keysOf } from '../../keyed.ts';
import {
  type Block,
  countColumns,
  heading,
  paragraph,
  type Row,
  table,
  textColumn,
} from '../view.ts';
import { counted, listWords, percent, thousands } from '../words.ts';

const WHY: Record<keyof AgesResult['setAside'], string> = {
  undated: 'The time of the search cannot be read',
  absentRange: 'Its log has no column for a date range',
  noRange: 'No date range was given',
  withheldRange: 'The date range was withheld when the log was released',
  unreadableRange: 'The date range cannot be read',
  noStart: 'Only the end of the date range was given',
  reversed: 'The date range ends before it starts',
  startsAfterSearch: 'The date range starts more than a day after the search',
};

/** The searches that the age tables leave out and why, added up to all searches examined. */
export function setAsideBlocks(facts: LogFacts, result: AgesResult): Block[] {
  const { searches } = facts.population;
  const { setAside, ranged } = result;
  const why =
    facts.inputs.length > 1
      ? WHY
      : { ...WHY, absentRange: 'The log has no column for a date range' };
  const row = (label: string, count: number): Row => ({
    cells: [label, thousands(count), percent(count, searches)],
  });
  const kinds = keysOf(WHY);
  const rows = kinds
    .filter((kind) => setAside[kind] > 0)
    .map((kind) => row(why[kind], setAside[kind]));
  if (rows.length === 0) return [];
  const left = kinds.reduce((sum, kind) => sum + setAside[kind], 0);
  return [
    heading('Searches that are not in the age tables'),
    table(
      [textColumn('Why'), ...countColumns('Searches')],
      [
        ...rows,
        { ...row('Not in the age tables', left), total: true },
        row('In the age tables', ranged),
        { ...row('All searches examined', searches), total: true },
      ],
    ),
    ...viewedBlocks(facts, result),
  ];
}

function viewedBlocks({ inputs }: LogFacts, { setAside, noRangeViewed }: AgesResult): Block[] {
  const { upTo50, over50, unknown } = noRangeViewed;
  if (upTo50 + over50 === 0) return [];
  const parts = [
    `${thousands(upTo50)} viewed 50 results or fewer`,
    `${thousands(over50)} viewed more than 50`,
    ...(unknown > 0 ? [`for ${thousands(unknown)} the log does not say`] : []),
  ];
  const those = counted(setAside.noRange, 'search', 'searches');
  const meaning = inputs.some(({ layout }) => layout === 'vigilant')
    ? 'Without a date range Vigilant shows the 50 most recent results, so 50 or fewer suggests that older images were not sought.'
    : 'The line is drawn at 50 because that is what the Vigilant system shows by default.';
  return [paragraph(`Of the ${those} that gave no date range, ${listWords(parts)}. ${meaning}`)];
}
