import { describe, expect, it } from 'vitest';
import { type SharingDirection, sharedAgencies } from '../../src/agency-names/sharing-list.ts';
import { NO_DAY } from '../../src/search.ts';
import { AgencySearches } from '../../src/sharing/agency-searches.ts';
import { logFindings } from '../../src/sharing/log-findings.ts';
import { listOf } from './lists.ts';

type Row = readonly [name: string, searches: number, first: number, last: number];

function findings(
  names: string[],
  rows: readonly Row[],
  {
    own = [],
    directions,
    unnamed = 0,
  }: { own?: string[]; directions?: SharingDirection[]; unnamed?: number } = {},
) {
  const list = listOf(names, directions);
  const searched = new Map(
    rows.map(([name, searches, first, last]) => [name, { searches, first, last }]),
  );
  return logFindings({
    searched: { agencies: searched, unnamed },
    agencies: sharedAgencies(list),
    directions: list.directions,
    own,
  });
}

describe('who searched', () => {
  it('and is not on the outbound list, most searches first, all spellings together', () => {
    const found = findings(
      ['A PD>', 'B PD<'],
      [
        ['A Police Department', 9, 0, 1],
        ['B PD', 2, 10, 12],
        ['C  PD', 1, NO_DAY, NO_DAY],
        ['[Federal] c pd', 2, 20, 31],
        ['D PD', 2, NO_DAY, NO_DAY],
      ],
    );
    expect(found).toEqual({
      ...{ outcome: 'notMet', needs: [] },
      unlisted: [
        { agency: 'C PD', searches: 3, first: '1970-01-21', last: '1970-02-01' },
        { agency: 'B PD', searches: 2, first: '1970-01-11', last: '1970-01-13' },
        { agency: 'D PD', searches: 2, first: null, last: null },
      ],
      neverSearched: [],
    });
  });

  it('is met where all are on it; who never searched is said', () => {
    expect(findings(['A PD>', 'B PD<>', 'C PD<'], [['A PD', 1, 0, 0]])).toEqual({
      ...{ outcome: 'met', needs: [], unlisted: [], neverSearched: ['B PD'] },
    });
  });

  it('is not met where searches name no agency: nobody can tell who they were', () => {
    const needs = ['the agencies of searches that name none (3)'];
    expect(findings(['A PD>'], [['A PD', 1, 0, 0]], { unnamed: 3 })).toEqual({
      ...{ outcome: 'cannotTell', needs, unlisted: [], neverSearched: [] },
    });
    expect(findings(['A PD>'], [['B PD', 1, 0, 0]], { unnamed: 3 })).toMatchObject({
      ...{ outcome: 'notMet', needs, unlisted: [{ agency: 'B PD' }] },
    });
  });

  it('is not asked of our own agency, which is known by its key alone', () => {
    const rows: Row[] = [['Own CA PD', 5, 0, 0]];
    expect(findings(['A PD>'], rows, { own: ['own, ca pd'] }).unlisted).toEqual([]);
    expect(findings(['A PD>'], rows, { own: ['Own Police CA'] }).unlisted).toHaveLength(1);
    expect(findings(['A PD>', 'Own PD>'], rows, { own: ['Own PD'] }).neverSearched).toEqual([
      'A PD',
    ]);
  });

  it('is not told by a loose key that two agencies have', () => {
    const rows: Row[] = [['Birch Sheriff Office', 1, 0, 0]];
    expect(findings(['Birch SO>', 'SO Birch>'], rows).unlisted).toHaveLength(1);
  });

  it('cannot be told without the outbound direction, or a log that names agencies', () => {
    const rows: Row[] = [['A PD', 1, 0, 0]];
    const untold = { outcome: 'cannotTell', unlisted: null, neverSearched: null };
    expect(findings(['A PD<'], rows, { directions: ['inbound'] })).toMatchObject({
      ...untold,
      needs: ['a list that tells of outbound sharing'],
    });
    expect(findings(['A PD>'], [], { unnamed: 3 })).toMatchObject({
      ...untold,
      needs: ['a log whose searches name their agencies'],
    });
    expect(findings(['A PD>'], [])).toMatchObject({
      ...untold,
      needs: ['a log with searches in the period'],
    });
  });
});

describe('searches by agency', () => {
  it('are added up over parts', () => {
    const parts = [
      new Map([['A PD', { searches: 2, first: 5, last: 9 }]]),
      new Map([
        ['A PD', { searches: 1, first: NO_DAY, last: NO_DAY }],
        ['B PD', { searches: 1, first: 3, last: 3 }],
      ]),
      new Map([['A PD', { searches: 1, first: 2, last: 4 }]]),
    ];
    for (const order of [parts, parts.toReversed()]) {
      const all = new AgencySearches(() => true);
      for (const agencies of order) all.merge({ agencies, unnamed: 2 });
      const { agencies, unnamed } = all.result();
      expect(unnamed).toBe(6);
      expect(Object.fromEntries(agencies)).toEqual({
        'A PD': { searches: 4, first: 2, last: 9 },
        'B PD': { searches: 1, first: 3, last: 3 },
      });
    }
  });
});
