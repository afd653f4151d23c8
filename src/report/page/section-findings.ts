import { FINDINGS, LEVEL_WORDS, PERSONAL_KINDS } from '../../contract/findings.ts';
import type { ReportFinding } from '../../contract/report.ts';
import { placeWordIn } from '../../contract/ways/place-word.ts';
import { keysOf } from '../../keyed.ts';
import { trimmed } from '../../search.ts';
import { type Column, paragraph, type Table, table, textColumn } from '../view.ts';
import { counted, listWords, thousands } from '../words.ts';
import { folded, inColumns, type ReportBlock, type Section, titled } from './blocks.ts';
import { type Report, shortened } from './report.ts';

type Kind = ReportFinding['kind'];

/** What an auditor should see: each kind counted, the first rows of each cited. */
export function findingsSection({ settings, result, facts }: Report): Section {
  const { findings: counts } = result.quality;
  const kinds = byWeight().filter((kind) => counts[kind] > 0);
  const title = 'Findings';
  if (kinds.length === 0) return { id: 'findings', title, blocks: [paragraph('No findings.')] };
  const cited = (kind: Kind): ReportFinding[] =>
    result.findings.filter((finding) => finding.kind === kind);
  const isApart = settings.reveal || settings.revealUsers;
  return {
    id: 'findings',
    title,
    blocks: [
      paragraph(
        'A finding is one thing about one case number or reason that somebody should see. It is no verdict on the search, and one search can have several. Defect: the entry does not do what the form asks for. Look at: it may be right, and somebody should see it.',
      ),
      {
        ...titled('Findings by kind', kindsTable(kinds, counts)),
        ...(isApart || settings.cite === 0
          ? {}
          : {
              explained: {
                header: 'Where the first of them stand',
                texts: kinds.map((kind) => placesWords(cited(kind), counts[kind], facts.inputs)),
              },
            }),
      },
      ...(settings.cite === 0 ? [] : [paragraph(citedSentence(settings))]),
      ...(isApart
        ? [
            {
              kind: 'pageOnly' as const,
              blocks: [
                inColumns(
                  2,
                  ...kinds.flatMap((kind): ReportBlock[] => citations(kind, cited(kind), settings)),
                ),
              ],
            },
          ]
        : []),
    ],
  };
}

function kindsTable(kinds: readonly Kind[], counts: Readonly<Record<Kind, number>>): Table {
  const rows = kinds.map((kind) => ({
    cells: [FINDINGS[kind].label, LEVEL_WORDS[FINDINGS[kind].level], thousands(counts[kind])],
  }));
  return table(
    [textColumn('Finding'), textColumn('Level'), { header: 'Findings', align: 'right' }],
    rows,
  );
}

/** "searches.csv, lines 4, 5 and 14, and 127 more". */
function placesWords(
  cited: readonly ReportFinding[],
  count: number,
  inputs: Report['facts']['inputs'],
): string {
  if (cited.length === 0) return 'cited under another kind';
  const files = [...new Set(cited.map(({ file }) => file))];
  const places = files.map((file) => {
    const lines = cited.filter((finding) => finding.file === file).map(lineWords);
    const place = placeWordIn(inputs, file);
    return `${file}, ${lines.length === 1 ? place : `${place}s`} ${listWords(lines)}`;
  });
  const more = count - cited.length;
  return `${places.join('; ')}${more > 0 ? `; and ${thousands(more)} more` : ''}`;
}

function lineWords({ line, information }: ReportFinding): string {
  return information === null ? String(line) : `${line} (${informationWords(information)})`;
}

function citedSentence(settings: Report['settings']): string {
  return `The first ${counted(settings.cite, 'row')} of each kind are cited, in the order of files and lines; alpr-audit validate --findings <file> lists all. A row with both fields blank is cited there only. ${cellsSentence(settings)}`;
}

function cellsSentence({ reveal, redact }: Report['settings']): string {
  if (redact !== null) return 'What stands in the cells is left out.';
  return reveal
    ? 'Cells are shown as written, with possible personal information masked.'
    : 'What stands in the cells is not shown; --reveal shows it.';
}

function byWeight(): Kind[] {
  const all = keysOf(FINDINGS);
  const isDefect = (kind: Kind): boolean => FINDINGS[kind].level === 'defect';
  const defects = all.filter((kind) => kind !== 'bothBlank' && isDefect(kind));
  return ['bothBlank', ...defects, ...all.filter((kind) => !isDefect(kind))];
}

/** With what was asked to be shown: who searched, or what stands in the cells. */
function citations(
  kind: Kind,
  cited: readonly ReportFinding[],
  { reveal, revealUsers }: Report['settings'],
): ReportBlock[] {
  if (cited.length === 0) return [];
  const several = new Set(cited.map(({ file }) => file)).size > 1;
  const withUsers = revealUsers && cited.some(({ user }) => trimmed(user) !== '');
  // Where all are blank the kind says so.
  const withCells =
    reveal &&
    cited.some(({ field, characters }) => field !== null && characters !== null && characters > 0);
  const columns: Column[] = [
    ...(several ? [textColumn('File')] : []),
    { header: 'Line', align: 'right' },
    ...(withUsers ? [textColumn('User')] : []),
    ...(withCells ? [textColumn('What stands there')] : []),
  ];
  const rows = cited.map((finding) => ({
    cells: [
      ...(several ? [finding.file] : []),
      String(finding.line),
      ...(withUsers ? [shortened(finding.user)] : []),
      ...(withCells ? [cellWords(finding)] : []),
    ],
  }));
  const where = several ? '' : `, ${cited[0]?.file}`;
  return [folded(`${FINDINGS[kind].label}: the first rows${where}`, table(columns, rows))];
}

const INFORMATION: Readonly<Record<string, string>> = PERSONAL_KINDS;

function informationWords(information: string): string {
  return INFORMATION[information] ?? information;
}

function cellWords({ cell, characters, information }: ReportFinding): string {
  if (characters === null || characters === 0) return '(blank)';
  const text = cell === null ? counted(characters, 'character') : trimmed(cell);
  return information === null ? text : `${text} (${informationWords(information)})`;
}
