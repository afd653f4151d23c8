import { type Block, paragraph } from '../view.ts';
import { CLOCK, hotlistsBlocks } from '../views/sharing/hotlists-view.ts';
import { sharingBlocks, untoldLines } from '../views/sharing/sharing-view.ts';
import { counted, periodWords } from '../words.ts';
import { type ReportBlock, type Section, titled } from './blocks.ts';
import { dateWords, type Report } from './report.ts';

/** With whom images are shared, and which hot lists are kept too long: each where its file was given. */
export function sharingSections({ settings, result }: Report): Section[] {
  const { sharing, hotlists } = result;
  return [
    ...(sharing === null || settings.sharing === null
      ? []
      : [
          {
            id: 'sharing',
            title: 'Whom images are shared with',
            blocks: [
              paragraph(
                `${counted(sharing.totals.entities, 'agency is', 'agencies are')} on the list${sharing.list.date === null ? '' : ` of ${dateWords(sharing.list.date)}`}. A mark is a question to ask, no finding: it rests on a name alone.`,
              ),
              ...untoldLines(sharing).map(paragraph),
              ...captioned('In which direction', sharingBlocks(settings.sharing, sharing)),
            ],
          },
        ]),
    ...(hotlists === null
      ? []
      : [
          {
            id: 'hotlists',
            title: 'Hot lists past their retention',
            blocks: [
              paragraph(
                `${counted(hotlists.lists, 'hot list')}, held against a retention of ${periodWords(hotlists.retention)} on ${dateWords(hotlists.asOf)}.`,
              ),
              ...captioned('What there is to look at', hotlistsBlocks(hotlists)),
              paragraph(CLOCK),
            ],
          },
        ]),
  ];
}

/**
 * Blocks of the terminal's view, their headings as captions of the tables below them; where there is
 * none, what stands there says what it is about.
 * @param title of what stands above the first heading
 */
function captioned(title: string, blocks: readonly Block[]): ReportBlock[] {
  const parts: { title: string; blocks: Block[] }[] = [{ title, blocks: [] }];
  for (const block of blocks) {
    if (block.kind === 'heading') parts.push({ title: block.text, blocks: [] });
    else parts.at(-1)?.blocks.push(block);
  }
  return parts.flatMap((part) => {
    const tables = part.blocks.filter(({ kind }) => kind === 'table');
    return part.blocks.map((block): ReportBlock => {
      if (block.kind === 'table') {
        return titled(tables[0] === block ? part.title : `${part.title}, one by one`, block);
      }
      const isBare = tables.length === 0 && block.kind === 'paragraph';
      return isBare ? paragraph(`${part.title}: ${block.text}`) : block;
    });
  });
}
