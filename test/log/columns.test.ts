import { describe, expect, it } from 'vitest';
import { type ColumnMapping, fieldNamed, matchColumns } from '../../src/log/header/columns.ts';
import { headerNames, namesOfAny, normalizedName } from '../../src/log/header/header-names.ts';
import { generic } from '../../src/log/layouts/generic.ts';
import type { Layout } from '../../src/log/layouts/layout.ts';
import { vigilant } from '../../src/log/layouts/vigilant.ts';
import { FIELDS, type Field } from '../../src/search.ts';
import { keepThreads } from '../kept-threads.ts';

keepThreads();

/** The contract's table, as it stands there. */
const TABLE: Readonly<Record<Field, string>> = {
  searchId: 'id, search id, query id, transaction id, audit id, event id',
  searchedAt:
    'search time, search date/time, search date, query date/time, query date, timestamp, date/time, date time, transaction date',
  user: 'user, user name, username, name, userid, user id, officer, operator, login, email, performed by, searched by',
  agency:
    'agency, org name, organization, organization name, department, dept, user organization, user agency',
  plate:
    'license plate, license plates, licence plate, plate, plate number, plates, lpr plate, tag',
  plateState: 'state, plate state, issuing state',
  windowStart:
    'start date, search start date, date from, from date, from, time frame start, time range start, start date/time, range start',
  windowEnd:
    'end date, search end date, date to, to date, to, time frame end, time range end, end date/time, range end',
  window: 'time frame, date range, time range, search range',
  caseNumber:
    'case number, case #, case no, case, incident number, incident #, case/incident number, report number',
  reason:
    'reason, search reason, purpose, search purpose, justification, query reason, reason code, reason_1',
  offense: 'offense type, offense, crime type',
  resultsViewed:
    'records viewed, results viewed, result count, records returned, detections viewed',
  networks: 'network count, total networks searched, networks searched, camera count',
  devices: 'total devices searched',
  searchType: 'search type, query type, type',
  ipAddress: 'ip address, ip, network address, source ip',
};

const named = (header: string): Field | undefined => fieldNamed(header, []);

describe('header names', () => {
  it.each(FIELDS)('of %s are all those of the contract', (field) => {
    for (const name of [field, ...TABLE[field].split(', ')]) {
      expect(named(name)).toBe(field);
      expect(named(`  ${name.toUpperCase()} `)).toBe(field);
      expect(named(name.replaceAll(' ', '_'))).toBe(field);
    }
  });

  it('match without punctuation, underscores and spaces', () => {
    expect(['Org_Name', ' Org Name', 'ORG-NAME:', 'orgname'].map(named)).toEqual(
      Array.from({ length: 4 }, () => 'agency'),
    );
    expect(normalizedName(' Case/Incident #_1 ')).toBe('caseincident1');
    expect(['', ' ', '#', 'Moderation', 'Filters', 'reason 2', 'Raison'].map(named)).toEqual(
      Array.from({ length: 7 }, () => undefined),
    );
  });

  it('that the user maps go first', () => {
    const mapping = [{ field: 'plate', header: 'Reason' } as const];
    expect(fieldNamed('REASON', mapping)).toBe('plate');
    expect(fieldNamed('purpose', mapping)).toBe('reason');
  });
});

describe('matching a header', () => {
  const match = (header: string, map: readonly [Field, string][] = [], layout = generic) => {
    const mapping = map.map(([field, each]) => ({ field, header: each }));
    const { matched, unmatched } = matchColumns(header.split(','), mapping, layout, false);
    return {
      matched: matched.map(({ field, header: each, index }) => `${field}=${each}@${index}`),
      unmatched,
    };
  };

  it('takes the name that is earlier in the table, and lists the other', () => {
    expect(match('Purpose,Reason,reason_1')).toEqual({
      matched: ['reason=Reason@1'],
      unmatched: ['Purpose', 'reason_1'],
    });
    expect(match('Email,User Name,Officer').matched).toEqual(['user=User Name@1']);
    expect(match('id,searchId').matched).toEqual(['searchId=searchId@1']);
  });

  it('takes the left of the same header twice', () => {
    expect(match('Reason,reason , REASON')).toEqual({
      matched: ['reason=Reason@0'],
      unmatched: ['reason', 'REASON'],
    });
  });

  it('takes the user’s word before the table', () => {
    expect(match('Officer,Badge', [['user', 'badge']])).toEqual({
      matched: ['user=Badge@1'],
      unmatched: ['Officer'],
    });
    expect(match('Officer,Reason,Purpose', [['user', 'Reason']])).toEqual({
      matched: ['user=Reason@1', 'reason=Purpose@2'],
      unmatched: ['Officer'],
    });
  });

  it('keeps empty header cells that stand before others, as columns without a name', () => {
    expect(match(',Reason,,User')).toEqual({
      matched: ['reason=Reason@1', 'user=User@3'],
      unmatched: ['', ''],
    });
  });

  it('serves plate and range from a packed column only where they have none of their own', () => {
    expect(match('Query Parameters,User', [], vigilant).matched).toEqual([
      'plate=Query Parameters@0',
      'windowStart=Query Parameters@0',
      'windowEnd=Query Parameters@0',
      'user=User@1',
    ]);
    expect(match('Query Parameters,Plate,From', [], vigilant)).toEqual({
      matched: ['plate=Plate@1', 'windowStart=From@2'],
      unmatched: ['Query Parameters'],
    });
  });
});

describe('names with something behind them', () => {
  it.each<[string, Field]>([
    ['Search Time (PST)', 'searchedAt'],
    ['User [Officer]', 'user'],
    ['Reason {required}', 'reason'],
    ['Case Number <CAD>', 'caseNumber'],
    ['Search Time UTC', 'searchedAt'],
    ['Start Date - PST', 'windowStart'],
    ['Timestamp, local time', 'searchedAt'],
    ['Plate (as typed) ', 'plate'],
  ])('%s is %s', (header, field) => {
    expect(named(header)).toBe(field);
  });

  it.each([
    ...['(PST)', 'Officer Name (PD)', 'User Notes (free)', 'Reason PST', 'Plate UTC'],
    ...['(Search) Time (x', 'User (a) b', ''],
  ])('%j is no field', (header) => {
    expect(named(header)).toBeUndefined();
  });

  it('come behind the name in full, and behind one earlier in the table', () => {
    const { indexOf } = matchColumns(['Reason (old)', 'Reason', 'Purpose'], [], generic, false);
    expect(indexOf.reason).toBe(1);
    const other = matchColumns(['Purpose', 'Reason (new)'], [], generic, false);
    expect(other.indexOf.reason).toBe(1);
    const mapped = [{ field: 'offense', header: 'Reason (new)' } as const];
    expect(matchColumns(['Purpose', 'Reason (new)'], mapped, generic, false).indexOf).toMatchObject(
      {
        ...{ reason: 0, offense: 1 },
      },
    );
  });

  it('join a date and a time as the names do', () => {
    const header = ['Search Date (local)', 'Search Time (PST)'];
    expect(matchColumns(header, [], generic, true)).toMatchObject({ separateDate: 0 });
  });
});

describe('a column that is blank', () => {
  const header = ['Case Number', 'Case', 'Incident Number', 'User'];
  const blankIn = (...blank: number[]) => ({ blank, valueless: blank });

  it('or holds no value gives way to one that does, the latter before one that is blank', () => {
    const without = { blank: [2], valueless: [0, 2] };
    expect(matchColumns(header, [], generic, false, without).indexOf.caseNumber).toBe(1);
    const none = { blank: [1], valueless: [0, 1, 2] };
    const { indexOf, byFill } = matchColumns(header, [], generic, false, none);
    expect([indexOf.caseNumber, byFill]).toEqual([0, []]);
    const all = { blank: [0], valueless: [0, 1, 2] };
    expect(matchColumns(header, [], generic, false, all).indexOf.caseNumber).toBe(1);
  });

  it('gives way to the next that is not', () => {
    const { indexOf, byFill, unmatched } = matchColumns(header, [], generic, false, blankIn(0, 1));
    expect(indexOf.caseNumber).toBe(2);
    expect(byFill).toEqual([
      {
        ...{ field: 'caseNumber', index: 2, header: 'Incident Number' },
        ...{ passedOver: 'Case Number', passedIndex: 0, isBlank: true },
      },
    ]);
    expect(unmatched).toEqual(['Case Number', 'Case']);
  });

  it.each([[[]], [[1, 2]], [[0, 1, 2]], [[3]]])('changes nothing where %j are blank', (blank) => {
    const { indexOf, byFill } = matchColumns(header, [], generic, false, blankIn(...blank));
    expect([indexOf.caseNumber, indexOf.user, byFill]).toEqual([0, 3, []]);
  });

  it('is taken all the same where it was mapped', () => {
    const mapping = [{ field: 'caseNumber', header: 'Case' } as const];
    const { indexOf, byFill } = matchColumns(header, mapping, generic, false, blankIn(0, 1));
    expect([indexOf.caseNumber, byFill]).toEqual([1, []]);
  });
});

describe('a layout of its own words', () => {
  const trial: Layout = {
    ...generic,
    name: 'trial',
    headers: { user: ['Badge'], caseNumber: ['Reason'], searchedAt: ['Clock'] },
    joins: [{ field: 'searchedAt', date: 'Day', time: 'Clock' }],
  };
  const header = ['Badge', 'User', 'Day', 'Clock', 'Reason', 'Purpose'];

  it('names columns as only it does, before those that every log may have', () => {
    const { indexOf } = matchColumns(header, [], trial, false);
    expect(indexOf).toMatchObject({ user: 0, searchedAt: 3, caseNumber: 4, reason: 5 });
    expect(matchColumns(header, [], generic, false).indexOf).toMatchObject({
      ...{ user: 1, searchedAt: -1, caseNumber: -1, reason: 4 },
    });
    expect(headerNames(trial).get('badge')).toEqual({ field: 'user', rank: 0 });
    expect(headerNames(trial).get('user')).toEqual({ field: 'user', rank: 1 });
  });

  it('and a header is found by its names, which take none from the others', () => {
    const any = namesOfAny([trial, generic]);
    expect(any.get('badge')?.field).toBe('user');
    expect(any.get('reason')?.field).toBe('reason');
    expect(namesOfAny([generic]).get('badge')).toBeUndefined();
  });

  it('joins the two columns that it says, where the first row shows that they are apart', () => {
    const apart = matchColumns(header, [], trial, true);
    expect(apart).toMatchObject({ separableDate: 2, separateDate: 2 });
    expect(apart.matched.filter(({ field }) => field === 'searchedAt')).toHaveLength(2);
    const together = matchColumns(header, [], trial, false);
    expect(together).toMatchObject({ separableDate: 2, separateDate: -1 });
    const mapped = [{ field: 'offense', header: 'Day' } as const];
    expect(matchColumns(header, mapped, trial, true).separateDate).toBe(-1);
    expect(matchColumns(header, [], generic, true).separateDate).toBe(-1);
  });

  it('beside the two that every log may have so', () => {
    const { separateDate } = matchColumns(['Search Date', 'Search Time'], [], trial, true);
    expect(separateDate).toBe(0);
  });

  it.each<[string, string[], ColumnMapping[], number]>([
    ['behind the time', ['Search Date', 'Search Time', 'AM/PM', 'User'], [], 2],
    ['by another name', ['Search Time', 'Meridiem', 'User'], [], 1],
    ['where it is the only one', ['Search Time', 'Search Date', 'User', 'am pm'], [], 3],
    ['behind it, of several', ['Start Date', 'AMPM', 'Search Time', 'AM/PM'], [], 3],
    ['unless it belongs to another time', ['Search Time', 'User', 'Start Date', 'AM/PM'], [], -1],
    ['unless several stand apart', ['Search Time', 'User', 'AM/PM', 'Reason', 'AM/PM'], [], -1],
    ['unless it was mapped', ['Search Time', 'AM/PM'], [{ field: 'offense', header: 'AM/PM' }], -1],
    ['unless there is no time', ['User', 'AM/PM', 'Reason'], [], -1],
  ])('has the column of AM and PM of the search %s', (_, header, mapping, half) => {
    const columns = matchColumns(header, mapping, generic, false);
    expect(columns.half).toBe(half);
    const listed = columns.matched.filter(({ index }) => index === half).map(({ field }) => field);
    expect(listed).toEqual(half < 0 ? [] : ['searchedAt']);
  });

  it.each<[string, string[], ColumnMapping[], number, number]>([
    ['behind its ends', ['Start Date', 'AM/PM', 'End Date', 'AMPM'], [], 1, 3],
    ['behind one of them', ['Search Time', 'Start Date', 'End Date', 'meridiem'], [], -1, 3],
    ['not before it', ['AM/PM', 'Start Date', 'Reason', 'AM/PM'], [], -1, -1],
    ['not of one cell', ['Search Time', 'User', 'Time Frame', 'AM/PM'], [], -1, -1],
    ['unless mapped', ['From', 'AM/PM'], [{ field: 'offense', header: 'AM/PM' }], -1, -1],
  ])('has those of the range %s', (_, header, mapping, start, end) => {
    const columns = matchColumns(header, mapping, generic, false);
    expect(columns).toMatchObject({ half: -1, startHalf: start, endHalf: end });
    const fieldsAt = (at: number): string[] =>
      columns.matched.filter(({ index }) => index === at).map(({ field }) => field);
    expect(fieldsAt(start)).toEqual(start < 0 ? [] : ['windowStart']);
    expect(fieldsAt(end)).toEqual(end < 0 ? [] : ['windowEnd']);
  });
});
