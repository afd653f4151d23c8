import fc from 'fast-check';
import type { ManifestReads } from '../../src/contract/manifest.ts';
import type { DrawnSearch, SearchReading } from '../../src/contract/sample.ts';
import { toolUnder } from '../../src/version.ts';
import type { CoverFacts } from '../../src/workpaper/cover.ts';
import { readTexts } from '../../src/workpaper/reads.ts';
import { ANY_CHARACTER } from '../random-runs.ts';
import { FACTS } from '../report/samples.ts';

/** A draw to make workpapers of: what `sample` hands over. */

export const SEED = '08772473296991897540';

/** What a manifest says beside its drawn searches and its workpaper. */
export const DRAW_FACTS: CoverFacts = {
  schema: 'alpr-audit/manifest.v1',
  tool: toolUnder({ zoneData: '2026a' }),
  createdAt: '2026-10-02T18:30:00.000Z',
  preparer: 'D. Alvarez',
  specification:
    'Rivest’s consistent sampling. Each search has a ticket: the SHA-256 of the seed (hexadecimal) followed by the identity of the search, as a decimal number with zeros before it up to 64 digits, its digits reversed, after "0.". The searches with the smallest tickets, compared as texts, are the sample, in that order; spares are the next ones.',
  inputs: FACTS.inputs,
  columns: [{ file: 'fresno-2019.csv', columns: [{ field: 'plate', header: 'Plate' }] }],
  population: FACTS.population,
  settings: {
    ...FACTS.settings,
    size: { from: 'confidence', confidence: '95', tolerable: '5', expected: '0' },
    by: null,
    allocate: 'proportional',
    atLeastEach: 0,
    auditors: ['d.alvarez'],
    placeholders: null,
    extends: null,
  },
  warnings: FACTS.warnings,
  design: {
    method: 'ticket',
    size: 59,
    spares: 6,
    seed: SEED,
    seedSource: 'ten dice, council meeting 2026-10-02',
    witnesses: ['K. Marund', 'City clerk'],
    census: false,
    strata: [],
  },
  independence: [{ user: 'd.alvarez', searches: 3, drawn: 1 }],
};

/** One drawn search with these cells. */
export function drawnSearch(draw: number, more: Partial<DrawnSearch> = {}): DrawnSearch {
  return {
    draw,
    role: 'sample',
    stratum: null,
    ticket: `0.${String(draw).padStart(4, '0')}${'7382910465'.repeat(7)}`,
    id: `s-${draw}`,
    file: 'fresno-2019.csv',
    line: draw * 17,
    search: {},
    ...more,
  };
}

/** What a drawn search reads as; which it is does not matter. */
export function readOf({ draw }: Pick<DrawnSearch, 'draw'>): SearchReading {
  const age = { years: draw % 3, months: draw % 12, days: draw % 28, ms: 0 };
  return { caseNumber: 'wordsOnly', reason: 'vague', age: draw % 7 === 0 ? 'noRange' : age };
}

/** The same, in the words of the workpaper. */
export function readsOf(drawn: Pick<DrawnSearch, 'draw'>): ManifestReads {
  return readTexts(readOf(drawn));
}

const REASONS = [
  'stolen vehicle, red van with ladder rack seen leaving the scene',
  'investigation',
  '',
  'BOLO',
  '187 PC homicide follow-up; partner agency request',
];

/** A year's sample of an agency: 59 searches and six spares, as a Vigilant log shows them. */
export function yearOfSearches(): DrawnSearch[] {
  return Array.from({ length: 65 }, (_, index) =>
    drawnSearch(index + 1, {
      role: index < 59 ? 'sample' : 'spare',
      search: {
        searchedAt: `0${1 + (index % 9)}/1${index % 9}/2019 1${index % 10}:2${index % 10} PM`,
        user: ['j.ramirez', 'k.marund', 'b.corick-santiago'][index % 3]!,
        agency: 'Fresno PD',
        plate: `7ABC${100 + index}`,
        windowStart: '01/01/2019 12:00 AM',
        windowEnd: '03/29/2019 11:59 PM',
        caseNumber: index % 4 === 0 ? '' : `19-${String(10_000 + index * 37)}`,
        reason: REASONS[index % REASONS.length]!,
      },
    }),
  );
}

const PIECES = [
  ...['=', '+', '-', '@', '＝', "'", '"', ',', ';', '\t', '\n', '\r\n', '\r', ' ', '|'],
  ...[
    '\0',
    '\x1b[2J',
    '\u202e',
    '\u200f',
    '\ufeff',
    '\ufffe',
    '\ud800',
    '\udfff',
    '🚓',
    '👨‍👩‍👧',
    'é',
  ],
  ...['_x0041_', '_x005F_', '#N/A', '#REF!', '007', '1E5', '3-4', '<b>', '&amp;', ']]>', 'שלום'],
];

/** Texts as no officer writes them: what could act on a spreadsheet, a terminal or a parser. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((pieces) => pieces.join('')),
  fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 })), { maxLength: 5 })
    .map((pieces) => pieces.join('')),
  fc.string({ unit: ANY_CHARACTER, maxLength: 12 }),
);
