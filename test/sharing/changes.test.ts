import { describe, expect, it } from 'vitest';
import { type SharingDirection, sharedAgencies } from '../../src/agency-names/sharing-list.ts';
import { changesBetween } from '../../src/sharing/changes.ts';
import { listOf } from './lists.ts';

const BOTH = ['outbound', 'inbound'] as const;

function changes(
  before: string[],
  now: string[],
  told: { before?: readonly SharingDirection[]; now?: readonly SharingDirection[] } = {},
) {
  const compared = (names: string[], directions: readonly SharingDirection[] = BOTH) => ({
    agencies: sharedAgencies(listOf(names, directions)),
    directions,
  });
  return changesBetween(compared(before, told.before), compared(now, told.now));
}

describe('changes between two lists', () => {
  it('are who was added and removed', () => {
    expect(changes(['A PD>', 'B PD<'], ['A PD>', 'C SO<'])).toMatchObject({
      ...{ outcome: 'compared', added: ['C SO'], removed: ['B PD'], renamed: [] },
      directionChanged: [],
    });
  });

  it('are new names with one loose key on each side', () => {
    const { renamed, added, removed } = changes(
      ['Birch County CA SO>', 'Alder PD>'],
      ["Birch County Sheriff's Office CA>", 'Alder Police Department>'],
    );
    expect(renamed).toEqual([
      { from: 'Birch County CA SO', to: "Birch County Sheriff's Office CA" },
      { from: 'Alder PD', to: 'Alder Police Department' },
    ]);
    expect([added, removed]).toEqual([[], []]);
  });

  it('are no new names where the loose key stands twice on a side', () => {
    expect(changes(['Alder PD>'], ['Alder Police>', 'Alder Police Dept>'])).toMatchObject({
      ...{ renamed: [], removed: ['Alder PD'], added: ['Alder Police', 'Alder Police Dept'] },
    });
  });

  it('are agencies that are active again, or not any longer', () => {
    const found = changes(
      ['Inactive ICE>', 'Alder PD>', 'Inactive Birch SO>'],
      ['[Federal] ICE>', 'Inactive Alder PD>', 'Inactive Birch SO>'],
    );
    expect(found).toMatchObject({
      reactivated: ['[Federal] ICE'],
      inactivated: ['Inactive Alder PD'],
    });
    expect(found.notCompared).toEqual([]);
  });

  it('take deactivated for inactive', () => {
    const found = changes(
      ['Alder PD (deactivated)>', 'Birch SO DNU>'],
      ['Alder PD>', 'Birch SO DNU>', 'Cedar PD>'],
    );
    expect(found).toMatchObject({ reactivated: ['Alder PD'], inactivated: [] });
  });

  it('make nobody inactive where the earlier list marks nobody: its form may not mark', () => {
    const found = changes(['Alder PD>'], ['Inactive Alder PD>']);
    expect(found).toMatchObject({ inactivated: [], notCompared: ['inactive'] });
  });

  it('make nobody active again where the later list marks nobody: its form may not mark', () => {
    const found = changes(['Inactive ICE>'], ['ICE>']);
    expect(found).toMatchObject({ reactivated: [], notCompared: ['inactive'] });
  });

  it('are other directions', () => {
    expect(
      changes(['A PD>', 'B PD<>', 'C PD'], ['A PD<>', 'B PD<', 'C PD']).directionChanged,
    ).toEqual([
      { name: 'A PD', from: 'outbound', to: 'both' },
      { name: 'B PD', from: 'both', to: 'inbound' },
    ]);
  });

  it('are looked at only in directions that both lists tell', () => {
    const before = ['A PD>', 'B PD<>', 'C PD<', 'Gone PD>'];
    const now = ['A PD', 'B PD<', 'New PD<'];
    expect(changes(before, now, { now: ['inbound'] })).toMatchObject({
      ...{ outcome: 'compared', added: ['New PD'], removed: ['C PD'], directionChanged: [] },
      notCompared: ['outbound', 'inactive'],
    });
  });

  it('cannot be told where no direction is in both lists', () => {
    const found = changes(['A PD>'], ['B PD<'], { before: ['outbound'], now: ['inbound'] });
    expect(found).toEqual({
      outcome: 'cannotTell',
      ...{ added: null, removed: null, renamed: null, reactivated: null, inactivated: null },
      directionChanged: null,
      notCompared: ['outbound', 'inbound', 'inactive'],
    });
  });
});
