import { describe, expect, it } from 'vitest';
import { agencyName, looseKey } from '../../src/agency-names/agency-name.ts';
import { KnownAgencies } from '../../src/agency-names/known-agencies.ts';

describe('a name of an agency', () => {
  it.each([
    ['[Federal] Border Patrol', 'Border Patrol', ['federal']],
    ['[Inactive] Alder PD', 'Alder PD', ['inactive']],
    ['Inactive Alder PD', 'Alder PD', ['inactive']],
    ['INACTIVE  Alder PD', 'Alder PD', ['inactive']],
    ['[Federal] Inactive ICE (deactivated)', 'ICE', ['federal', 'deactivated', 'inactive']],
    ['Alder  PD  (Deactivated) ', 'Alder PD', ['deactivated']],
    ['Inactive', 'Inactive', []],
    ['Alder Inactive Duty Unit', 'Alder Inactive Duty Unit', []],
  ])('%j without its tags is %j', (written, bare, tags) => {
    const name = agencyName(written);
    expect({ bare: name.bare, tags: [...name.tags] }).toEqual({ bare, tags });
    expect(name.tagCount).toBe(tags.length);
  });

  it.each([
    ['Alder City, CA PD', 'alder city ca pd'],
    ["Birch Sheriff's Office", 'birch sheriff office'],
    ['Birch Sheriff’s Office', 'birch sheriff office'],
    ['O’Neill PD', 'oneill pd'],
    ['Alder-City  PD', 'alder city pd'],
    ['***', '***'],
  ])('%j is known as %j', (written, key) => {
    expect(agencyName(written).key).toBe(key);
  });

  it.each([
    ['Alder City CA Police Department', 'Alder City PD CA'],
    ['Alder City Police Dept', 'Alder City Police'],
    ["Birch County Sheriff's Office", 'Birch County SO'],
    ['Birch County Sheriff Department', 'Birch County SD'],
    ['Birch County Sheriffs Office', 'Birch County Sheriff'],
    ["Cedar District Attorney's Office", 'Cedar DA'],
    ['Cedar District Attorney', 'DA Cedar'],
  ])('%j and %j have one loose key', (one, other) => {
    const [a, b] = [one, other].map((name) => looseKey(agencyName(name).key));
    expect(a).toBe(b);
    expect(agencyName(one).key).not.toBe(agencyName(other).key);
  });

  it('has another loose key where other words differ', () => {
    const [a, b] = ['Alder PD CA', 'Alder PD NV'].map((name) => looseKey(agencyName(name).key));
    expect(a).not.toBe(b);
  });
});

describe('agencies by their names', () => {
  const all = ['Alder CA PD', 'Birch SO', 'Sheriff Birch', 'Cedar DA'].map(agencyName);
  const known = new KnownAgencies(all);
  const found = (name: string): string | undefined => known.find(agencyName(name).key)?.name;

  it('are found by their key, whatever the capitals, punctuation and tags', () => {
    expect(found('[Federal] alder, CA  pd')).toBe('Alder CA PD');
    expect(found('Birch SO')).toBe('Birch SO');
  });

  it('else by the loose key', () => {
    expect(found('Alder Police Department (CA)')).toBe('Alder CA PD');
    expect(found('Cedar District Attorney')).toBe('Cedar DA');
  });

  it('but not where that names two', () => {
    expect(found("Birch Sheriff's Office")).toBeUndefined();
  });

  it('and never by resemblance', () => {
    expect(found('Aldar CA PD')).toBeUndefined();
  });
});
