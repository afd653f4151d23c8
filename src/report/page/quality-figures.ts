import type { Verdict } from '../../contract/report.ts';
import { type Column, countColumns, paragraph, type Row, table, textColumn } from '../view.ts';
import { counted, percent, thousands } from '../words.ts';
import { type Figure, folded, type LegendKey, type ReportBlock } from './blocks.ts';
import { lyingBars } from './charts/bars.ts';
import { type MonthColumn, monthColumns } from './charts/months.ts';
import { monthWords, type Report, shortened } from './report.ts';
import { MOST_MONTHS } from './section-activity.ts';

/** A group's searches by what their fields say; the four add up to them. */
export function fourParts({ searches, judgeable, inadequate, bothBlank }: Verdict) {
  return {
    bothBlank,
    otherwise: inadequate - bothBlank,
    adequate: judgeable - inadequate,
    unjudged: searches - judgeable,
  };
}

const LEGEND: readonly LegendKey[] = [
  { swatch: 'solid', label: 'both blank' },
  { swatch: 'hatched', label: 'otherwise inadequate' },
  { swatch: 'light', label: 'adequate' },
  { swatch: 'open', label: 'cannot be judged' },
];

function parts(verdict: Verdict): { size: number; style: string }[] {
  const { bothBlank, otherwise, adequate, unjudged } = fourParts(verdict);
  const share = (count: number): number =>
    verdict.searches === 0 ? 0 : (count / verdict.searches) * 100;
  return [
    { size: share(bothBlank), style: 'solid' },
    { size: share(otherwise), style: 'hatched' },
    { size: share(adequate), style: 'light' },
    { size: share(unjudged), style: 'open' },
  ];
}

const COLUMNS: readonly Column[] = [
  { header: 'Searches', align: 'right' },
  ...['Both blank', 'Otherwise inadequate', 'Adequate', 'Not judged'].flatMap(countColumns),
];

function row(name: string, verdict: Verdict): Row {
  const four = Object.values(fourParts(verdict));
  return {
    cells: [
      name,
      thousands(verdict.searches),
      ...four.flatMap((count) => [thousands(count), percent(count, verdict.searches)]),
    ],
  };
}

export function monthFigure(
  months: Months,
  active: Report['result']['activity']['months'],
): Figure {
  const columns = monthSlots(months, active);
  const shown = columns.slice(-MOST_MONTHS);
  const latest = shown.length < columns.length ? `, the last ${MOST_MONTHS} months` : '';
  const isWithheld = shown.some(({ withheld }) => withheld);
  return {
    kind: 'figure',
    id: 'quality-months',
    title: `What the fields say, by month${latest}`,
    description: `A column for each month, divided from the bottom up into searches with both fields blank, otherwise inadequate, adequate, and such as cannot be judged.${isWithheld ? ' Months of few searches are not shown: a dotted line stands in their place.' : ''}`,
    draw: (frame) => monthColumns(frame, shown, { title: '% of the searches', percent: true }),
    legend: [
      ...LEGEND,
      ...(isWithheld
        ? [{ swatch: 'dotted' as const, label: 'month not shown: too few searches' }]
        : []),
    ],
    numbers: folded(
      'What the fields say, by month: the numbers',
      table(
        [textColumn('Month'), ...COLUMNS],
        months.map(({ month, ...verdict }) => row(monthWords(month), verdict)),
      ),
    ),
  };
}

type Months = Report['result']['months'];

/** A column for each month between the first and the last, also for one that is not shown. */
function monthSlots(months: Months, active: Report['result']['activity']['months']): MonthColumn[] {
  const found = new Map(months.map(({ month, ...verdict }) => [month, verdict]));
  return active.map(({ month, searches }) => {
    const verdict = found.get(month);
    if (verdict !== undefined) return { period: month, parts: parts(verdict) };
    return searches === 0
      ? { period: month, parts: [] }
      : { period: month, parts: [], withheld: true };
  });
}

export function groupFigure(
  id: string,
  word: string,
  { shown, others }: Report['result']['users'],
  settings: Report['settings'],
): ReportBlock[] {
  const all = [
    ...shown,
    ...(others.groups === 0
      ? []
      : [{ value: othersName(others.groups, word, shown.length), ...others }]),
  ];
  if (all.length === 0 || (all.length === 1 && all[0]?.value === '(absent)')) return [];
  const figure: Figure = {
    kind: 'figure',
    id: `quality-${id}`,
    title: `What the fields say, by ${word}`,
    description: `A bar for each ${word}, most searches first, divided into searches with both fields blank, otherwise inadequate, adequate, and such as cannot be judged. Behind it stands the share of both blank.`,
    draw: (frame) => lyingBars(frame, { heading: 'both blank', bars: all.map(barOf) }),
    legend: LEGEND,
    numbers: folded(
      `What the fields say, by ${word}: the numbers`,
      table(
        [textColumn(word === 'user' ? 'User' : 'Agency'), ...COLUMNS],
        all.map(({ value, ...verdict }) => row(shortened(value), verdict)),
      ),
    ),
  };
  return [
    figure,
    {
      kind: 'pageOnly',
      blocks: [
        paragraph(
          `The largest ${word === 'user' ? 'users' : 'agencies'} with at least ${counted(settings.minGroup, 'search', 'searches')}; the others are added up. ${word === 'user' ? namesSentence(settings) : ''}Groups differ in their work: a share is where to look, not what to conclude.`,
        ),
      ],
    },
  ];
}

/** Why officers stand as numbers, where they do. */
function namesSentence({ revealUsers, redact }: Report['settings']): string {
  return revealUsers || redact !== null
    ? ''
    : 'Users are numbered by how often they searched; --reveal-users names them. ';
}

function barOf({ value, ...verdict }: Report['result']['users']['shown'][number]) {
  return {
    name: shortened(value),
    parts: parts(verdict),
    behind: percent(verdict.bothBlank, verdict.searches),
  };
}

function othersName(groups: number, word: string, shown: number): string {
  const words = word === 'user' ? ['user', 'users'] : ['agency', 'agencies'];
  const counting = `${thousands(groups)}${shown > 0 ? ' other' : ''} ${groups === 1 ? words[0] : words[1]}`;
  return counting;
}
