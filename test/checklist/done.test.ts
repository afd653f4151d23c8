import { describe, expect, it } from 'vitest';
import { dayAfter } from '../../src/ages/edges.ts';
import { type AuditShown, doneOf, type Planned } from '../../src/checklist/done.ts';
import { dateText, readDate } from '../../src/log/times/calendar.ts';
import { givenPeriod } from '../../src/run/options/option-values.ts';

/** An audit in which all is as it should be: 20 drawn and examined, seen by a witness, reviewed by another. */
const GOOD: AuditShown = {
  drawn: 20,
  isCensus: false,
  examined: 20,
  seedSource: 'dice at the council meeting',
  witnesses: ['the city clerk'],
  auditors: [{ user: 'j.stone', searches: 0 }],
  preparer: 'J. Stone',
  examiners: ['J. Stone', 'K. Reed'],
  users: ['a.reyes', 'T. Huang'],
  reviewer: 'Lt. Park',
  approver: 'Chief Moss',
  issued: day('2026-07-07'),
};
const PLANNED: Planned = { number: '20', papersKept: '2y' };

function day(date: string): number {
  return readDate(date)!;
}

function done(
  changes: Partial<AuditShown> = {},
  planned = PLANNED,
  asOf: string | null = '2026-08-01',
) {
  const found = doneOf('Elm PD', { ...GOOD, ...changes }, planned, {
    asOf: asOf === null ? null : day(asOf),
    dateOf: dateText,
    until: (from, period) => dayAfter(from, givenPeriod('papersKept', period)),
  });
  return new Map(found.map((each) => [each.check, each]));
}

describe('what was done, held against a plan', () => {
  it('is met where all is as planned, in the order of the contract', () => {
    const found = [...done().values()];
    expect(found.map(({ check, outcome }) => [check, outcome])).toEqual([
      ['size', 'met'],
      ['seedSource', 'met'],
      ['witness', 'met'],
      ['auditorNoUser', 'met'],
      ['reviewerNotAuditor', 'met'],
      ['papersKept', 'met'],
    ]);
    expect(found.every(({ agency, needs }) => agency === 'Elm PD' && needs === null)).toBe(true);
  });

  it.each([
    [{ examined: 19 }, '20', 'notMet'],
    [{ examined: 21 }, '20', 'met'],
    [{ drawn: 8, examined: 8, isCensus: true }, '20', 'met'],
    [{ drawn: 8, examined: 7, isCensus: true }, '20', 'notMet'],
    [{ examined: null }, '20', 'cannotTell'],
    [{}, null, 'cannotTell'],
  ] as const)('size: %j of a plan for %s is %s', (changes, number, outcome) => {
    expect(done(changes, { ...PLANNED, number }).get('size')).toMatchObject({
      outcome,
      planned: number,
    });
  });

  it('seed and witness: what is not recorded was not done', () => {
    const found = done({ seedSource: null, witnesses: [] });
    expect(found.get('seedSource')).toMatchObject({ outcome: 'notMet', done: null });
    expect(found.get('witness')).toMatchObject({ outcome: 'notMet', done: null, people: [] });
  });

  it.each([
    ['an auditor who searched', { auditors: [{ user: 'a.reyes', searches: 3 }] }, ['a.reyes']],
    ['an examiner whose own search was drawn', { examiners: ['HUANG, T'] }, ['HUANG, T']],
    ['one in another spelling', { examiners: ['t huang'] }, ['t huang']],
    ['a preparer who is a user', { preparer: 'A.Reyes' }, ['A.Reyes']],
  ])('auditor: %s is not met, and named', (_, changes, people) => {
    expect(done(changes).get('auditorNoUser')).toMatchObject({ outcome: 'notMet', people });
  });

  it('auditor: where the draw was told of nobody, nobody can tell', () => {
    const found = done({ auditors: [] }).get('auditorNoUser');
    expect(found).toMatchObject({ outcome: 'cannotTell', people: [] });
    expect(found?.needs).toContain('--auditor');
  });

  it.each([
    [{ reviewer: 'K. Reed' }, 'notMet', ['K. Reed']],
    [{ reviewer: 'reed, k.' }, 'notMet', ['reed, k.']],
    [{ approver: 'J. Stone' }, 'notMet', ['J. Stone']],
    [{ reviewer: null, approver: 'J. Stone' }, 'notMet', ['J. Stone']],
    [{ reviewer: null }, 'cannotTell', ['Chief Moss']],
    [{ reviewer: '  ' }, 'cannotTell', ['Chief Moss']],
    [{ examiners: [], preparer: null }, 'cannotTell', ['Lt. Park', 'Chief Moss']],
    [{ approver: null }, 'met', ['Lt. Park']],
  ] as const)('reviewer: %j is %s', (changes, outcome, people) => {
    expect(done(changes).get('reviewerNotAuditor')).toMatchObject({ outcome, people });
  });

  it.each([
    [
      '2026-08-01',
      {},
      '2y',
      'met',
      'to be kept until 2028-07-07; manifest and workpaper are there',
    ],
    [
      '2028-07-07',
      {},
      '2y',
      'met',
      'to be kept until 2028-07-07; manifest and workpaper are there',
    ],
    ['2028-07-08', { examined: null }, '2y', 'met', 'to be kept until 2028-07-07, which is past'],
    ['2026-08-01', { examined: null }, '90d', 'cannotTell', 'to be kept until 2026-10-05'],
    ['2026-08-01', { issued: day('2026-08-31') }, '6mo', 'met', undefined],
    [null, {}, '2y', 'cannotTell', null],
    ['2026-08-01', {}, null, 'cannotTell', null],
  ] as const)('papers: as of %s, %j, kept %s: %s', (asOf, changes, papersKept, outcome, shown) => {
    const found = done(changes, { ...PLANNED, papersKept }, asOf).get('papersKept');
    expect(found).toMatchObject({
      outcome,
      ...(shown === undefined
        ? { done: 'to be kept until 2027-02-28; manifest and workpaper are there' }
        : { done: shown }),
    });
    expect(found?.needs === null).toBe(outcome === 'met');
  });
});
