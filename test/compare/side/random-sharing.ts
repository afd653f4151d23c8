import fc from 'fast-check';
import { dayText } from '../../oracle/oracle-zone.ts';
import { entityKey } from '../../oracle/sharing/entity-name.ts';
import { type Agency, agency, listOf, type RandomList } from './random-lists.ts';
import { maybeDate, randomDay, TODAY } from './side-dates.ts';
import { csv } from './side-run.ts';

const HEADERS = ['Agency', 'Direction', 'Date Decided', 'Approver', 'Purpose', 'MOU', 'Expires'];

function registerOf(agencies: Agency[]): fc.Arbitrary<string> {
  const often = (...words: string[]) => fc.constantFrom(...words, words[0]!, words[0]!);
  const row = fc.constantFrom(...agencies).chain(({ spellings }) =>
    fc.tuple(
      fc.constantFrom(...spellings),
      fc.oneof(
        {
          weight: 40,
          arbitrary: fc.constantFrom('outbound', 'Out', 'sharing', 'in', 'Received', 'both', ''),
        },
        { weight: 1, arbitrary: fc.constant('sideways') },
      ),
      maybeDate(85),
      often('Chief Fox', '', 'N/A'),
      often('stolen cars', ''),
      often('yes', ''),
      maybeDate(50),
    ),
  );
  return fc
    .record({
      rows: fc.array(row, { minLength: 1, maxLength: 6 }),
      left: fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 5 }),
    })
    .map(({ rows, left }) => {
      const kept = [...new Set([0, ...left])].sort();
      return csv([HEADERS, ...rows].map((cells) => kept.map((at) => cells[at] ?? '')));
    });
}

function logOf(agencies: Agency[]): fc.Arbitrary<string> {
  const search = fc.record({
    day: randomDay,
    name: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...agencies.flatMap(({ spellings }) => spellings)) },
      { weight: 2, arbitrary: fc.constantFrom('Elm PD', 'elm  pd', 'Stranger PD (UT)', '') },
    ),
  });
  return fc
    .array(search, { minLength: 1, maxLength: 15 })
    .map((searches) =>
      csv([
        ['Search ID', 'Search Time', 'User', 'Organization'],
        ...searches.map(({ day, name }, at) => [`s-${at}`, `${dayText(day)} 10:00:00`, 'a', name]),
      ]),
    );
}

export interface RandomSharing {
  list: RandomList;
  before: RandomList | null;
  register: string | null;
  log: string | null;
  home: string | undefined;
  own: string[];
  direction: 'inbound' | 'outbound';
  asOf: number | undefined;
  allowBadRows: boolean;
}

export const randomSharing: fc.Arbitrary<RandomSharing> = fc
  .uniqueArray(agency, {
    minLength: 1,
    maxLength: 10,
    selector: ({ spellings }) => entityKey(spellings[0] ?? ''),
  })
  .chain((agencies) =>
    fc.record({
      list: listOf(agencies),
      before: fc.option(listOf(agencies), { freq: 2 }),
      register: fc.option(registerOf(agencies), { freq: 2 }),
      log: fc.option(logOf(agencies), { freq: 2 }),
      home: fc.constantFrom(undefined, 'CA', 'CA', 'NV'),
      own: fc.constantFrom<string[][]>([], ['Elm PD'], ['Elm PD', 'Elm Police']),
      direction: fc.constantFrom<('inbound' | 'outbound')[]>('inbound', 'outbound'),
      asOf: fc.constantFrom(undefined, TODAY, TODAY, TODAY - 1),
      allowBadRows: fc.boolean(),
    }),
  )
  .map((random) => {
    // Whether a list alone needs a day, which nothing of it is held against, is not said.
    const tellsDay = random.log !== null || random.list.form === 'vigilant';
    return { ...random, asOf: random.asOf ?? (tellsDay ? undefined : TODAY) };
  });
