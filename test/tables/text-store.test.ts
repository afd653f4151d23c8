import { expect, it } from 'vitest';
import { TextStore } from '../../src/tables/text-store.ts';

/** Over several blocks: short ones, some with letters that take two bytes, and two longer than a block. */
const TEXTS = Array.from({ length: 60_000 }, (_, at) =>
  at % 25_000 === 700
    ? '車'.repeat(700_000)
    : `${at % 7 === 0 ? 'ü' : at % 5 === 0 ? '😀' : ''}user${at}@agency.gov`,
);

it('every text stands where it was put, here and for whoever is told', () => {
  const store = new TextStore();
  expect(store.state()).toEqual([]);
  store.put('first');
  expect(store.state().map(({ length }) => length)).toEqual([Math.ceil((4 + 5) / 4)]);
  const places = TEXTS.map((text) => store.put(text));
  expect(new Set(places).size).toBe(TEXTS.length);
  const told = new TextStore(store.state());
  const later = told.put('later');
  for (const each of [store, told]) {
    expect(places.every((place, at) => each.get(place) === TEXTS[at])).toBe(true);
  }
  expect([told.get(0), told.get(later)]).toEqual(['first', 'later']);
});
