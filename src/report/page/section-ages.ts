import { REPORT_AGENCIES } from '../../contract/after/report-agencies.ts';
import { countColumns, paragraph, table, textColumn } from '../view.ts';
import { windowBlocks } from '../views/ages-retention.ts';
import { setAsideBlocks } from '../views/ages-set-aside.ts';
import { nothingRanged, ofTheRanged, quantileBlocks, scopeSentence } from '../views/ages-view.ts';
import { percent, thousands } from '../words.ts';
import { type Figure, inColumns, type ReportBlock, type Section, titled } from './blocks.ts';
import { lyingBars } from './charts/bars.ts';
import type { Report } from './report.ts';

/** Table 2: how old the oldest image was that a search asked for. */
export function agesSection({ facts, result }: Report): Section {
  const { ages } = result;
  const { searches } = facts.population;
  const title = 'How old the images were';
  const aside = withTitles(setAsideBlocks(facts, ages), 'Searches that are not in the age tables');
  if (ages.ranged === 0) {
    return {
      id: 'ages',
      title,
      blocks: [paragraph(nothingRanged(facts, ages, searches)), ...aside],
    };
  }
  const scope = scopeSentence(ages.ranged, searches);
  return {
    id: 'ages',
    title,
    blocks: [
      bucketFigure(ages, searches),
      inColumns(
        2,
        ...withTitles(quantileBlocks(ages, scope), 'How far back the searches reach'),
        ...aside,
        {
          kind: 'pageOnly',
          blocks: withTitles(windowBlocks(ages, scope), 'The commonest lengths of date ranges'),
        },
      ),
      paragraph(
        'The age is that of the oldest image that a search asked for. What was asked for is not what was found, and a preset of the search screen (such as the last 30 days) can make ages larger than the search needed. How they are counted stands in the annex.',
      ),
    ],
  };
}

function bucketFigure(ages: Report['result']['ages'], searches: number): Figure {
  const { buckets, ranged } = ages;
  const bars = buckets.map(({ label, count }) => ({
    name: label,
    parts: [{ size: (count / ranged) * 100, style: 'plain' }],
    behind: percent(count, ranged),
  }));
  return {
    kind: 'figure',
    id: 'table-2',
    title: 'Age of the oldest image asked for',
    description: `A bar for each range of ages: ${bars.map(({ name, behind }) => `${name} ${behind}`).join(', ')}, ${ofTheRanged(ranged, searches)}.`,
    draw: (frame) => lyingBars(frame, { bars }),
    legend: [],
    numbers: titled(
      'Table 2: age of the oldest image asked for, beside the four agencies of report 2019-118',
      table(
        [
          textColumn('Age at the search'),
          ...countColumns('Searches'),
          ...REPORT_AGENCIES.map(({ name }) => ({ header: name, align: 'right' as const })),
        ],
        [
          ...buckets.map(({ label, count }, at) => ({
            cells: [
              label,
              thousands(count),
              percent(count, ranged),
              ...REPORT_AGENCIES.map(({ percents }) => `${percents[at] ?? 0}%`),
            ],
          })),
          {
            cells: [
              'With a date range',
              thousands(ranged),
              '100%',
              ...REPORT_AGENCIES.map((each) => thousands(each.ranged)),
            ],
            total: true as const,
          },
        ],
      ),
    ),
  };
}

/** Blocks of the terminal's view, their headings as captions of the tables that follow. */
function withTitles(blocks: readonly ReportBlock[], title: string): ReportBlock[] {
  return blocks.flatMap((block): ReportBlock[] => {
    if (block.kind === 'heading') return [];
    return block.kind === 'table' ? [titled(title, block)] : [block];
  });
}
