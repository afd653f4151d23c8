import fc from 'fast-check';
import { KINDS, type Kind, QUESTIONS, TAKES } from '../../oracle/checklist/questions.ts';
import { dayText } from '../../oracle/oracle-zone.ts';
import { type RandomColumn, tableOf, type WrittenTable } from './random-tables.ts';
import { maybeDate, TODAY } from './side-dates.ts';

type Row = Record<string, string>;

function column(field: string, kept: number, ...headers: string[]): RandomColumn<Row> {
  return { field, headers: [field, ...headers], kept, cell: (row) => row[field] ?? '' };
}

const COLUMNS = [
  column('element', 100, 'Element', 'ELEMENT'),
  column('answer', 100, 'Answer'),
  column('quote', 80, 'Quotation', 'Text quoted'),
  column('page', 80, 'Page Number', 'pages'),
  column('note', 60, 'Comments'),
  column('checkedBy', 60, 'Checked by', 'answered by'),
  column('date', 70, 'Date Checked', 'checked on'),
  column('agency', 50, 'Agency Name', 'organization'),
  column('question', 40),
];

const SAID = [
  '',
  '',
  'n/a',
  '-',
  'the policy says so',
  '“shall, where; needed”',
  '=1+1',
  '4',
  'p. 12',
];
const AGENCIES = ['Elm PD', 'elm pd ', 'Oak SO', 'Ash, City of', '', 'N/A'];
const WORDS = [
  ...['met', 'met', 'met', 'partly', 'notMet', 'notApplicable', '', '', 'Yes', 'no', 'N/A'],
  ...['Not met', 'partially met', ' MET ', 'not-applicable', 'unknown', 'tbd', '?'],
];

/** Dates around the limits: today, three years ago, each with the day before and after. */
const dated = fc
  .record({ years: fc.constantFrom(0, 0, 1, 3, 3, 3, 9), beside: fc.constantFrom(-1, 0, 1) })
  .map(({ years, beside }) => {
    const date = new Date(TODAY * 86_400_000);
    date.setUTCFullYear(date.getUTCFullYear() - years);
    return dayText(date.getTime() / 86_400_000 + beside);
  });

const INSTEAD = {
  date: dated,
  number: fc.constantFrom('20', '1,200', '60 searches', '60.0'),
  period: fc.constantFrom('2y', '2 years', '18 months', '90 days', '5y'),
};

const orInstead = (word: fc.Arbitrary<string>, takes: 'date' | 'number' | 'period') =>
  fc.oneof({ weight: 1, arbitrary: word }, { weight: 3, arbitrary: INSTEAD[takes] });

function answerTo(element: string): fc.Arbitrary<string> {
  const takes = TAKES[element];
  const word = fc.constantFrom(...WORDS);
  const none = fc.constantFrom('maybe', '#REF!', '=TRUE()', '2026-01-05x', '0');
  return fc.oneof(
    { weight: 60, arbitrary: takes === undefined ? word : orInstead(word, takes) },
    { weight: 1, arbitrary: none },
  );
}

const spelled = (element: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    ...[element, element, element, element.toUpperCase()],
    element.replaceAll(/[A-Z]/g, (letter) => ` ${letter}`),
  );

function rowOf(kind: Kind): fc.Arbitrary<Row> {
  const elements: readonly string[] = QUESTIONS[kind];
  const things = elements.filter((element) => TAKES[element] !== undefined);
  const others = ['weather', 'purpose', ...KINDS.flatMap((each) => QUESTIONS[each].slice(0, 1))];
  const named = fc.oneof(
    { weight: 80, arbitrary: fc.constantFrom(...elements) },
    // What takes a thing itself has limits that an answer may be just before or behind.
    { weight: 80, arbitrary: fc.constantFrom(...(things.length > 0 ? things : elements)) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
  return named.chain((element) =>
    fc.record({
      element: spelled(element),
      answer: answerTo(element),
      quote: fc.constantFrom(...SAID),
      page: fc.constantFrom(...SAID),
      note: fc.constantFrom(...SAID),
      checkedBy: fc.constantFrom('J. Stone', '', '-'),
      date: maybeDate(80),
      agency: fc.constantFrom(...AGENCIES),
      question: fc.constant('Does it?'),
    }),
  );
}

/** Mostly each question of an agency once. */
function tableFor(kind: Kind): fc.Arbitrary<WrittenTable> {
  const rows = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.uniqueArray(rowOf(kind), {
        minLength: 1,
        maxLength: 10,
        selector: ({ element }) => (element ?? '').replaceAll(' ', '').toLowerCase(),
      }),
    },
    { weight: 1, arbitrary: fc.array(rowOf(kind), { minLength: 1, maxLength: 10 }) },
  );
  return tableOf(rows, COLUMNS, []);
}

export interface RandomChecklist {
  files: { name: string; table: WrittenTable }[];
  agencyOf: string | null;
  asOf: number | null;
  terms: string | null;
  allowBadRows: boolean;
}

const NAMES = ['elm-policy.csv', 'plan.csv', 'oak.csv', 'Ash access.csv'];

export const randomChecklists: fc.Arbitrary<RandomChecklist> = fc
  .constantFrom(...KINDS, 'contract' as const)
  .chain((kind) =>
    fc.record({
      files: fc
        .uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 })
        .chain((names) =>
          fc.tuple(...names.map((name) => tableFor(kind).map((table) => ({ name, table })))),
        ),
      agencyOf: fc.constantFrom(null, null, 'Elm PD', 'Fir PD'),
      asOf: fc.constantFrom(null, null, TODAY, TODAY - 30, TODAY + 1),
      terms: fc.constantFrom(null, null, '3y', '36mo', '1096d', '9y'),
      allowBadRows: fc.boolean(),
    }),
  );
