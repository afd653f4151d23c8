import { describe, expect, it } from 'vitest';
import { generic } from '../../src/log/layouts/generic.ts';
import { vigilant } from '../../src/log/layouts/vigilant.ts';
import { isNamedBy, statedOf } from '../../src/log/stated.ts';
import { dateText } from '../../src/log/times/calendar.ts';

const agencyOf = (...cells: string[]) => statedOf(vigilant, cells, null).agency;

function periodOf(...cells: string[]): string | null {
  const { period } = statedOf(vigilant, cells, null);
  return period && `${dateText(period.from)} ${dateText(period.to)}`;
}

describe('the agency of the rows above the header', () => {
  it.each([
    [
      ['Vigilant LEARN', 'Track All Transactions', 'Example Police Department', ''],
      'Example Police Department',
    ],
    [['Vigilant LEARN', 'Agency: Elm PD (CA)'], 'Elm PD (CA)'],
    [['Agency', 'Elm PD', 'Report period: 1/1/2025 - 1/31/2025'], 'Elm PD'],
    [['Organization Name:', "Oak County Sheriff's Office"], "Oak County Sheriff's Office"],
    [['Oak County SO'], 'Oak County SO'],
    [['Elm Police Department (synthetic: no real searches)'], 'Elm Police Department'],
    [['ELM POLICE DEPARTMENT', 'Elm Police Department'], 'Elm Police Department'],
  ])('%j is %s', (cells, agency) => {
    expect(agencyOf(...cells)).toBe(agency);
  });

  it.each([
    [['Vigilant LEARN', 'Track All Transactions']],
    [['Elm Police Department', 'Oak County Sheriff']],
    [['Report prepared for Elm Police Department']],
    [['Track All, Example "PD"']],
    [['so it goes']],
    [['=HYPERLINK("x","Elm PD")']],
    [['']],
  ])('is not known of %j', (cells) => {
    expect(agencyOf(...cells)).toBeNull();
  });

  it('is that of Vigilant logs only, and one that was given counts before it', () => {
    expect(statedOf(generic, ['Example Police Department'], null).agency).toBeNull();
    expect(statedOf(vigilant, ['Example Police Department'], 'Oak SO')).toMatchObject({
      agency: 'Oak SO',
      agencyBy: 'option',
    });
    expect(statedOf(generic, [], 'Oak SO').agency).toBe('Oak SO');
  });
});

describe('the period of the rows above the header', () => {
  it.each([
    [['Report period: 03/01/2019 - 08/31/2019'], '2019-03-01 2019-08-31'],
    [['Date Range:', '3/1/2025 12:00 AM to 3/31/2025 11:59 PM'], '2025-03-01 2025-03-31'],
    [['From: 03-01-25', 'To: 03-31-25'], '2025-03-01 2025-03-31'],
    [['Start Date: 2025-03-01', 'End Date: 2025-03-31'], '2025-03-01 2025-03-31'],
    [['Period from 1/1/2025 through 1/31/2025'], '2025-01-01 2025-01-31'],
  ])('%j is %s', (cells, period) => {
    expect(periodOf(...cells)).toBe(period);
  });

  it.each([
    [['Printed 03/01/2019']],
    [['Period: 03/31/2019 - 03/01/2019']],
    [['Period: 13/01/2019 - 14/01/2019']],
    [['Period: 2019']],
    [['Report period: '.repeat(50_000)]],
    [[`Period:${' '.repeat(900_000)}x`, ...Array(2000).fill('period')]],
  ])('is not known of %j', (cells) => {
    expect(periodOf(...cells)).toBeNull();
  });
});

it('a log is named by its name, its base name, or a part and *', () => {
  const named = (files: string, name: string) => isNamedBy(files, name);
  expect(named('a/jan.csv', 'a/jan.csv')).toBe(true);
  expect(named('jan.csv', 'a/jan.csv')).toBe(true);
  expect(named('jan*', 'a\\jan (1).csv')).toBe(true);
  expect(named('a/*.csv', './a/jan.csv')).toBe(true);
  expect(named('*', '-')).toBe(true);
  expect(named('jan', 'jan.csv')).toBe(false);
  expect(named('b/jan.csv', 'a/jan.csv')).toBe(false);
  expect(named('j.n.csv', 'jan.csv')).toBe(false);
  expect(named('[a-z]*', 'jan.csv')).toBe(false);
});
