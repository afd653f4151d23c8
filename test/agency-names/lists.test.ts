import { expect, it } from 'vitest';
import {
  ASK_IF_PUBLIC,
  DEACTIVATED,
  FEDERAL,
  IMMIGRATION,
  NEIGHBORS,
  TEST,
} from '../../src/agency-names/lists.ts';

/* Every state's neighbor has it for one too, and the lists hold words that can be found. */

it('neighbors are neighbors of each other', () => {
  const oneWay = Object.entries(NEIGHBORS).flatMap(([state, others]) =>
    others
      .split(' ')
      .filter((other) => other !== '' && !NEIGHBORS[other]?.split(' ').includes(state))
      .map((other) => `${state} ${other}`),
  );
  expect(oneWay).toEqual([]);
  expect(Object.keys(NEIGHBORS)).toHaveLength(51);
});

it.each([
  ['federal', FEDERAL],
  ['immigration', IMMIGRATION],
  ['askIfPublic', ASK_IF_PUBLIC],
  ['deactivated', DEACTIVATED],
  ['test', TEST],
])('%s: no phrase twice, all in small letters', (_, { words, traps }) => {
  for (const list of [words, traps]) {
    expect(new Set(list).size).toBe(list.length);
    expect(list).toEqual(list.map((phrase) => phrase.toLowerCase()));
  }
});
