import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../cli/folder.ts';
import { eventsOracle, type OracleEvents } from '../oracle/lists/events.ts';
import { dayText } from '../oracle/oracle-zone.ts';
import { AS_IT_CAME, TIMES } from '../random-runs.ts';
import { expectSame } from './expect-same.ts';
import { orRefused } from './left-by-filters.ts';
import { type RandomEvents, randomEvents } from './side/random-events.ts';
import {
  hasCommand,
  namedFor,
  programResult,
  type SideRun,
  sideText,
  sorted,
} from './side/side-run.ts';

function runOf({ files, from, to }: RandomEvents): SideRun {
  const period = [
    ...(from === undefined ? [] : ['--from', dayText(from)]),
    ...(to === undefined ? [] : ['--to', dayText(to)]),
  ];
  return { command: 'events', argv: [...files.map(({ name }) => name), ...period], files };
}

function oracleOf({ files, from, to }: RandomEvents): OracleEvents | 'refused' {
  const asked = { files, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  return orRefused(() => eventsOracle(asked));
}

/** Names with their runs of spaces as one: how the program shows them is not said. */
function single<T extends object>(line: T): T {
  const entries = Object.entries(line).map(([key, value]) => {
    return [key, typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : value];
  });
  return Object.fromEntries(entries) as T;
}

function common({ events, byEntity, accounts, shares, hotListEntries, reviews }: OracleEvents) {
  return {
    events,
    byEntity: sorted(byEntity),
    accounts: sorted(accounts.map(single)),
    shares: sorted(shares.map(single)),
    hotListEntries: { ...hotListEntries, lists: sorted(hotListEntries.lists) },
    reviews: sorted(reviews.map(single)),
  };
}

function shown(random: RandomEvents): RandomEvents {
  return Object.assign(random, { [fc.toStringMethod]: () => `\n${sideText(runOf(random))}\n` });
}

const cases = randomEvents.map(shown);

describe.skipIf(!hasCommand('events'))(namedFor('events'), () => {
  it('on event logs', async () => {
    const folder = folderWith();
    const property = fc.asyncProperty(cases, async (random) => {
      const run = runOf(random);
      const program = await programResult<OracleEvents>(run, folder);
      const oracle = oracleOf(random);
      const result = program === 'refused' ? program : common(program.result);
      expectSame(result, oracle === 'refused' ? oracle : common(oracle), () => sideText(run));
    });
    await fc.assert(property, { ...AS_IT_CAME, numRuns: 500 * TIMES });
  });
});

describe('the random event logs', () => {
  it('hold runs of reviews, shares, accounts and entries that never expire', () => {
    const seen = new Set<string>();
    for (const random of fc.sample(cases, { numRuns: 150, seed: 16 })) {
      const result = oracleOf(random);
      if (result === 'refused') continue;
      if (result.reviews.some(({ runs }) => runs.length > 0)) seen.add('runs');
      if (result.shares.length > 0) seen.add('shares');
      if (result.accounts.length > 0) seen.add('accounts');
      if (result.hotListEntries.neverExpiring > 0) seen.add('never expiring');
      if (result.hotListEntries.neverExpiring < result.hotListEntries.created) seen.add('expiring');
    }
    const all = ['runs', 'shares', 'accounts', 'never expiring', 'expiring'];
    expect([...seen].sort()).toEqual(all.sort());
  });
});
