import { describe, expect, it } from 'vitest';
import { read } from '../oracle-test-logs.ts';
import { asked, flock } from './sharing-asked.ts';

describe('changes', () => {
  const before = flock('A PD,x,y', 'B County CA,x,y', 'Inactive ICE,x,y', 'D PD,x,', 'F PD,x,y');
  const after = flock(
    'A Police Department,x,y',
    'B County SO CA,x,y',
    'ICE,x,y',
    'D PD,x,y',
    'E PD,,y',
    'Inactive F PD,x,y',
  );

  it('are added, removed, renamed, back again, gone, and in another direction', () => {
    expect(asked(after, { before }).changes).toEqual({
      outcome: 'compared',
      added: ['B County SO CA', 'E PD'],
      removed: ['B County CA'],
      renamed: [{ from: 'A PD', to: 'A Police Department' }],
      reactivated: ['ICE'],
      inactivated: ['Inactive F PD'],
      directionChanged: [{ name: 'D PD', from: 'inbound', to: 'both' }],
      notCompared: [],
    });
  });

  it('that an entity is inactive now, or active again, are none where one list marks nobody', () => {
    const first = flock('A PD,x,y', 'B PD,x,y');
    const second = flock('Inactive A PD,x,y', 'B PD,x,y');
    expect(asked(second, { before: first }).changes?.inactivated).toEqual([]);
    expect(asked(first, { before: second }).changes?.reactivated).toEqual([]);
  });

  it('of a direction that only one list tells are none', () => {
    const inbound = 'Organization Name,Networks Shared With Me\nA PD,x\nE PD,\nD PD,\n';
    expect(asked(inbound, { before: after }).changes).toMatchObject({
      added: [],
      directionChanged: [{ name: 'D PD', from: 'inbound', to: 'none' }],
      notCompared: ['outbound'],
    });
    const outbound = asked('A PD\n', { before: inbound, direction: 'outbound' });
    expect(outbound.changes?.outcome).toBe('cannotTell');
  });
});

describe('the register', () => {
  const header = 'agency,direction,date decided,approver,purpose,mou,expires';
  const of = (rows: string[], list = flock('A PD,x,y', 'B PD,,y', 'C PD,,')) =>
    asked(list, { register: [header, ...rows, ''].join('\n') }).register;

  it('is held against the list by direction', () => {
    const full = '2020-01-01,Chief,theft,yes,';
    expect(of([`A Police Dept,out,${full}`, `D PD,both,${full}`, `B PD,in,${full}`])).toEqual({
      withoutRecord: [
        { name: 'A PD', direction: 'inbound' },
        { name: 'B PD', direction: 'outbound' },
      ],
      withoutShare: [
        { name: 'D PD', line: 3 },
        { name: 'B PD', line: 4 },
      ],
      expired: [],
      incomplete: [],
    });
  });

  it.each([
    ['2026-06-29', 1],
    ['2026-06-30', 0],
    ['2026-07-01', 0],
  ])('expires on the day after %s: %i', (day, count) => {
    const expired = of([`A PD,,2020-01-01,Chief,theft,yes,${day}`])?.expired;
    expect(expired).toEqual([{ name: 'A PD', expiresAt: day, line: 2 }].slice(0, count));
  });

  it('has not expired where it was renewed in every direction', () => {
    const rows = ['out', 'both'].flatMap((direction) => [
      `A PD,${direction},2020-01-01,Chief,theft,yes,2021-01-01`,
      `A PD,out,2021-01-01,Chief,theft,yes,`,
    ]);
    expect(of(rows)?.expired).toMatchObject([{ line: 4 }]);
  });

  it('knows nothing that is decided after as-of', () => {
    const rows = ['A PD,,2026-07-01,Chief,,yes,2021-01-01', 'Z PD,,2026-07-01,,,,'];
    expect(of(rows)).toMatchObject({ withoutShare: [], expired: [], incomplete: [] });
    expect(of(rows)?.withoutRecord).toHaveLength(2);
  });

  it('is incomplete by what it lacks', () => {
    expect(of(['A PD,,,Chief,n/a,yes,'])?.incomplete).toEqual([
      { name: 'A PD', line: 2, lacks: ['decidedAt', 'purpose'] },
    ]);
  });

  it('has bad rows where its direction is none', () => {
    expect(() => of(['A PD,sideways,,,,,'])).toThrow('1 bad rows');
  });
});

describe('the log', () => {
  const log = read(
    [
      'timestamp,user,agency',
      '2026-01-02 09:00,a,A Police Department',
      '2026-01-03 09:00,a,b pd',
      '2026-01-05 09:00,a,B PD',
      '2026-01-04 09:00,a,Own PD',
      '2026-07-01 09:00,a,B PD',
      '',
    ].join('\n'),
  );

  it('has agencies that are not on the list, and the list those that never searched', () => {
    const list = flock('A PD,,y', 'B PD,x,', 'C PD,,y');
    expect(asked(list, { log, own: ['own pd'] }).log).toEqual({
      outcome: 'compared',
      unlisted: [{ agency: 'B PD', searches: 2, first: '2026-01-03', last: '2026-01-05' }],
      neverSearched: ['C PD'],
    });
  });

  it('cannot be compared with a list that does not tell of outbound shares', () => {
    const list = 'Organization Name,Networks Shared With Me\nA PD,x\n';
    expect(asked(list, { log }).log?.outcome).toBe('cannotTell');
  });
});
