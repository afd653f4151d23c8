import { countColumns, paragraph, table, textColumn } from '../view.ts';
import { beyondBlocks, ofTheRanged, scopeSentence } from '../views/ages-view.ts';
import { counted, listWords, percent, periodWords, thousands } from '../words.ts';
import {
  drawn,
  type Figure,
  type ReportBlock,
  type Section,
  type TitledTable,
  titled,
} from './blocks.ts';
import { type CurveMark, retentionCurveChart } from './charts/curve.ts';
import type { Report } from './report.ts';

/** What keeping images for less long, or longer, would have served. */
export function retentionSection({ facts, settings, result }: Report): Section {
  const { ages, curve } = result;
  const { searches } = facts.population;
  const title = 'What a retention period would serve';
  if (ages.ranged === 0) {
    return {
      id: 'retention',
      title,
      blocks: [
        paragraph(
          'No search gave a date range that can be used, so nothing can be said of what a retention period would serve.',
        ),
      ],
    };
  }
  const blocks: ReportBlock[] = [
    curveFigure(curve, ages, settings.retention, searches),
    paragraph(
      `Fully: all of the date range lies within the period. Partly: only its newer part does. ${scopeSentence(ages.ranged, searches)}`,
    ),
    ...beyondBlocks(ages, searches),
    lawTable(ages, settings.retention),
    paragraph(
      'The states are those with maximum retention periods by law (National Conference of State Legislatures, March 15, 2019); laws have changed since: alpr-audit ages --states has the caps of today, with how sure each is. Images used in investigations may be kept longer. The table compares calendar dates as each period says, so that six months may differ from 180 days.',
    ),
    {
      kind: 'pageOnly',
      blocks: [
        paragraph(
          "The curve counts whole calendar days, and marks each of these periods; New Hampshire's three minutes lie left of its first day.",
        ),
      ],
    },
  ];
  return { id: 'retention', title, blocks };
}

const POSTAL: Readonly<Record<string, string>> = {
  'New Hampshire': 'NH',
  Maine: 'ME',
  Minnesota: 'MN',
  Montana: 'MT',
  'North Carolina': 'NC',
  Tennessee: 'TN',
  Arkansas: 'AR',
  Nebraska: 'NE',
  Utah: 'UT',
  Colorado: 'CO',
  Vermont: 'VT',
  Georgia: 'GA',
  Florida: 'FL',
};

/** About how many days each unit of a period has, to place it on the scale. */
const DAYS: Readonly<Record<string, number>> = {
  min: 1 / 1440,
  h: 1 / 24,
  d: 1,
  mo: 365.2425 / 12,
  y: 365.2425,
};

function daysOf(period: string): number {
  const [, amount, unit = 'd'] = /^(\d+)(min|h|d|mo|y)$/.exec(period) ?? [];
  return Number(amount ?? 1) * (DAYS[unit] ?? 1);
}

function curveFigure(
  curve: Report['result']['curve'],
  ages: Report['result']['ages'],
  own: string | null,
  searches: number,
): Figure {
  const { ranged } = ages;
  const marks = ages.retention
    .filter(({ states }) => states.length > 0)
    .map(({ period, states }): CurveMark => {
      const label = states.map((state) => POSTAL[state] ?? state).join(' ');
      return { days: daysOf(period), label, own: false };
    });
  if (own !== null) {
    marks.push({ days: daysOf(own), label: `own: ${periodWords(own)}`, own: true });
  }
  const half = curve.find(({ fully }) => fully * 2 >= ranged);
  return {
    kind: 'figure',
    id: 'curve',
    title: 'Share of searches served, by how long images are kept',
    description: `A rising line over a scale of days that is logarithmic. ${half === undefined ? '' : `Keeping images for ${counted(half.days, 'day')} serves half of the searches fully. `}A hatched band above the line is what is served partly. The laws of 13 states${own === null ? '' : " and the agency's own retention"} are marked.`,
    draw: (frame) => retentionCurveChart(frame, curve, ranged, marks),
    legend: [
      { swatch: 'rising', label: 'served fully' },
      { swatch: 'hatched', label: 'served partly' },
      { swatch: 'dotted', label: 'laws of states' },
      ...(own === null ? [] : [{ swatch: 'dashed' as const, label: "the agency's own retention" }]),
    ],
    numbers: curveTable(curve, ranged, searches),
  };
}

/** The days at which the curve is given in numbers. */
const READ_AT = [1, 2, 3, 7, 14, 21, 30, 60, 90, 120, 180, 270, 365, 540, 730, 1095, 1825, 3650];

function curveTable(
  curve: Report['result']['curve'],
  ranged: number,
  searches: number,
): TitledTable {
  const longest = curve.at(-1)?.days ?? 0;
  // The last point at or before each day: the curve's own numbers.
  const points = [...READ_AT.filter((days) => days < longest), longest].flatMap((days) => {
    const point = curve.findLast((each) => each.days <= days);
    return point === undefined ? [] : [point];
  });
  const distinct = points.filter((point, index) => point !== points[index - 1]);
  return drawn(
    `The curve in numbers, ${ofTheRanged(ranged, searches)}`,
    table(
      [textColumn('Images kept for'), ...['Fully', 'Partly'].flatMap(countColumns)],
      distinct.map(({ days, fully, partly }) => ({
        cells: [
          counted(days, 'day'),
          ...[fully, partly].flatMap((count) => [thousands(count), percent(count, ranged)]),
        ],
      })),
    ),
  );
}

function lawTable(
  { retention, ranged }: Report['result']['ages'],
  own: string | null,
): TitledTable {
  const rows = retention.toSorted((a, b) => daysOf(a.period) - daysOf(b.period));
  return titled(
    'What the retention of 13 states would have served',
    table(
      [
        textColumn('Images kept for'),
        textColumn('By whom'),
        ...['Fully', 'Partly', 'Not at all'].flatMap(countColumns),
      ],
      rows.map(({ period, states, fully, partly, notAtAll }) => ({
        cells: [
          periodWords(period),
          listWords([...(period === own ? ['this agency'] : []), ...states]),
          ...[fully, partly, notAtAll].flatMap((count) => [
            thousands(count),
            percent(count, ranged),
          ]),
        ],
      })),
    ),
  );
}
