import { describe, expect, it } from 'vitest';
import { normalizedName } from '../../src/log/header/header-names.ts';
import { detectLayout, LAYOUTS } from '../../src/log/layouts/index.ts';

const layout = (header: string, preamble: readonly string[] = []) =>
  detectLayout(header.split(',').map(normalizedName), preamble, normalizedName);
const name = (header: string, preamble?: readonly string[]): string =>
  layout(header, preamble).name;

describe('the layout', () => {
  it.each([
    [
      'flock-audit',
      'ID,Name,Org Name,Total Networks Searched,Time Frame,License Plate,Reason,Search Time',
    ],
    ['flock-audit', 'ID,Org_Name,Time_Frame_Start,Time_Frame_End,Reason,Search_Time'],
    ['flock-audit', 'Query Parameters,Search Time,Org Name,Time Frame'],
    ['flock-portal', 'id,userId,searchDate,networkCount,reason'],
    ['flock-portal', 'id,userId,searchDate,cameraCount,reason,networkCount'],
    ['ncric', 'Timestamp,Email,Search purpose,Case number,License plate'],
    ['vigilant', 'User,Date/Time,Query Parameters,Reason'],
    ['palantir', 'Time Range Start,Time Range End,Username,Purpose'],
    ['generic', 'ID,Org Name,Search Time,Reason'],
    ['generic', 'ID,Time Frame,Search Time,Reason'],
    ['generic', 'id,userId,searchDate,reason'],
    ['generic', 'Email,Timestamp,Search purpose,Case number,License plate'],
    ['generic', 'Timestamp,Email,Search purpose,Case number,License plate,Extra'],
    ['generic', 'Time Range Start,Time Range End,User,Purpose'],
    ['generic', 'id,user,timestamp'],
  ])('%s has the header %s', (expected, header) => {
    expect(name(header)).toBe(expected);
  });

  it('is vigilant where the rows above the header say so', () => {
    expect(name('id,user,timestamp', ['', 'Motorola VIGILANT LEARN report'])).toBe('vigilant');
    expect(name('id,userId,searchDate,networkCount', ['Vigilant'])).toBe('flock-portal');
    expect(name('id,user,timestamp,vigilant')).toBe('generic');
  });

  it('is tried in the order of the contract', () => {
    const names = ['flock-audit', 'flock-portal', 'ncric', 'vigilant', 'palantir', 'generic'];
    expect(LAYOUTS.map((each) => each.name)).toEqual(names);
  });

  it('is UTC for Flock alone, and unverified for the two without a public export', () => {
    const having = (key: 'utc' | 'verified', value: boolean): string[] =>
      LAYOUTS.filter((each) => each[key] === value).map((each) => each.name);
    expect(having('utc', true)).toEqual(['flock-audit', 'flock-portal']);
    expect(having('verified', false)).toEqual(['vigilant', 'palantir']);
  });
});
