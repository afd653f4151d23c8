import type { ReportAudit } from '../../../contract/report.ts';
import { notes, paragraph, table, textColumn } from '../../view.ts';
import { voidsTable } from '../../views/evaluate-tables.ts';
import { methodNotes, spareSentence } from '../../views/evaluate-view.ts';
import { strataInOrder, stratumWords } from '../../views/groups/strata-words.ts';
import { seedSentences } from '../../views/sample-view.ts';
import { sizeSentence } from '../../views/sample-words.ts';
import { counted, listWords, quoted, thousands, timeWords } from '../../words.ts';
import { type ReportBlock, type Section, titled } from '../blocks.ts';
import type { Report } from '../report.ts';

/** How the sample was drawn, and how anybody can check that; nothing where there was no audit. */
export function sampleSection({ settings, result: { audit } }: Report): Section[] {
  if (audit === null || settings.audit === null) return [];
  const { design, searches, size, specification, createdAt, preparer } = audit;
  const drawn = audit.evaluation;
  const made = preparer === null ? '' : ` by ${preparer}`;
  return [
    {
      id: 'sample',
      title: 'Annex: how the sample was drawn',
      blocks: [
        paragraph(
          `${design.census ? `All ${counted(searches, 'search', 'searches')} were drawn: this is a census.` : `Drawn at random from ${counted(searches, 'search', 'searches')} on ${timeWords(createdAt)}${made}.`} ${sizeSentence(size, design.size)} ${seedSentences({ design })} ${spareSentence(drawn)}`,
        ),
        ...groupBlocks(audit),
        ...independence(audit),
        ...(drawn.voids.length === 0
          ? []
          : [titled('Void searches, and what took their places', voidsTable(drawn))]),
        notes([
          `Method: ${specification}`,
          `To check the draw: alpr-audit verify ${settings.audit.manifest?.file ?? 'manifest.json'} hashes the logs, draws again and compares every search. The README shows how to do it without this program.`,
          ...methodNotes(settings.audit, drawn),
        ]),
      ],
    },
  ];
}

function groupBlocks({ by, design }: ReportAudit): ReportBlock[] {
  if (by === null) return [];
  const columns = ['Searches', 'Drawn'].map((header) => ({ header, align: 'right' as const }));
  const rows = strataInOrder(by, design.strata).map((each) => ({
    cells: [stratumWords(by, each.value), thousands(each.searches), thousands(each.drawn)],
  }));
  return [
    titled(
      `Drawn in groups (strata), by ${listWords(by.split(','))}: each gives its part of the sample`,
      table([textColumn('Group'), ...columns], rows),
    ),
  ];
}

function independence({ independence: each }: ReportAudit): ReportBlock[] {
  return each.map(({ user, searches, drawn }) =>
    paragraph(
      searches === 0
        ? `No search of this population is by ${quoted(user)}, who is to audit.`
        : `Look at: ${user}, who is to audit, made ${counted(searches, 'search', 'searches')} of this population, ${thousands(drawn)} of them in the sample.`,
    ),
  );
}
