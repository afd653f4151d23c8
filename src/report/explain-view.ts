import type { Vocabulary } from '../contract/vocabulary.ts';
import { CASE_NUMBER_WORDS, type ClassWords, REASON_WORDS } from '../contract/classes.ts';
import { type Block, heading, notes, paragraph, table, textColumn, type View } from './view.ts';

/**
 * The rules behind the classes: each with two examples, and the lists as they are in force.
 * @param patterns the config's case-number patterns, null where it lists none
 */
export function explainView(vocabulary: Vocabulary, patterns: readonly string[] | null): View {
  return {
    lead: ['How case numbers and reasons are classed: the first class that holds.'],
    blocks: [
      ...classBlocks('Case numbers', CASE_NUMBER_WORDS),
      paragraph(
        patterns === null
          ? 'The config lists no case-number patterns.'
          : `Case-number patterns of the config: ${patterns.join('   ')}`,
      ),
      ...classBlocks('Reasons', REASON_WORDS),
      heading('Findings'),
      notes(FINDINGS),
      heading('Word lists'),
      notes(
        Object.entries(LISTS).map(
          ([name, what]) => `${name} (${what}): ${vocabulary[name as keyof Vocabulary].join(', ')}`,
        ),
      ),
      paragraph(
        'Each list can be changed in the config under "vocabulary": {"add": […], "remove": […]} or a whole new list.',
      ),
    ],
  };
}

const FINDINGS = [
  'A field is judgeable unless it is withheld or has no column. Adequate are the case number ok and the reasons statute and ok; also number and caseNumber where the log has no column for case numbers. Every other class of a judgeable field is a finding.',
  'bothBlank: case number and reason are both blank.',
  'caseNumberReused (look at): one case number of class ok on 10 or more searches.',
  'caseYear: a case number that begins with a year (YY-, YYYY-, or YYYY before six or more digits, after letters or not): after the year of the search it is a defect, over 10 years before it to be looked at.',
  'personalInformation (look at): what is written like a social security number, date of birth, phone number, e-mail address or driver licence number, in a reason or in a case number that is not ok. Possible, never certain; and a text without a find may hold some.',
  'caseUnknown, caseMismatch (look at): with --cases only. Mismatch: no line of that number in the register fits the search by date, offence and officer.',
];

const LISTS: Readonly<Record<keyof Vocabulary, string>> = {
  vagueReasons: 'words that say nothing of why',
  vagueWithinDistance2Of: 'any spelling within two slips of these is vague',
  statuteCodes: 'codes of law beside a section',
  statuteSections: 'sections known without their code',
  placeholders: 'words and marks for nothing',
  keyboardRows: 'four or more neighbouring keys, in either direction, say nothing',
  caseNumberWords: 'words around a case number',
};

function classBlocks(title: string, words: Readonly<Record<string, ClassWords>>): Block[] {
  const rows = Object.entries(words).map(([name, { meaning, examples, list }]) => ({
    cells: [name, `${meaning}${list ? ` List: ${list}.` : ''}`, examples.join('; ')],
  }));
  return [
    heading(title),
    table([textColumn('Class'), textColumn('Holds when'), textColumn('Examples')], rows),
  ];
}
