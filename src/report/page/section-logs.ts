import { lookAt } from '../look-at.ts';
import { paragraph, table, textColumn } from '../view.ts';
import { accountingSentences, filterLines, setAsideRows } from '../views/accounting-view.ts';
import { counted, listWords, thousands } from '../words.ts';
import { type Section, titled } from './blocks.ts';
import type { Report } from './report.ts';

/** What was read, and how every row is accounted for. */
export function logsSection({ facts }: Report): Section {
  const { inputs, population } = facts;
  return {
    id: 'logs',
    title: 'Annex: the logs',
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
    ],
  };
}

function zoneSentence({ settings, inputs }: Report['facts']): string {
  const layouts = listWords([...new Set(inputs.map(({ layout }) => layout))]);
  const zone = settings.timeZone ?? 'UTC, as no zone was given for the agency';
  return `Read under the layout ${layouts}. Times that carry a zone are dated in ${zone}; times without one stand as the log has them.`;
}
