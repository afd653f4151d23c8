import { CASE_NUMBER_CLASSES, type ClassFacts, REASON_CLASSES } from '../../contract/classes.ts';
import { keysOf } from '../../keyed.ts';
import { countColumns, paragraph, type Row, table, textColumn } from '../view.ts';
import { headline } from '../views/validate-view.ts';
import { listWords, percent, quoted, thousands } from '../words.ts';
import { inColumns, type ReportBlock, type Section, type TitledTable, titled } from './blocks.ts';
import { fourParts, groupFigure, monthFigure } from './quality-figures.ts';
import { type Report, shortened } from './report.ts';

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
      ...(months.length === 0 ? [] : [monthFigure(months, result.activity.months)]),
      ...(severalAgencies ? groupFigure('agencies', 'agency', agencies, settings) : []),
      ...groupFigure('users', 'user', users, settings),
      inColumns(
        2,
        classTable(
          'What stands as the case number',
          CASE_NUMBER_CLASSES,
          quality.caseNumber.classes,
          searches,
        ),
        classTable('What stands as the reason', REASON_CLASSES, quality.reason.classes, searches),
      ),
      paragraph(
        '“Not obviously wrong” is no more than that: nothing was compared with a records system. Each field has one class, the first that holds.',
      ),
      ...topReasons(report),
    ],
  };
}

const TITLE = 'Case numbers and reasons';

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
  const texts = top.map(
    ({ text, count }) =>
      `${text === null ? 'a text with possible personal information' : quoted(shortened(text))} (${thousands(count)})`,
  );
  return [paragraph(`The commonest reasons, as written: ${listWords(texts)}.`)];
}
