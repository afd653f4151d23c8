import { describe, expect, it } from 'vitest';
import { QUESTIONS } from '../../src/contract/questions.ts';
import { CannotBeDone } from '../../src/errors.ts';
import {
  cellsHash,
  checkedQuestions,
  drawTexts,
  workpaperColumns,
  workpaperFields,
} from '../../src/workpaper/columns.ts';
import { ticketSteps } from '../../src/workpaper/ticket-steps.ts';
import { drawnSearch } from '../sampling/draws.ts';

describe('the table of a workpaper', () => {
  it('has the columns of the contract, in its order', () => {
    const titles = workpaperColumns(['plate', 'reason'], QUESTIONS).map(({ title }) => title);
    expect(titles).toEqual([
      ...['draw', 'role', 'stratum', 'ticket', 'file', 'line', 'plate', 'reason'],
      'case number exists in records system',
      'offence or incident supports the stated reason',
      'plate is connected to that case',
      'user was authorised and assigned',
      'age of images sought is justified',
      ...['exception (Y/N)', 'void (Y)', 'void reason', 'notes', 'examined by', 'date'],
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
    expect(drawTexts(drawn)).toEqual(['3', 'sample', '', '', 'fresno-2019.csv', '51']);
  });

  it.each([
    [['  ']],
    [['a question', 'A  Question ']],
    [['Notes']],
    [['searchedAt']],
    [['exception (y/n)']],
  ])('refuses the questions %j', (questions) => {
    expect(() => checkedQuestions(questions)).toThrow(CannotBeDone);
  });

  it('takes its own questions', () => {
    expect(checkedQuestions(QUESTIONS)).toBe(QUESTIONS);
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
