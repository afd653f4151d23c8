import { CASE_NUMBER_CLASSES, type ClassFacts, REASON_CLASSES } from '../../contract/classes.ts';
import type { Verdict } from '../../contract/report.ts';
import { keysOf } from '../../keyed.ts';
import { type Column, countColumns, paragraph, type Row, table, textColumn } from '../view.ts';
import { headline } from '../views/validate-view.ts';
import { counted, percent, thousands } from '../words.ts';
import {
  type Figure,
  folded,
  type LegendKey,
  type ReportBlock,
  type Section,
  type TitledTable,
  titled,
} from './blocks.ts';
import { lyingBars } from './charts/bars.ts';
import { monthColumns } from './charts/months.ts';
import { monthWords, type Report, shortened } from './report.ts';
import { MOST_MONTHS } from './section-activity.ts';

/** What stands in the two fields: of all searches, by month and by group. */
export function qualitySection(report: Report): Section {
  const { facts, result, settings } = report;
  const { searches } = facts.population;
  const { quality, months, agencies, users } = result;
  if (searches === 0)
    return { id: 'quality', title: TITLE, blocks: [paragraph('No searches are left to examine.')] };
  const severalAgencies = agencies.shown.length + agencies.others.groups > 1;
  return {
    id: 'quality',
    title: TITLE,
    blocks: [
      paragraph(headline(quality, facts)),
      verdictTable(quality, searches),
      paragraph(
        'Inadequate describes what was written, not the search, which may have been right. A field that is withheld or damaged, or that the log does not have, is held against nobody.',
      ),
      ...(months.length === 0 ? [] : [monthFigure(months)]),
      ...(severalAgencies ? groupFigure('agencies', 'agency', agencies, settings.minGroup) : []),
      ...groupFigure('users', 'user', users, settings.minGroup),
      classTable(
        'What stands as the case number',
        CASE_NUMBER_CLASSES,
        quality.caseNumber.classes,
        searches,
      ),
      classTable('What stands as the reason', REASON_CLASSES, quality.reason.classes, searches),
      paragraph(
        '“Not obviously wrong” is no more than that: nothing was compared with a records system. Each field has one class, the first that holds.',
      ),
      ...topReasons(report),
    ],
  };
}

const TITLE = 'Case numbers and reasons';

/** A group's searches by what their fields say; the four add up to them. */
function fourParts({ searches, judgeable, inadequate, bothBlank }: Verdict) {
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

function verdictTable(
  { judgeable, inadequate, bothBlank }: Report['result']['quality'],
  searches: number,
): TitledTable {
  const four = fourParts({ searches, judgeable, inadequate, bothBlank: bothBlank.count });
  const line = (text: string, count: number): Row => ({
    cells: [text, thousands(count), percent(count, searches)],
  });
  return titled(
    'Searches by what their two fields say',
    table(
      [textColumn('Search'), ...countColumns('Searches')],
      [
        line('Case number and reason both blank', four.bothBlank),
        line('Otherwise inadequate: at least one field says too little', four.otherwise),
        line('Adequate: every field that can be judged', four.adequate),
        line('Cannot be judged: both fields withheld, damaged or not in the log', four.unjudged),
        { ...line('All searches examined', searches), total: true },
      ],
    ),
  );
}

function monthFigure(months: Report['result']['months']): Figure {
  const dated = months.filter(({ month }) => /^\d{4}-\d\d$/.test(month));
  const shown = dated.slice(-MOST_MONTHS);
  const latest = shown.length < dated.length ? `, the last ${MOST_MONTHS} months` : '';
  return {
    kind: 'figure',
    id: 'quality-months',
    title: `What the fields say, by month${latest}`,
    description:
      'A column for each month, divided from the bottom up into searches with both fields blank, otherwise inadequate, adequate, and such as cannot be judged.',
    draw: (frame) =>
      monthColumns(
        frame,
        shown.map(({ month, ...verdict }) => ({ period: month, parts: parts(verdict) })),
        true,
      ),
    legend: LEGEND,
    numbers: folded(
      'What the fields say, by month: the numbers',
      table(
        [textColumn('Month'), ...COLUMNS],
        months.map(({ month, ...verdict }) => row(monthWords(month), verdict)),
      ),
    ),
  };
}

function groupFigure(
  id: string,
  word: string,
  { shown, others }: Report['result']['users'],
  minGroup: number,
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
          `The largest ${word === 'user' ? 'users' : 'agencies'} with at least ${counted(minGroup, 'search', 'searches')}; the others are added up. Groups differ in their work: a share is where to look, not what to conclude.`,
        ),
      ],
    },
  ];
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

function classTable<Name extends string>(
  title: string,
  classes: Readonly<Record<Name, ClassFacts>>,
  counts: Readonly<Record<Name, number>>,
  searches: number,
): TitledTable {
  const names = keysOf(classes).filter((name) => counts[name] > 0);
  return {
    ...titled(
      title,
      table(
        [textColumn('Class'), ...countColumns('Searches')],
        [
          ...names.map((name) => ({
            cells: [classes[name].label, thousands(counts[name]), percent(counts[name], searches)],
          })),
          { cells: ['All searches examined', thousands(searches), '100%'], total: true as const },
        ],
      ),
    ),
    explained: { header: 'What it means', texts: names.map((name) => classes[name].meaning) },
  };
}

function topReasons({ result: { quality } }: Report): ReportBlock[] {
  const top = quality.reason.top.slice(0, 10);
  if (top.length === 0) return [];
  return [
    folded(
      'The commonest reasons, as written',
      table(
        [textColumn('Reason'), { header: 'Searches', align: 'right' }],
        top.map(({ text, count }) => ({
          cells: [
            text === null ? '(possible personal information)' : shortened(text),
            thousands(count),
          ],
        })),
      ),
    ),
  ];
}
