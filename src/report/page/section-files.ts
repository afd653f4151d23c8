import type { EvaluateSettings } from '../../contract/evaluate.ts';
import { paragraph, table, textColumn } from '../view.ts';
import { counted, thousands } from '../words.ts';
import { type Section, type TitledTable, titled } from './blocks.ts';
import type { Report } from './report.ts';

/** Inputs that are listed; the rest is counted. */
const SHOWN = 60;

/** Every file that the report was made from, with its fingerprint. */
export function filesSection({ facts, settings }: Report): Section {
  const { inputs, tables = [] } = facts;
  const ofTables = tables.map((each) => ({ ...each, layout: `table ${each.table}` }));
  const listed = [
    ...[...inputs.slice(0, SHOWN), ...ofTables].map(({ rows, ...each }) => ({
      ...each,
      rows: thousands(rows),
    })),
    ...evaluatedFiles(settings.audit),
    ...(settings.earlier
      ? [{ ...settings.earlier, layout: 'report of the period before', rows: '' }]
      : []),
  ];
  const more = inputs.length - Math.min(inputs.length, SHOWN);
  const files: TitledTable = {
    ...titled(
      'Files read',
      table(
        [textColumn('File'), textColumn('What it is'), { header: 'Rows', align: 'right' }],
        listed.map(({ file, layout, rows }) => ({ cells: [file, layout, rows] })),
      ),
    ),
    explained: {
      header: 'SHA-256 of its bytes',
      texts: listed.map(({ sha256 }) => `SHA-256 ${sha256}`),
    },
  };
  return {
    id: 'files',
    title: 'Annex: the files',
    blocks: [
      paragraph(
        'Whoever has a file can make its SHA-256 again: the same bytes have the same one, and a changed byte another.',
      ),
      files,
      ...(more > 0 ? [paragraph(`and ${counted(more, 'more file')} (--json lists all).`)] : []),
    ],
  };
}

/** Every row of the workpaper is as the manifest issued it: `finishedRows` checked that. */
function evaluatedFiles(audit: EvaluateSettings | null) {
  return [
    { of: audit?.workpaper, layout: 'workpaper, as filled in' },
    { of: audit?.manifest, layout: 'manifest; every row is as it was issued' },
  ].flatMap(({ of, layout }) => (of ? [{ ...of, layout, rows: '' }] : []));
}
