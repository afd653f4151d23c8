import { CASE_NUMBER_CLASSES, type ClassFacts, REASON_CLASSES } from '../../contract/classes.ts';
import type { LogFacts } from '../../contract/document.ts';
import { FINDINGS, LEVEL_WORDS } from '../../contract/findings.ts';
import type { ValidateResult, ValidateSettings } from '../../contract/validate.ts';
import { keysOf } from '../../keyed.ts';
import { adequateClasses } from '../adequate-classes.ts';
import { whyNoHeadline } from '../too-many-malformed.ts';
import {
  type Block,
  countColumns,
  heading,
  notes,
  paragraph,
  type Row,
  table,
  textColumn,
  type View,
} from '../view.ts';
import { counted, listWords, percent, thousands } from '../words.ts';
import { accountingView, firstLines, notMatched } from './accounting-view.ts';
import { completenessBlocks } from './laws/completeness-view.ts';
import { provenance } from './provenance.ts';
import { validateGroups } from './validate-groups.ts';

/**
 * What stands in the case-number and reason fields of the searches.
 * @param isOver whether the share of inadequate searches is over the threshold asked for
 */
export function validateView(
  facts: LogFacts,
  settings: ValidateSettings,
  result: ValidateResult,
  isOver: boolean,
): View {
  const opening = accountingView(facts);
  const { searches } = facts.population;
  const first = firstLines(facts);
  const lead = [...first, headline(result, facts), ...opening.lead.slice(first.length)];
  if (searches === 0) return { lead, blocks: opening.blocks };
  return {
    lead,
    blocks: [
      ...opening.blocks,
      ...verdictBlocks(result, settings, searches, isOver),
      ...(result.law === undefined ? [] : completenessBlocks(result.law, facts.inputs)),
      ...classBlocks('Case numbers', CASE_NUMBER_CLASSES, result.caseNumber.classes, searches),
      ...shapeBlocks(result, settings),
      ...classBlocks('Reasons', REASON_CLASSES, result.reason.classes, searches),
      ...topBlocks(result),
      ...findingBlocks(result, settings),
      ...validateGroups(result, settings),
      heading('How these figures were made'),
      notes([...NOTES, ...changes(settings), ...provenance(facts)]),
    ],
  };
}

/** The report's 66 percent: how many searches have neither a case number nor a reason. */
export function headline(
  { bothBlank, reason, caseNumber, judgeable, inadequate }: ValidateResult,
  facts: LogFacts,
): string {
  const { searches } = facts.population;
  if (searches === 0) return 'No searches are left to examine.';
  const withheld = whyNoHeadline(facts);
  if (withheld !== undefined) return withheld;
  if (bothBlank.share === null) {
    const missing = [
      ...(caseNumber.classes.absent === searches ? ['case numbers'] : []),
      ...(reason.classes.absent === searches ? ['reasons'] : []),
    ];
    const why =
      missing.length === 0
        ? 'No search has both its case number and its reason open to view.'
        : `The log has no column for ${missing.join(' and none for ')}${notMatched(facts)}.`;
    return judgeable === 0
      ? why
      : `${why} ${percent(inadequate, judgeable)} of the searches that can be judged say too little: ${thousands(inadequate)} of ${thousands(judgeable)}.`;
  }
  const { count, of } = bothBlank;
  return `${percent(count, of)} of searches have neither a case number nor a reason: ${thousands(count)} of the ${thousands(of)} with both fields open to view.`;
}

function verdictBlocks(
  { judgeable, adequate, inadequate }: ValidateResult,
  { failOver }: ValidateSettings,
  searches: number,
  isOver: boolean,
): Block[] {
  const row = (label: string, count: number, of: number): Row => ({
    cells: [label, thousands(count), percent(count, of)],
  });
  const rest = searches - judgeable;
  const unjudged =
    rest === 0
      ? ''
      : `${counted(rest, 'search', 'searches')} of ${thousands(searches)} cannot be judged: each of the two fields is withheld, damaged or has no column. `;
  const threshold =
    failOver === null
      ? []
      : [
          paragraph(
            `Threshold asked for: at most ${failOver}% of the judgeable searches may be inadequate. It is ${isOver ? 'not ' : ''}met: ${percent(inadequate, judgeable)} are.`,
          ),
        ];
  return [
    heading('Searches by what their two fields say'),
    table(
      [textColumn('Search'), ...countColumns('Searches')],
      [
        row('Adequate: every field that can be judged', adequate, judgeable),
        row('Inadequate: at least one such field', inadequate, judgeable),
        { ...row('Judgeable', judgeable, judgeable), total: true },
      ],
    ),
    paragraph(
      `${unjudged}Inadequate describes what was written, not the search, which may have been right.`,
    ),
    ...threshold,
  ];
}

function classBlocks<Name extends string>(
  title: string,
  classes: Readonly<Record<Name, ClassFacts>>,
  counts: Readonly<Record<Name, number>>,
  searches: number,
): Block[] {
  const row = (name: Name): Row => ({
    cells: [classes[name].label, name, thousands(counts[name]), percent(counts[name], searches)],
  });
  return [
    heading(title),
    table(
      [textColumn('What stands in the field'), textColumn('Class'), ...countColumns('Searches')],
      [
        ...keysOf(classes)
          .filter((name) => counts[name] > 0)
          .map(row),
        { cells: ['All searches examined', '', thousands(searches), '100%'], total: true },
      ],
    ),
  ];
}

function shapeBlocks(
  { caseNumber }: ValidateResult,
  { caseNumberPatterns }: ValidateSettings,
): Block[] {
  if (caseNumber.shapes.length === 0) return [];
  const rows = caseNumber.shapes.map(({ shape, count, example, pattern }) => ({
    cells: [shape, example ?? '–', thousands(count), pattern ?? '–'],
  }));
  return [
    heading('The commonest shapes of case numbers'),
    table(
      [
        textColumn('Shape'),
        textColumn('Example'),
        { header: 'Searches', align: 'right' },
        textColumn('Pattern for the config'),
      ],
      rows,
    ),
    paragraph(
      `A stands for a letter, 9 for a digit. An example stands on five or more searches. ${caseNumberPatterns === null ? TO_CONFIG : `In force: ${counted(caseNumberPatterns.length, 'pattern')} of the config; what none of them matches is badFormat.`}`,
    ),
  ];
}

function topBlocks({ reason }: ValidateResult): Block[] {
  if (reason.top.length === 0) return [];
  const rows = reason.top.map(({ text, count }) => ({
    cells: [text ?? '(possible personal information)', thousands(count)],
  }));
  return [
    heading('The commonest reasons'),
    table([textColumn('Reason'), { header: 'Searches', align: 'right' }], rows),
    paragraph('As written; only texts that stand on five or more searches are shown.'),
  ];
}

function findingBlocks(
  { findings }: ValidateResult,
  { cases, casesColumns, casesSha256 }: ValidateSettings,
): Block[] {
  const kinds = keysOf(FINDINGS).filter((kind) => findings[kind] > 0);
  if (kinds.length === 0) return [paragraph('No findings.')];
  const rows = kinds.map((kind) => ({
    cells: [FINDINGS[kind].label, LEVEL_WORDS[FINDINGS[kind].level], thousands(findings[kind])],
  }));
  const compared =
    cases === null
      ? 'Nothing was compared with a records system (--cases compares with a register).'
      : `Case numbers were compared with ${cases} (its columns ${listWords(casesColumns)}; SHA-256 ${casesSha256}), and with no other records.`;
  return [
    heading('Findings'),
    table(
      [textColumn('Finding'), textColumn('Level'), { header: 'Findings', align: 'right' }],
      rows,
    ),
    paragraph(
      `A search can have several findings. --findings <file> lists each with the row it stands in. ${compared}`,
    ),
  ];
}

const TO_CONFIG =
  'Patterns of the shapes that your agency uses go to "caseNumberPatterns" in the config; then everything else is badFormat. --format json has them to copy.';

const NOTES = [
  'Each field has one class, the first that holds; --explain prints the rules and the word lists. Each table adds up to all searches examined.',
  'A cell that is withheld or damaged is never held against anybody, and neither is a column that the log does not have.',
  `Adequate are, for case numbers, ${sorted(adequateClasses(CASE_NUMBER_CLASSES))}; for reasons, ${sorted(adequateClasses(REASON_CLASSES))}. “Vague” follows a word list that the config can change. A statute alone is a legitimate reason. A number or a case number in the reason is adequate where the log has no column for case numbers.`,
  '“Not obviously wrong” is no more than that: whether a case exists, and whether it is the right one, a log cannot show.',
];

function sorted(names: readonly string[]): string {
  return listWords(names.toSorted());
}

/** Which word lists of the config are not the default ones. */
function changes({ vocabulary }: ValidateSettings): string[] {
  const changed = Object.keys(vocabulary ?? {});
  if (changed.length === 0) return [];
  return [`The config changes these word lists: ${listWords(changed)}; --explain prints them.`];
}
