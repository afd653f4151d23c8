import type { AgesMeasure, AgesResult, AgesSettings } from '../../contract/ages.ts';
import type { LogFacts } from '../../contract/document.ts';
import {
  type Block,
  countColumns,
  heading,
  paragraph,
  table,
  textColumn,
  type View,
} from '../view.ts';
import { counted, listWords, percent, periodWords, thousands } from '../words.ts';
import { accountingView } from './accounting-view.ts';
import { agesNotes } from './ages-notes.ts';
import { groupBlocks, retentionBlocks, windowBlocks } from './ages-retention.ts';
import { setAsideBlocks } from './ages-set-aside.ts';
import { capBlocks, todayBlocks } from './laws/law-caps.ts';

/** How old the images are that people search for, as the report's Table 2 shows it. */
export function agesView(facts: LogFacts, settings: AgesSettings, result: AgesResult): View {
  const opening = accountingView(facts);
  const { searches } = facts.population;
  const scope = scopeSentence(result.ranged, searches);
  const blocks =
    result.ranged === 0
      ? [
          heading(TITLE.oldest),
          paragraph(nothingRanged(facts, result, searches)),
          ...setAsideBlocks(facts, result),
          ...capBlocks(result),
        ]
      : [
          ...bucketBlocks(result, scope),
          ...beyondBlocks(result, searches),
          ...setAsideBlocks(facts, result),
          ...quantileBlocks(result, scope),
          ...measureBlocks(result, scope),
          ...retentionBlocks(result, scope),
          ...todayBlocks(result, scope),
          ...capBlocks(result),
          ...groupBlocks(result, settings, ofTheRanged(result.ranged, searches)),
          ...windowBlocks(result, scope),
        ];
  return {
    lead: opening.lead,
    blocks: [...opening.blocks, ...blocks, ...agesNotes(facts, settings, result)],
  };
}

const TITLE: Record<AgesMeasure, string> = {
  oldest: 'Age of the oldest image asked for',
  newest: 'Age of the newest image asked for',
  midpoint: 'Age at the middle of the date range asked for',
};

/** What the shares of ages are of. */
export function scopeSentence(ranged: number, searches: number): string {
  return `Shares are ${ofTheRanged(ranged, searches)}; searches without one are not in it.`;
}

/** "of the 850 searches (73% of 1,160) that gave a date range": behind every figure of ages. */
export function ofTheRanged(ranged: number, searches: number): string {
  const those = counted(ranged, 'search', 'searches');
  return `of the ${those} (${percent(ranged, searches)} of ${thousands(searches)}) that gave a date range`;
}

/** Why nothing can be said of ages. */
export function nothingRanged(facts: LogFacts, { setAside }: AgesResult, searches: number): string {
  if (searches === 0) return 'No searches are left to examine, so nothing can be said of ages.';
  const plain =
    'No search gave a date range that can be used, so this log does not say how old the images were that people searched for.';
  return setAside.absentRange + setAside.noRange === searches
    ? `${plain} ${whyNoRange(facts)}`
    : `${plain} The table below says why.`;
}

function whyNoRange({ inputs, withoutWindows, warnings }: LogFacts): string {
  if (warnings.some(({ code }) => code === 'constant-range')) {
    return 'The cells of its date range are blank, or hold one range in every row.';
  }
  if (withoutWindows.length === 0) return 'The cells of its date range are blank.';
  return withoutWindows.length === inputs.length
    ? 'There is no column for the date range.'
    : `No column for the date range is in ${listWords(withoutWindows)}; elsewhere its cells are blank.`;
}

function bucketBlocks({ measure, buckets, ranged }: AgesResult, scope: string): Block[] {
  const rows = buckets.map(({ label, count }) => ({
    cells: [label, thousands(count), percent(count, ranged)],
  }));
  const total = { cells: ['Total', thousands(ranged), '100%'], total: true as const };
  return [
    heading(TITLE[measure]),
    table([textColumn('Age at the search'), ...countColumns('Searches')], [...rows, total]),
    paragraph(scope),
  ];
}

/** What was asked for beyond the agency's own retention, as the footnote of Table 2 words it. */
export function beyondBlocks({ beyondRetention, ranged }: AgesResult, searches: number): Block[] {
  if (beyondRetention === null) return [];
  const { retention, count } = beyondRetention;
  const those = `${thousands(count)} ${ofTheRanged(ranged, searches)}`;
  const asked = `${those}, which is ${percent(count, ranged)}, asked for images older than the agency's retention period of ${periodWords(retention)}; searches without a date range are not in it.`;
  const meaning =
    ' That is not a violation: such searches are likely from personnel searching images that belong to other agencies with longer retention periods.';
  return [paragraph(count === 0 ? asked : asked + meaning)];
}

/** Within how many days which share of the searches lies. */
export function quantileBlocks({ quantiles }: AgesResult, scope: string): Block[] {
  const { p50, p90, p95, p99 } = quantiles;
  const shares: [string, number | null][] = [
    ['half of the searches (50%)', p50],
    ['90% of the searches', p90],
    ['95% of the searches', p95],
    ['99% of the searches', p99],
  ];
  const rows = shares.flatMap(([who, days]) =>
    days === null ? [] : [{ cells: [who, counted(days, 'day')] }],
  );
  if (rows.length === 0) return [];
  return [
    heading('How far back the searches reach'),
    table(
      [textColumn('At least'), { header: 'asked for nothing older than', align: 'right' }],
      rows,
    ),
    paragraph(
      `Whole calendar days, by the oldest image asked for; a retention period as long would have served that share of the searches in full. ${scope}`,
    ),
  ];
}

function measureBlocks({ byMeasure, buckets, ranged }: AgesResult, scope: string): Block[] {
  const measured = [byMeasure.oldest, byMeasure.newest, byMeasure.midpoint];
  const rows = buckets.map(({ label }, index) => ({
    cells: [
      label,
      ...measured.flatMap((counts) => {
        const count = counts[index] ?? 0;
        return [thousands(count), percent(count, ranged)];
      }),
    ],
  }));
  return [
    heading('The same searches measured in three ways'),
    table(
      [
        textColumn('Age at the search'),
        ...['Oldest image', 'Newest image', 'Midpoint'].flatMap(countColumns),
      ],
      rows,
    ),
    paragraph(
      `Oldest counts from the start of the date range to the search, newest from its end, midpoint from its middle. ${scope}`,
    ),
  ];
}
