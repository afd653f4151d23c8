import { lookAt, otherLines } from '../look-at.ts';
import { paragraph, table, textColumn } from '../view.ts';
import { accountingSentences, filterLines, setAsideRows } from '../views/accounting-view.ts';
import { counted, listWords, thousands } from '../words.ts';
import { type Section, titled } from './blocks.ts';
import type { Report } from './report.ts';

/** Inputs that are listed; the rest is counted. */
const SHOWN = 60;

/** What was read, how every row is accounted for, and what to look at before believing a number. */
export function logsSection({ facts }: Report): Section {
  const { inputs, population, tables = [] } = facts;
  const ofTables = tables.map((each) => ({ ...each, layout: `table ${each.table}` }));
  const listed = [...inputs.slice(0, SHOWN), ...ofTables];
  const more = inputs.length - Math.min(inputs.length, SHOWN);
  return {
    id: 'logs',
    title: 'The logs',
    blocks: [
      titled(
        'How the rows add up',
        table(
          [textColumn('Rows'), { header: 'Number', align: 'right' }],
          [
            {
              cells: [`Rows read in ${counted(inputs.length, 'file')}`, thousands(population.rows)],
            },
            ...setAsideRows(population),
            { cells: ['Searches examined', thousands(population.searches)], total: true },
          ],
        ),
      ),
      ...accountingSentences(facts).map(paragraph),
      paragraph(zoneSentence(facts)),
      ...lookAt(filterLines(facts)).map(paragraph),
      ...facts.notes.map((note) => paragraph(`${note}.`)),
      ...lookAt(otherLines(facts)).map(paragraph),
      {
        ...titled(
          'Files read',
          table(
            [textColumn('File'), textColumn('Layout'), { header: 'Rows', align: 'right' }],
            listed.map(({ file, layout, rows }) => ({ cells: [file, layout, thousands(rows)] })),
          ),
        ),
        explained: {
          header: 'SHA-256 of its bytes',
          texts: listed.map(({ sha256 }) => `SHA-256 ${sha256}`),
        },
      },
      ...(more > 0 ? [paragraph(`and ${counted(more, 'more file')} (--json lists all).`)] : []),
    ],
  };
}

function zoneSentence({ settings, inputs }: Report['facts']): string {
  const layouts = listWords([...new Set(inputs.map(({ layout }) => layout))]);
  const zone = settings.timeZone ?? 'UTC, as no zone was given for the agency';
  return `Read under the layout ${layouts}. Times that carry a zone are dated in ${zone}; times without one stand as the log has them.`;
}
