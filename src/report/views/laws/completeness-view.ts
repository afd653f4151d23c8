import { calendarWords } from '../../../calendar-words.ts';
import type { Input } from '../../../contract/document.ts';
import type { LawCompleteness } from '../../../contract/laws/law.ts';
import type { LawElement } from '../../../contract/laws/profile.ts';
import { placeWordIn } from '../../../contract/ways/place-word.ts';
import { type Block, heading, paragraph, table, textColumn } from '../../view.ts';
import { counted, listWords, percent, thousands } from '../../words.ts';
import { lawNote, lawWords, sureWords } from './law-words.ts';

const ELEMENTS: Readonly<Record<LawElement, string>> = {
  date: 'date',
  time: 'time of day',
  plate: 'plate, or other data searched by',
  user: 'user',
  organization: 'organization',
  purpose: 'purpose',
};

const OUTCOMES = { met: 'met', notMet: 'not met', cannotTell: 'cannot tell' } as const;

/** Whether records hold what a state's law says that they do. */
export function completenessBlocks(law: LawCompleteness, inputs: readonly Input[]): Block[] {
  return [
    heading(`What a search’s record has to hold: ${law.name}`),
    paragraph(`${completenessSentence(law)}${beforeText(law)}`),
    ...(law.elements.length === 0 ? [] : [elementTable(law, inputs)]),
    ...notesOf(law),
    ...sayingBlocks(law),
  ];
}

/** The verdict, with what it rests on. */
export function completenessSentence(law: LawCompleteness): string {
  const { outcome, searches, lacking, name, elements } = law;
  const of = `${lawWords(law)}; ${sureText(law)}`;
  const lacks = elements.filter((each) => each.lacking > 0);
  const which = listWords(
    lacks.map((each) => `${ELEMENTS[each.element]} in ${thousands(each.lacking)}`),
  );
  if (outcome === 'met') {
    return `All ${counted(searches, 'search', 'searches')} hold what the law of ${name} says that a record holds (${of}).`;
  }
  if (outcome === 'notMet') {
    return `Look at: ${thousands(lacking)} of ${counted(searches, 'search', 'searches')} (${percent(lacking, searches)}) ${lacking === 1 ? 'lacks' : 'lack'} something that the law of ${name} says that a record holds: ${which} (${of}).`;
  }
  const found = lacks.length === 0 ? '' : ` Blank or a word for nothing: ${which}.`;
  return `Whether records hold what the law of ${name} says cannot be told: ${law.why} (${of}).${found}`;
}

function sureText({ says, sure }: LawCompleteness): string {
  const line = says.find(({ of }) => of === 'completeness');
  return `sure: ${sureWords(line === undefined ? sure : line.sure)}`;
}

function beforeText({ beforeInForce, inForce }: LawCompleteness): string {
  if (beforeInForce === 0) return '';
  return ` ${counted(beforeInForce, 'search is', 'searches are')} from before ${calendarWords(inForce ?? '')}, when it came into force, and left out.`;
}

function elementTable({ elements }: LawCompleteness, inputs: readonly Input[]): Block {
  return table(
    [
      textColumn('The record’s'),
      ...['There', 'Lacking', 'Cannot tell'].map((header) => ({ header, align: 'right' as const })),
      ...['Outcome', 'First that lacks it'].map(textColumn),
    ],
    elements.map(({ element, there, lacking, untold, outcome, first }) => ({
      cells: [
        ELEMENTS[element],
        ...[there, lacking, untold].map(thousands),
        OUTCOMES[outcome],
        first === null ? '–' : `${first.file}, ${placeWordIn(inputs, first.file)} ${first.line}`,
      ],
    })),
  );
}

function notesOf({ elements }: LawCompleteness): Block[] {
  const needs = elements.flatMap(({ needs: column }) => column ?? []);
  const has = (element: LawElement): boolean => elements.some((each) => each.element === element);
  if (elements.length === 0) return [];
  return [
    paragraph(
      [
        'A withheld cell is there; a blank one, or a word for nothing, lacks; what a spreadsheet ruined says nothing.',
        ...(has('purpose')
          ? [
              'A purpose is what the reason says, or the offense: whether it says enough is another question.',
            ]
          : []),
        ...(has('plate')
          ? [
              'A search without a plate lacks nothing where the plate’s state or the date range says what was searched by, or no such column was exported.',
            ]
          : []),
        ...(needs.length === 0
          ? []
          : [
              `Columns that would tell: ${listWords(needs)}${needs.includes('agency') ? ' (--agency-of names the agency of a log that has no column for it)' : ''}.`,
            ]),
      ].join(' '),
    ),
  ];
}

/** What --explain says of a state's law. */
export function explainLawBlocks(
  law: Parameters<typeof lawWords>[0] & Pick<LawCompleteness, 'says'>,
): Block[] {
  return [
    heading(`The law: ${lawWords(law)}`),
    ...(law.says.length === 0 ? [paragraph('None was found.')] : []),
    ...sayingBlocks(law),
  ];
}

const ABOUT = {
  retention: 'Retention',
  audits: 'Audits',
  completeness: 'Record',
  other: 'Besides',
} as const;

/** What a state's law says, each line with how sure it is. */
export function sayingBlocks({ says, asOf }: Pick<LawCompleteness, 'says' | 'asOf'>): Block[] {
  const rows = says.map(({ of, text, sure }) => ({ cells: [ABOUT[of], text, sureWords(sure)] }));
  return [
    ...(rows.length === 0
      ? []
      : [table(['About', 'What the law says', 'Sure'].map(textColumn), rows)]),
    paragraph(lawNote({ asOf })),
  ];
}
