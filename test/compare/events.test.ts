import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../cli/folder.ts';
import { eventsOracle, type OracleEvents } from '../oracle/lists/events.ts';
import { dayText } from '../oracle/oracle-zone.ts';
import { AS_IT_CAME, TIMES } from '../random-runs.ts';
import { expectSame } from './expect-same.ts';
import { orRefused } from './left-by-filters.ts';
import { type RandomEvents, randomEvents } from './side/random-events.ts';
import { programResult, type SideRun, sideText, sorted } from './side/side-run.ts';

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

type Texts = Record<string, unknown>;

/** Some keys of each line, texts with their runs of spaces as one, times as instants. */
function lines(list: readonly object[], ...keys: string[]): unknown[] {
  const of = (line: Texts, key: string): unknown => {
    const value = line[key];
    if (typeof value !== 'string') return value;
    const isTime = key === 'at' || key === 'from';
    return isTime ? Date.parse(value) : value.replace(/\s+/g, ' ').trim();
  };
  return sorted(
    list.map((line) => Object.fromEntries(keys.map((key) => [key, of(line as Texts, key)]))),
  );
}

const COUNTS = ['created', 'neverExpiring', 'withoutCase'];

function common({ events, byEntity, accounts, shares, hotListEntries, reviews }: OracleEvents) {
  return {
    events,
    byEntity: lines(byEntity, 'entity', 'create', 'update', 'delete'),
    accounts: lines(accounts, 'user', 'event', 'at', 'by'),
    shares: lines(shares, 'organization', 'network', 'permissions', 'event', 'at', 'by'),
    hotListEntries: {
      all: lines([hotListEntries], ...COUNTS, 'withoutReason'),
      lists: lines(hotListEntries.lists, 'list', ...COUNTS),
    },
    reviews: sorted(
      reviews.map(({ runs, ...review }) => ({
        review: lines([review], 'reviewer', 'closed', 'medianSeconds'),
        runs: lines(runs, 'from', 'closed', 'seconds'),
      })),
    ),
  };
}

/** An event is cited by its line, or by its row: the contract says `row`. */
function expectCited({ accounts, shares }: OracleEvents, oracle: OracleEvents): void {
  const all = [...oracle.accounts, ...oracle.shares];
  for (const { row, at } of [...accounts, ...shares]) {
    const there = all.filter((each) => Date.parse(each.at) === Date.parse(at));
    expect(there.flatMap((each) => [each.row, each.ordinal])).toContain(row);
  }
}

function shown(random: RandomEvents): RandomEvents {
  return Object.assign(random, { [fc.toStringMethod]: () => `\n${sideText(runOf(random))}\n` });
}

const cases = randomEvents.map(shown);

describe('events and its slow oracle agree', () => {
  it('on event logs', async () => {
    const folder = folderWith();
    const property = fc.asyncProperty(cases, async (random) => {
      const run = runOf(random);
      const program = await programResult<OracleEvents>(run, folder);
      const oracle = oracleOf(random);
      const text = (): string => sideText(run);
      if (program === 'refused' || oracle === 'refused') {
        expectSame(program, oracle, text);
        return;
      }
      expectSame(common(program.result), common(oracle), text);
      expectCited(program.result, oracle);
    });
    await fc.assert(property, { ...AS_IT_CAME, numRuns: 90 * TIMES });
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
