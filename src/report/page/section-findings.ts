import { FINDINGS, LEVEL_WORDS, PERSONAL_KINDS } from '../../contract/findings.ts';
import type { ReportFinding } from '../../contract/report.ts';
import { keysOf } from '../../keyed.ts';
import { trimmed } from '../../search.ts';
import { type Column, paragraph, type Table, table, textColumn } from '../view.ts';
import { counted, thousands } from '../words.ts';
import { folded, type ReportBlock, type Section, titled } from './blocks.ts';
import { type Report, shortened } from './report.ts';

type Kind = ReportFinding['kind'];

/** What an auditor should see: each kind counted, the first rows of each cited. */
export function findingsSection({ settings, result }: Report): Section {
  const { findings: counts } = result.quality;
  const kinds = byWeight().filter((kind) => counts[kind] > 0);
  const title = 'Findings';
  if (kinds.length === 0) return { id: 'findings', title, blocks: [paragraph('No findings.')] };
  const cited = (kind: Kind): ReportFinding[] =>
    result.findings.filter((finding) => finding.kind === kind);
  return {
    id: 'findings',
    title,
    blocks: [
      paragraph(
        'A finding is one thing about one case number or reason that somebody should see. It is no verdict on the search, and one search can have several. Defect: the entry does not do what the form asks for. Look at: it may be right, and somebody should see it.',
      ),
      titled('Findings by kind', kindsTable(kinds, counts, cited)),
      {
        kind: 'pageOnly',
        blocks: [
          paragraph(
            `The first ${counted(settings.cite, 'row')} of each kind are cited, in the order of files and lines; alpr-audit validate --findings <file> lists all. A row with both fields blank is cited there only. ${cellsSentence(settings)}`,
          ),
        ],
      },
      {
        kind: 'pageOnly',
        inColumns: true,
        blocks: kinds.flatMap((kind): ReportBlock[] => citations(kind, cited(kind), counts[kind])),
      },
    ],
  };
}

function kindsTable(
  kinds: readonly Kind[],
  counts: Readonly<Record<Kind, number>>,
  cited: (kind: Kind) => readonly ReportFinding[],
): Table {
  const numbers = ['Findings', 'Cited'].map((header) => ({ header, align: 'right' as const }));
  const rows = kinds.map((kind) => ({
    cells: [
      FINDINGS[kind].label,
      LEVEL_WORDS[FINDINGS[kind].level],
      thousands(counts[kind]),
      thousands(cited(kind).length),
    ],
  }));
  return table([textColumn('Finding'), textColumn('Level'), ...numbers], rows);
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

function citations(kind: Kind, cited: readonly ReportFinding[], count: number): ReportBlock[] {
  if (cited.length === 0) return [];
  const several = new Set(cited.map(({ file }) => file)).size > 1;
  const withIds = cited.some(({ searchId }) => trimmed(searchId) !== '');
  const withUsers = cited.some(({ user }) => trimmed(user) !== '');
  const withCells = cited.some(({ field, characters }) => field !== null && characters !== null);
  const columns: Column[] = [
    ...(several ? [textColumn('File')] : []),
    { header: 'Line', align: 'right' },
    ...(withIds ? [textColumn('Search')] : []),
    ...(withUsers ? [textColumn('User')] : []),
    ...(withCells ? [textColumn('What stands there')] : []),
  ];
  const rows = cited.map((finding) => ({
    cells: [
      ...(several ? [finding.file] : []),
      String(finding.line),
      ...(withIds ? [shortened(finding.searchId)] : []),
      ...(withUsers ? [shortened(finding.user)] : []),
      ...(withCells ? [cellWords(finding)] : []),
    ],
  }));
  const where = several ? '' : `, ${cited[0]?.file}`;
  return [
    folded(
      `${FINDINGS[kind].label}: ${thousands(cited.length)} of ${thousands(count)}${where}`,
      table(columns, rows),
    ),
  ];
}

const INFORMATION: Readonly<Record<string, string>> = PERSONAL_KINDS;

function cellWords({ cell, characters, information }: ReportFinding): string {
  const what = information === null ? '' : (INFORMATION[information] ?? information);
  if (characters === null || characters === 0) return '(blank)';
  const text = cell === null ? counted(characters, 'character') : trimmed(cell);
  return what === '' ? text : `${text} (${what})`;
}
