import { CASE_NUMBER_CLASSES, type ClassFacts, REASON_CLASSES } from '../../contract/classes.ts';
import { FINDINGS, type FindingFacts, type FindingKind } from '../../contract/findings.ts';
import type { Vocabulary } from '../../contract/vocabulary.ts';
import { keysOf } from '../../keyed.ts';
import { adequateClasses, adequateWithoutColumn } from '../adequate-classes.ts';
import { type Block, heading, notes, paragraph, table, textColumn, type View } from '../view.ts';
import { listWords } from '../words.ts';

/**
 * The rules behind the classes: each with two examples, and the lists as they are in force.
 * @param patterns the config's case-number patterns, null where it lists none
 */
export function explainView(vocabulary: Vocabulary, patterns: readonly string[] | null): View {
  return {
    lead: ['How case numbers and reasons are classed: the first class that holds.'],
    blocks: [
      ...classBlocks('Case numbers', CASE_NUMBER_CLASSES),
      paragraph(
        patterns === null
          ? 'The config lists no case-number patterns.'
          : `Case-number patterns of the config: ${patterns.join('   ')}`,
      ),
      ...classBlocks('Reasons', REASON_CLASSES),
      heading('Findings'),
      notes([ADEQUATE, ...findingNotes()]),
      heading('Word lists'),
      notes(
        keysOf(LISTS).map((name) => `${name} (${LISTS[name]}): ${vocabulary[name].join(', ')}`),
      ),
      paragraph(
        'Each list can be changed in the config under "vocabulary": {"add": […], "remove": […]} or a whole new list.',
      ),
    ],
  };
}

const ADEQUATE = `A field is judgeable unless it is withheld, damaged or has no column. Adequate are ${classesText('case number', adequateClasses(CASE_NUMBER_CLASSES))} and ${classesText('reason', adequateClasses(REASON_CLASSES))}; also ${listWords(adequateWithoutColumn(REASON_CLASSES))} where the log has no column for case numbers. Every other class of a judgeable field is a finding.`;

/** Such as "the reasons statute and ok". */
function classesText(field: string, names: readonly string[]): string {
  return `the ${field}${names.length === 1 ? '' : 's'} ${listWords(names)}`;
}

/** When each kind is found; kinds that one text explains stand together. */
function findingNotes(): string[] {
  const facts: Readonly<Record<FindingKind, FindingFacts>> = FINDINGS;
  const explained = keysOf(facts).filter((kind) => facts[kind].meaning !== null);
  return [...new Set(explained.map((kind) => facts[kind].meaning))].map((meaning) => {
    const kinds = explained.filter((kind) => facts[kind].meaning === meaning);
    const isReview = kinds.every((kind) => facts[kind].level === 'review');
    return `${kinds.join(', ')}${isReview ? ' (look at)' : ''}: ${meaning}`;
  });
}

const LISTS: Readonly<Record<keyof Vocabulary, string>> = {
  vagueReasons: 'words that say nothing of why',
  vagueWithinDistance2Of: 'any spelling within two slips of these is vague',
  statuteCodes: 'codes of law beside a section',
  statuteSections: 'sections known without their code',
  placeholders: 'words and marks for nothing',
  keyboardRows: 'four or more neighboring keys, in either direction, say nothing',
  caseNumberWords: 'words around a case number',
};

function classBlocks(title: string, classes: Readonly<Record<string, ClassFacts>>): Block[] {
  const rows = Object.entries(classes).map(([name, { meaning, examples, lists = [] }]) => ({
    cells: [name, `${meaning}${listsText(lists)}`, examples.join('; ')],
  }));
  return [
    heading(title),
    table([textColumn('Class'), textColumn('Holds when'), textColumn('Examples')], rows),
  ];
}

function listsText(lists: readonly string[]): string {
  return lists.length === 0 ? '' : ` List: ${lists.join(', ')}.`;
}
