import type { AgesMeasure, AgesResult, AgesSettings } from '../../contract/ages.ts';
import type { LogFacts } from '../../contract/document.ts';
import { type Block, heading, notes } from '../view.ts';
import { counted, listWords, periodWords } from '../words.ts';
import { provenance } from './provenance.ts';

const MEASURE: Record<AgesMeasure, string> = {
  oldest:
    'Age is the time from the start of the date range to the search: the oldest image that the search asked for.',
  newest:
    'Age is the time from the end of the date range to the search: the newest image that the search asked for.',
  midpoint: 'Age is the time from the middle of the date range to the search.',
};

/** The definitions behind the age tables, so that every number can be defended or repeated. */
export function agesNotes(facts: LogFacts, settings: AgesSettings, result: AgesResult): Block[] {
  const texts = ageDefinitions(settings.buckets, result);
  return [heading('How these figures were made'), notes([...texts, ...provenance(facts)])];
}

/** How ages are measured and sorted; nothing where there are none. */
export function ageDefinitions(buckets: readonly string[], result: AgesResult): string[] {
  if (result.ranged === 0) return [];
  return [
    MEASURE[result.measure],
    ...usableNote(result),
    ...edgeNotes(buckets, result),
    clampNote(result),
    'A date range is what was asked for, not what was found. Preset choices of a search screen (such as the last 30 days) can make the ages larger than the search needed.',
    'Shares are rounded to whole percents, halves up, and may not add up to 100%.',
  ];
}

function usableNote({ setAside }: AgesResult): string[] {
  const { absentRange, noRange, ...rest } = setAside;
  if (Object.values(rest).every((count) => count === 0)) return [];
  return [
    'A search “gave a date range” when its range can be read and used; the table of searches that are not in the age tables lists the others.',
  ];
}

function edgeNotes(asked: readonly string[], { buckets }: AgesResult): string[] {
  const edges = buckets.flatMap(({ upTo }) => (upTo === null ? [] : [upTo]));
  const byDate = edges.some((edge) => /(d|mo|y)$/.test(edge));
  const byTime = edges.some((edge) => /(min|h)$/.test(edge));
  return [
    `The rows end at ${listWords(edges.map(periodWords))}; an image exactly at an edge belongs to the younger row.${asked.join() === '6mo,1y,2y' ? TABLE_2 : ''}`,
    ...(byDate ? [CALENDAR] : []),
    ...(byTime ? ['Edges in minutes or hours compare times to the moment.'] : []),
  ];
}

const TABLE_2 =
  ' These are the columns of Table 2 in report 2019-118 of the California State Auditor, which does not define them; the edges are inferred from its text.';
const CALENDAR =
  "Days, months and years compare calendar dates: an image is within 6 months when its date is no earlier than the search's date less 6 months. A date that the month does not have becomes its last day (August 31 less 6 months is February 28 or 29).";

function clampNote({ endsAfterSearch }: AgesResult): string {
  const ends = counted(endsAfterSearch, 'search', 'searches');
  const here = endsAfterSearch === 0 ? 'none did here' : `here in ${ends}`;
  return `${listWords(
    [
      `A date range that ends after the search counts as ending at the search (${here})`,
      'one without an end runs to the search',
      'a start up to a day after the search counts as age 0',
    ],
    'and',
  )}.`;
}
