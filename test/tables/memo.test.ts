import { expect, test } from 'vitest';
import { Memo, type Numbered } from '../../src/tables/memo.ts';
import { randomFrom } from '../quality/searches.ts';

interface Lot {
  readonly thing: Numbered;
  count: number;
}

test('what is counted in lots that are given up adds up to all that came', () => {
  const random = randomFrom(5);
  const given = new Map<Numbered, number>();
  const expected = new Map<Numbered, number>();
  const memo = new Memo<Numbered, Lot>(
    (thing) => ({ thing, count: 0 }),
    ({ thing, count }) => given.set(thing, (given.get(thing) ?? 0) + count),
  );
  // Numbers that end in the same bits, and some that say that the thing will not come again.
  const things: Numbered[] = Array.from({ length: 300 }, (_, i) => ({
    number: i % 7 === 0 ? -1 : (i % 40) + 4096 * (i % 3),
  }));
  let thing = things[0]!;
  for (let i = 0; i < 100_000; i++) {
    if (random() < 0.7) thing = things[Math.floor(random() * things.length)]!;
    const lot = memo.of(thing);
    if (lot.thing !== thing) expect.fail(`the lot of another thing: ${i}`);
    lot.count++;
    expected.set(thing, (expected.get(thing) ?? 0) + 1);
    if (i === 50_000) memo.clear();
  }
  memo.clear();
  expect(given).toEqual(expected);
});

test('a thing is made once when asked for in a row, else twice, and then remembered', () => {
  let made = 0;
  const memo = new Memo<Numbered, number>(() => ++made);
  const [inRow, one, other] = [{ number: 1 }, { number: 2 }, { number: 3 }];
  for (let i = 0; i < 10; i++) expect(memo.of(inRow)).toBe(1);
  for (let i = 0; i < 10; i++) {
    memo.of(one);
    memo.of(other);
  }
  expect(memo.of(inRow)).toBe(1);
  expect(made).toBe(5);
});
