import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../cli/folder.ts';
import { hotlistsOracle, type OracleHotlists } from '../oracle/lists/hotlists.ts';
import { dayText } from '../oracle/oracle-zone.ts';
import { AS_IT_CAME, TIMES } from '../random-runs.ts';
import { expectSame } from './expect-same.ts';
import { orRefused } from './left-by-filters.ts';
import { type RandomHotlists, randomHotlists } from './side/random-hotlists.ts';
import { programResult, type SideRun, sideText, sorted } from './side/side-run.ts';

function runOf({ inventory, retention, asOf, allowBadRows }: RandomHotlists): SideRun {
  const allowed = allowBadRows ? ['--allow-bad-rows'] : [];
  const argv = ['inventory.csv', '--retention', retention, '--as-of', dayText(asOf), ...allowed];
  return { command: 'hotlists', argv, files: [{ name: 'inventory.csv', text: inventory.text }] };
}

function oracleOf({ inventory, ...asked }: RandomHotlists): OracleHotlists | 'refused' {
  return orRefused(() => hotlistsOracle({ inventory: inventory.text, ...asked }));
}

const isOfAge = (finding: string): boolean => finding.endsWith('PastRetention');

/** Years are compared where a list is past its retention; of several oldest lists only the date. */
function common(shown: OracleHotlists) {
  const list = shown.list.map(({ years, yearsOver, source, ...line }) => ({
    ...line,
    source: source || null,
    ...(isOfAge(line.finding) && { years, yearsOver }),
  }));
  const oldest = shown.oldestBySource.map(({ source, loadedAt }) => {
    return { source: source || null, loadedAt };
  });
  const { asOf, retention, lists, records, findings } = shown;
  const told = { asOf, retention, lists, records, findings };
  return { ...told, list: sorted(list), oldestBySource: sorted(oldest) };
}

function shown(random: RandomHotlists): RandomHotlists {
  return Object.assign(random, { [fc.toStringMethod]: () => `\n${sideText(runOf(random))}\n` });
}

const cases = randomHotlists.map(shown);

describe('hotlists and its slow oracle agree', () => {
  it('on inventories', async () => {
    const folder = folderWith();
    const property = fc.asyncProperty(cases, async (random) => {
      const run = runOf(random);
      const program = await programResult<OracleHotlists>(run, folder);
      const oracle = oracleOf(random);
      const result = program === 'refused' ? program : common(program.result);
      expectSame(result, oracle === 'refused' ? oracle : common(oracle), () => sideText(run));
    });
    await fc.assert(property, { ...AS_IT_CAME, numRuns: 100 * TIMES });
  });
});

describe('the random inventories', () => {
  it('hold every finding, and are refused sometimes', () => {
    const seen = new Set<string>();
    for (const random of fc.sample(cases, { numRuns: 200, seed: 16 })) {
      const result = oracleOf(random);
      if (result === 'refused') seen.add(result);
      else for (const { finding } of result.list) seen.add(finding);
    }
    const all = ['inactivePastRetention', 'activePastRetention', 'noDate', 'empty', 'refused'];
    expect([...seen].sort()).toEqual(all.sort());
  });
});
