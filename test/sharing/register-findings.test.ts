import { describe, expect, it } from 'vitest';
import { type SharingDirection, sharedAgencies } from '../../src/agency-names/sharing-list.ts';
import { type DecidedShare, registerFindings } from '../../src/sharing/register-findings.ts';
import { listOf } from './lists.ts';

const BOTH: readonly SharingDirection[] = ['outbound', 'inbound'];
const TODAY = 20_000;

function share(name: string, more: Partial<DecidedShare> = {}): DecidedShare {
  return {
    ...{ name, directions: BOTH, decided: TODAY - 100, expires: null, expiresAt: null },
    ...{ lacks: [], line: 2, ...more },
  };
}

function findings(names: string[], shares: DecidedShare[], directions = BOTH) {
  const agencies = sharedAgencies(listOf(names, directions));
  return registerFindings({ shares, agencies, directions, asOf: TODAY });
}

describe('the register of shares', () => {
  it('lacks shares that the list shows, in the directions that nobody recorded', () => {
    const { withoutRecord } = findings(
      ['A PD>', 'B PD<>', 'C PD<', 'D PD'],
      [share('B Police Department', { directions: ['outbound'] }), share('C PD')],
    );
    expect(withoutRecord).toEqual([
      { name: 'A PD', direction: 'outbound' },
      { name: 'B PD', direction: 'inbound' },
    ]);
  });

  it('has shares that the list does not show', () => {
    const { withoutShare } = findings(
      ['A PD>', 'B PD<'],
      [
        share('A PD', { line: 2 }),
        share('Gone PD', { line: 3 }),
        share('B PD', { directions: ['outbound'], line: 4 }),
      ],
    );
    expect(withoutShare).toEqual([
      { name: 'Gone PD', line: 3 },
      { name: 'B PD', line: 4 },
    ]);
  });

  it('is not held against a direction that the list does not tell', () => {
    const { withoutShare, withoutRecord } = findings(
      ['A PD<'],
      [share('Gone PD', { directions: ['outbound'] }), share('A PD', { directions: ['inbound'] })],
      ['inbound'],
    );
    expect({ withoutShare, withoutRecord }).toEqual({ withoutShare: [], withoutRecord: [] });
  });

  it.each([
    [TODAY - 1, 1],
    [TODAY, 0],
    [TODAY + 1, 0],
  ])('has run out the day after the last (%d: %d)', (expires, count) => {
    const { expired } = findings(['A PD>'], [share('A PD', { expires, expiresAt: 'then' })]);
    expect(expired).toHaveLength(count);
  });

  it('has not run out where another row renews it', () => {
    const old = share('A PD', { expires: TODAY - 1, expiresAt: 'then', directions: ['outbound'] });
    const { expired } = findings(['A PD>'], [old, share('A Police', { line: 3 })]);
    expect(expired).toEqual([]);
    const gone = [share('Gone PD', { expires: TODAY - 1 }), share('gone pd', { line: 3 })];
    expect(findings(['A PD>'], gone).expired).toEqual([]);
    const other = share('A PD', { line: 3, directions: ['inbound'] });
    expect(findings(['A PD>'], [old, other]).expired).toHaveLength(1);
  });

  it('lacks what its own columns leave empty', () => {
    const { incomplete } = findings(['A PD>'], [share('A PD', { lacks: ['approvedBy'] })]);
    expect(incomplete).toEqual([{ name: 'A PD', line: 2, lacks: ['approvedBy'] }]);
  });

  it('does not hold yet what is decided later', () => {
    const { withoutRecord, withoutShare } = findings(
      ['A PD>'],
      [share('A PD', { decided: TODAY + 1 })],
    );
    expect({ withoutRecord, withoutShare }).toEqual({
      withoutRecord: [{ name: 'A PD', direction: 'outbound' }],
      withoutShare: [],
    });
    expect(findings(['A PD>'], [share('A PD', { decided: TODAY })]).withoutRecord).toEqual([]);
  });
});
