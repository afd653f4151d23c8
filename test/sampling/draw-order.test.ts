import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byCodePoint, folded } from '../../src/search.ts';
import { inTicketOrder } from '../oracle/oracle-ticket.ts';
import { TIMES } from '../random-runs.ts';
import {
  draw,
  identityOf,
  idsOf,
  kinds,
  type LogRow,
  logText,
  rows,
  sampleOf,
  sampleOfText,
  seeds,
} from './drawn-logs.ts';

/*
 * What the draw must not depend on, over whole logs. A few cases of each: that the draw is the one of the
 * definition, which knows no order, shows in test/compare too.
 */

const designs = fc
  .record({
    size: fc.oneof(
      fc.integer({ min: 1, max: 35 }).map((size) => ['--size', String(size)]),
      fc.integer({ min: 1, max: 100 }).map((percent) => ['--percent', String(percent)]),
    ),
    spares: fc.nat({ max: 4 }),
    by: fc.constantFrom([], ['--by', 'user'], ['--by', 'agency'], ['--by', 'month']),
    allocate: fc.constantFrom([], ['--allocate', 'equal'], ['--at-least-each', '2']),
  })
  .map(({ size, spares, by, allocate }) => [
    ...size,
    '--spares',
    String(spares),
    ...by,
    ...allocate,
  ]);

/** Any permutation of a list. */
function shuffled<T>(list: readonly T[]): fc.Arbitrary<T[]> {
  return fc
    .array(fc.double({ noNaN: true }), { minLength: list.length, maxLength: list.length })
    .map((keys) =>
      list
        .map((value, index) => ({ value, key: keys[index]! }))
        .sort((a, b) => a.key - b.key)
        .map(({ value }) => value),
    );
}

const inTwoOrders = rows.chain((all) => fc.tuple(fc.constant(all), shuffled(all)));

/** Each row goes into one file or into several of them, and each file is in an order of its own. */
const inFiles = rows.chain((all) =>
  fc.tuple(
    fc.constant(all),
    fc.array(fc.integer({ min: 1, max: 7 }), { minLength: all.length, maxLength: all.length }),
    shuffled(all),
    fc.shuffledSubarray(['z.csv', 'a.csv', 'é.csv', '10.csv', '9.csv'], {
      minLength: 3,
      maxLength: 3,
    }),
  ),
);

describe('the sample is the same', () => {
  it('in any order of rows', async () => {
    await fc.assert(
      fc.asyncProperty(
        inTwoOrders,
        kinds,
        seeds,
        designs,
        async ([all, other], kind, seed, design) => {
          const one = await sampleOfText(logText(kind, all), '--seed', seed, ...design);
          const two = await sampleOfText(logText(kind, other), '--seed', seed, ...design);
          expect(draw(two)).toEqual(draw(one));
          // Each search still stands where the draw says.
          const lines = (list: readonly LogRow[]): Map<string, string> =>
            new Map(list.map(({ number, reason }) => [`7ABC${number}`, reason]));
          for (const { search } of two.drawn) {
            expect(search.reason).toBe(lines(all).get(search.plate!));
          }
        },
      ),
      { numRuns: 25 * TIMES },
    );
  });

  it('in one file or in several, in any order of names, with what overlaps', async () => {
    await fc.assert(
      fc.asyncProperty(
        inFiles,
        kinds,
        seeds,
        designs,
        async ([all, places, other, names], kind, seed, design) => {
          const place = new Map(all.map((row, index) => [row, places[index]!]));
          const logs = Object.fromEntries(
            names.map((name, bit) => [
              name,
              logText(
                kind,
                other.filter((row) => (place.get(row)! & (1 << bit)) !== 0),
              ),
            ]),
          );
          const filled = Object.fromEntries(
            Object.entries(logs).filter(([, text]) => text.split('\n').length > 2),
          );
          const one = await sampleOfText(logText(kind, all), '--seed', seed, ...design);
          const several = await sampleOf(filled, '--seed', seed, ...design);
          expect(draw(several)).toEqual(draw(one));
        },
      ),
      { numRuns: 25 * TIMES },
    );
  });

  it('when repeats of an id stand in the log: they raise no chance', async () => {
    const repeats = rows.chain((all) =>
      fc.tuple(fc.constant(all), fc.array(fc.constantFrom(...all), { maxLength: 20 })),
    );
    const known = fc.constantFrom('ids' as const, 'rowNumbers' as const);
    await fc.assert(
      fc.asyncProperty(repeats, known, seeds, designs, async ([all, more], kind, seed, design) => {
        const edited = more.map((row) => ({ ...row, reason: 'edited later' }));
        const one = await sampleOfText(logText(kind, all), '--seed', seed, ...design);
        const two = await sampleOfText(
          logText(kind, [...all, ...edited]),
          '--seed',
          seed,
          ...design,
        );
        expect(draw(two)).toEqual(draw(one));
      }),
      { numRuns: 25 * TIMES },
    );
  });

  it('in any order of rows of which some are the same, each a search of its own', async () => {
    const twins = rows.chain((all) =>
      fc
        .array(fc.constantFrom(...all), { minLength: 1, maxLength: 20 })
        .chain((more) => fc.tuple(fc.constant([...all, ...more]), shuffled([...all, ...more]))),
    );
    const kept = fc.constantFrom(
      ['withoutIds', []] as const,
      ['ids', ['--keep-duplicates']] as const,
    );
    await fc.assert(
      fc.asyncProperty(
        twins,
        kept,
        seeds,
        designs,
        async ([all, other], [kind, keep], seed, design) => {
          const argv = ['--seed', seed, ...design, ...keep];
          const one = await sampleOfText(logText(kind, all), ...argv);
          const two = await sampleOfText(logText(kind, other), ...argv);
          expect(draw(two)).toEqual(draw(one));
          const ids = one.drawn.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          if (one.design.census) expect(ids).toHaveLength(all.length);
        },
      ),
      { numRuns: 25 * TIMES },
    );
  });

  it('when a search that was not drawn is taken out', async () => {
    await fc.assert(
      fc.asyncProperty(rows, kinds, seeds, fc.nat(), async (all, kind, seed, which) => {
        const size = Math.max(1, Math.floor(all.length / 3));
        const argv = ['--seed', seed, '--size', String(size), '--spares', '2'];
        const one = await sampleOfText(logText(kind, all), ...argv);
        const plates = new Set(one.drawn.map(({ search }) => search.plate));
        const others = all.filter(({ number }) => !plates.has(`7ABC${number}`));
        fc.pre(others.length > 0);
        const gone = others[which % others.length]!;
        const left = all.filter((row) => row !== gone);
        const two = await sampleOfText(logText(kind, left), ...argv);
        expect(draw(two).drawn).toEqual(draw(one).drawn);
      }),
      { numRuns: 25 * TIMES },
    );
  });
});

describe('the sample of a log', () => {
  it('is that of the definition, and a larger one begins with the smaller', async () => {
    const known = fc.constantFrom('ids' as const, 'rowNumbers' as const);
    await fc.assert(
      fc.asyncProperty(
        rows,
        known,
        seeds,
        fc.integer({ min: 1, max: 20 }),
        fc.nat({ max: 15 }),
        async (all, kind, seed, n, m) => {
          const text = logText(kind, all);
          const small = await sampleOfText(
            text,
            '--seed',
            seed,
            '--size',
            String(n),
            '--spares',
            '3',
          );
          const large = await sampleOfText(text, '--seed', seed, '--size', String(n + m));
          const ids = all.map((row) => identityOf(kind, row));
          const order = inTicketOrder(seed, ids, (id) => id);
          expect(idsOf(small)).toEqual(order.slice(0, n));
          expect(idsOf(small, 'spare')).toEqual(order.slice(n, n + 3));
          expect(idsOf(large)).toEqual(order.slice(0, n + m));
          expect(large.design.census).toBe(n + m >= all.length);
        },
      ),
      { numRuns: 25 * TIMES },
    );
  });

  it('has of each stratum what a draw from the stratum alone gives', async () => {
    const groups = fc.constantFrom(['user', '--user'] as const, ['agency', '--agency'] as const);
    await fc.assert(
      fc.asyncProperty(
        rows,
        kinds,
        seeds,
        groups,
        fc.integer({ min: 1, max: 30 }),
        async (all, kind, seed, [by, filter], size) => {
          const text = logText(kind, all);
          const argv = ['--seed', seed, '--spares', '1'];
          const whole = await sampleOfText(text, ...argv, '--size', String(size), '--by', by);
          const values = whole.design.strata.map(({ value }) => value);
          expect(values).toEqual([...values].sort(byCodePoint));
          expect(new Set(values.map(folded)).size).toBe(new Set(all.map((row) => row[by])).size);
          for (const { value, searches, drawn } of whole.design.strata) {
            expect(searches).toBe(all.filter((row) => row[by] === value).length);
            if (drawn === 0) continue;
            const alone = await sampleOfText(text, ...argv, '--size', String(drawn), filter, value);
            const part = whole.drawn.filter(({ stratum }) => stratum === value);
            expect(part.map(({ role, ticket, id }) => [role, ticket, id])).toEqual(
              alone.drawn.map(({ role, ticket, id }) => [role, ticket, id]),
            );
          }
        },
      ),
      { numRuns: 25 * TIMES },
    );
  });
});
