import type { LogFacts } from '../../contract/document.ts';
import type { SampleResult } from '../../contract/sample.ts';
import { trimmed } from '../../search.ts';
import { type Block, heading, paragraph, table, textColumn } from '../view.ts';
import { counted, quoted } from '../words.ts';

/** Flagged searches beside the draw, and that they are no part of it. */
export function pickBlocks(
  { inputs }: LogFacts,
  { alsoFlagged }: SampleResult,
  folder: string | null,
): Block[] {
  if (alsoFlagged === undefined) return [];
  const apart = paragraph(
    `${counted(alsoFlagged.length, 'flagged search', 'flagged searches')} beside the draw, picked by judgment: those that most rules flag, then by file and line. They are no part of the sample, and nothing can be projected from them.${folder === null ? '' : ` Written to ${quoted(`${folder}/judgment-picks.csv`)}; the workpaper and its manifest do not have them.`}`,
  );
  if (folder !== null || alsoFlagged.length === 0) return [heading('Picked by judgment'), apart];
  const isOne = inputs.length === 1;
  const rows = alsoFlagged.map(({ rules, file, line, search }) => ({
    cells: [
      ...(isOne ? [] : [file]),
      String(line),
      trimmed(search.searchedAt ?? ''),
      trimmed(search.user ?? ''),
      rules.join(', '),
    ],
  }));
  const columns = [
    ...(isOne ? [] : [textColumn('File')]),
    { header: 'Line', align: 'right' as const },
    ...['Searched at', 'User', 'Red flags'].map(textColumn),
  ];
  return [heading('Picked by judgment'), apart, table(columns, rows)];
}
