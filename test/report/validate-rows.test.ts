import { expect, test } from 'vitest';
import { CASE_NUMBER_CLASSES, REASON_CLASSES } from '../../src/contract/classes.ts';
import { FINDINGS } from '../../src/contract/findings.ts';
import { groupByField } from '../../src/groups.ts';
import { ValidateTally } from '../../src/quality/validate-tally.ts';
import { validateRows } from '../../src/report/machine/validate-rows.ts';
import { fieldReader, searchesOf, searchOf } from '../quality/searches.ts';

test('a row a number, every class and kind among them, groups with their name', () => {
  const by = [{ name: 'user', groupOf: groupByField('user'), order: 'searches' as const }];
  const tally = new ValidateTally({ reader: fieldReader(), register: null, by, minGroup: 20 });
  const search = searchOf({ user: 'a', caseNumber: '19-1', reason: 'ph 541-555-1212' });
  tally.addAll(searchesOf(Array.from({ length: 5 }, () => search)));
  const { columns, rows } = validateRows(tally.result());
  expect(columns).toEqual(['section', 'groupedBy', 'value', 'name', 'count']);
  for (const row of rows) expect(Object.keys(row).sort()).toEqual([...columns].sort());
  const of = (section: string) =>
    rows
      .filter((row) => row.section === section)
      .map(({ groupedBy, value, name, count }) => [groupedBy, value, name, count]);
  expect(of('searches')).toEqual([
    ['', '', 'judgeable', 5],
    ['', '', 'adequate', 5],
    ['', '', 'inadequate', 0],
    ['', '', 'bothBlank', 0],
  ]);
  expect([of('caseNumber.classes').length, of('reason.classes').length]).toEqual([
    Object.keys(CASE_NUMBER_CLASSES).length,
    Object.keys(REASON_CLASSES).length,
  ]);
  expect(of('findings')).toHaveLength(Object.keys(FINDINGS).length);
  expect(of('caseNumber.shapes')).toEqual([['', '', '99-9', 5]]);
  expect(of('reason.top')).toEqual([['', '', null, 5]]);
  expect(of('groups')).toEqual([
    ['user', 'a', 'searches', 5],
    ['user', 'a', 'judgeable', 5],
    ['user', 'a', 'inadequate', 0],
    ['user', 'a', 'bothBlank', 0],
  ]);
});
