import { describe, expect, it } from 'vitest';
import { CannotBeDone } from '../../src/errors.ts';
import { FIELDS } from '../../src/search.ts';
import {
  cellsHash,
  checkedQuestions,
  drawTexts,
  firstColumns,
  QUESTIONS,
  workpaperColumns,
  workpaperFields,
} from '../../src/workpaper/columns.ts';
import { ticketSteps } from '../../src/workpaper/ticket-steps.ts';
import { drawnSearch } from '../sampling/draws.ts';

describe('the table of a workpaper', () => {
  it('has the columns of the contract, in its order', () => {
    const fields = ['searchId', 'plate', 'windowStart', 'reason'] as const;
    const titles = workpaperColumns(fields, QUESTIONS).map(({ title }) => title);
    expect(titles).toEqual([
      ...['Draw', 'Plate', 'Reason', 'Images from'],
      ...['Age of oldest image', 'Case number reads as', 'Reason reads as'],
      'Case number exists in records system',
      'Offense or incident supports the stated reason',
      'Plate is connected to that case',
      'User was authorized and assigned',
      'Age of images sought is justified',
      ...['Exception (Y/N)', 'Void (Y)', 'Void reason', 'Notes', 'Examined by', 'Date'],
      ...['Role', 'Stratum', 'Search ID', 'Ticket', 'File', 'Line'],
    ]);
  });

  it('shows the fields that any of the logs has', () => {
    const drawn = [
      drawnSearch(1, { search: { reason: '' } }),
      drawnSearch(2, { search: { plate: '7ABC123', searchId: 's-2' } }),
    ];
    expect(workpaperFields(drawn)).toEqual(['searchId', 'plate', 'reason']);
  });

  it('leaves empty what a draw does not have', () => {
    const { search: _, id: __, ...drawn } = drawnSearch(3, { stratum: null, ticket: null });
    expect([...drawTexts(drawn).values()]).toEqual([
      '3',
      'sample',
      '',
      '',
      'fresno-2019.csv',
      '51',
    ]);
  });

  it.each([
    [['  ']],
    [['a question', 'A  Question ']],
    [['Notes']],
    [['searchedAt']],
    [['Searched at']],
    [['an offence', 'an offense']],
    [['exception (y/n)']],
  ])('refuses the questions %j', (questions) => {
    expect(() => checkedQuestions(questions)).toThrow(CannotBeDone);
  });

  it('takes as many as a sheet has room for, beside its other columns', () => {
    const asked = (count: number) => Array.from({ length: count }, (_, i) => `question ${i}`);
    const room = 16_384 - workpaperColumns(FIELDS, []).length;
    expect(checkedQuestions(asked(room))).toHaveLength(room);
    expect(() => checkedQuestions(asked(room + 1))).toThrow(
      `asks ${room + 1} questions, and a sheet has room for ${room}: ask fewer`,
    );
  });

  it('takes its own questions', () => {
    expect(checkedQuestions(QUESTIONS)).toBe(QUESTIONS);
  });
});

describe('a workpaper whose manifest does not say its columns', () => {
  it('has those of version 0.1 and 0.2', () => {
    const titles = firstColumns(['plate', 'reason'], ['is it?']).map(({ title }) => title);
    expect(titles).toEqual([
      ...['draw', 'role', 'stratum', 'ticket', 'file', 'line', 'plate', 'reason', 'is it?'],
      ...['exception (Y/N)', 'void (Y)', 'void reason', 'notes', 'examined by', 'date'],
    ]);
  });
});

describe('the hash of a row', () => {
  it('is the SHA-256 of its texts, joined by U+001F', () => {
    // printf 'a\037b' | sha256sum; printf '' | sha256sum
    expect(cellsHash(['a', 'b'])).toBe(
      'f04cdced9736a69da6103f08a4daaf8c485dd481217d218a1b4993c8c3968e13',
    );
    expect(cellsHash([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('tells apart what stands in which cell', () => {
    expect(cellsHash(['ab', ''])).not.toBe(cellsHash(['a', 'b']));
  });
});

/** Published by ron-rivest/consistent_sampler: doctest, and the README's first example. */
const PUBLISHED = [
  [
    '01382438112797316654',
    'AB-130',
    '0.26299714122838008416507544297546663599715395525154425586041245287750224561854',
  ],
  ['314159', 'B-2', '0.410310858'],
  ['314159', 'A-1', '0.9828515724'],
] as const;

describe('the steps to a ticket', () => {
  it.each(PUBLISHED)(
    'lead from seed %s and identity %s to the published %s',
    (seed, id, ticket) => {
      expect(ticketSteps(seed, id).ticket.startsWith(ticket)).toBe(true);
    },
  );
});
