import type { ReportResult } from '../../contract/report.ts';
import { paragraph, table, textColumn } from '../view.ts';
import { counted, thousands } from '../words.ts';
import { drawn, type Figure, folded, type ReportBlock, type Section, WIDE } from './blocks.ts';
import { type MonthColumn, monthColumns, numbersFit } from './charts/months.ts';
import { busiest, hoursFit, weekGrid } from './charts/week.ts';
import { monthWords, type Report } from './report.ts';

/** Columns for months up to here; more months are shown by year. */
export const MOST_MONTHS = 36;

/** When the searches were made: by month, and by hour of the week. */
export function activitySection(report: Report): Section {
  const { activity } = report.result;
  return {
    id: 'activity',
    title: 'When searches were made',
    blocks: [
      ...(activity.months.length === 0
        ? [paragraph('No search has a time that can be read.')]
        : [monthFigure(activity.months)]),
      ...weekBlocks(report),
    ],
  };
}

function monthFigure(months: ReportResult['activity']['months']): Figure {
  const most = months.reduce((a, b) => (b.searches > a.searches ? b : a));
  const columns = byPeriod(months.map(({ month, searches }) => [month, searches]));
  return {
    kind: 'figure',
    id: 'months',
    title: 'Searches by month',
    description: `A column for each ${columns.length === months.length ? 'month' : 'year'}. The month with the most searches is ${monthWords(most.month)}, with ${thousands(most.searches)}.`,
    draw: (frame) => monthColumns(frame, columns, { title: 'searches', percent: false }),
    legend: [],
    numbers: (numbersFit(WIDE, columns) ? drawn : folded)(
      'Searches by month: the numbers',
      table(
        [textColumn('Month'), { header: 'Searches', align: 'right' }],
        months.map(({ month, searches }) => ({ cells: [monthWords(month), thousands(searches)] })),
      ),
    ),
  };
}

/** Columns of one part; by year where there are too many months. */
function byPeriod(months: readonly (readonly [string, number])[]): MonthColumn[] {
  const sums = new Map<string, number>();
  for (const [month, searches] of months) {
    const period = months.length > MOST_MONTHS ? month.slice(0, 4) : month;
    sums.set(period, (sums.get(period) ?? 0) + searches);
  }
  return [...sums].map(([period, size]) => ({ period, parts: [{ size, style: 'plain' }] }));
}

/** The searches that have no hour, as a sentence behind others. */
function leftOutWords(dateOnly: number, undated: number): string {
  const left = [
    ...(dateOnly > 0
      ? [`${counted(dateOnly, 'search has', 'searches have')} a date and no time`]
      : []),
    ...(undated > 0
      ? [`${counted(undated, 'search has', 'searches have')} no time that can be read`]
      : []),
  ];
  return left.length === 0 ? '' : ` Left out here: ${left.join('; ')}.`;
}

/** Of fewer searches an hour, on the average, the busiest of 168 hours is one of chance. */
const AN_HOUR = 30;

function busiestSentence({ day, hour, searches }: ReturnType<typeof busiest>, all: number): string {
  if (all < AN_HOUR * 24 * 7) {
    return 'There are too few searches for any single one of 168 hours to mean something. ';
  }
  return `The busiest hour is ${day} from ${String(hour).padStart(2, '0')}:00, with ${counted(searches, 'search', 'searches')} in the whole period. `;
}

function weekBlocks({ facts, result }: Report): ReportBlock[] {
  const { week, dateOnly, undated } = result.activity;
  const most = busiest(week);
  const leftOut = leftOutWords(dateOnly, undated);
  if (most.searches === 0) {
    return [
      paragraph(`No search has an hour, so the hours of the week cannot be shown.${leftOut}`),
    ];
  }
  const zone = facts.settings.timeZone;
  const clock = `Hours are those of the agency's clock${zone === null ? '; no time zone was given for it, so that times with a zone are shown in UTC' : ` (${zone})`}.`;
  const figure: Figure = {
    kind: 'figure',
    id: 'week',
    title: 'Searches by hour of the week',
    description: `A grid of seven days and 24 hours; a stronger tone is more searches.`,
    draw: (frame) => weekGrid(frame, week),
    legend: [],
    numbers: (hoursFit(WIDE, most.searches) ? drawn : folded)(
      'Searches by hour of the week: the numbers',
      table(
        [
          textColumn('Hour'),
          ...week.map(({ day }) => ({ header: day.slice(0, 3), align: 'right' as const })),
        ],
        Array.from({ length: 24 }, (_, at) => ({
          cells: [
            `${String(at).padStart(2, '0')}:00`,
            ...week.map(({ hours }) => thousands(hours[at] ?? 0)),
          ],
        })),
      ),
    ),
  };
  return [
    figure,
    paragraph(`${busiestSentence(most, facts.population.searches)}${clock}${leftOut}`),
  ];
}
