import { describe, expect, it } from 'vitest';
import { FEDERAL } from '../../src/agency-names/lists.ts';
import { PhraseFinder, wordsOf } from '../../src/agency-names/words.ts';

const isIn = (text: string, words: string[], traps: string[] = []): boolean =>
  new PhraseFinder({ words, traps }).isIn(wordsOf(text));

describe('phrases in words', () => {
  it.each([
    ['US Marshals Service', ['us marshal*'], true],
    ['U.S. Marshal', ['u s marshal*'], true],
    ['Rice County', ['ice'], false],
    ['Border  PATROL', ['border patrol'], true],
    ['Border City Patrol', ['border patrol'], false],
    ['Partnerships', ['partner*'], true],
    ['Mallard Creek', ['mall'], false],
    ["Flock's Safety", ['flock safety'], true],
    ['', ['ice'], false],
  ])('%j, %j: %j', (text, words, found) => {
    expect(isIn(text, words)).toBe(found);
  });

  it('are not found in a trap, and not over the place where one stood', () => {
    expect(isIn('Ice House Road PD', ['ice'], ['ice house'])).toBe(false);
    expect(isIn('Ice House and ICE', ['ice'], ['ice house'])).toBe(true);
    expect(isIn('border ice house patrol', ['border patrol'], ['ice house'])).toBe(false);
  });

  it('takes the longest trap out first', () => {
    expect(isIn('country club hills', ['hills'], ['country club', 'country club hills'])).toBe(
      false,
    );
  });

  it('finds no federal agency in Federal Way', () => {
    const federal = new PhraseFinder(FEDERAL);
    expect(federal.isIn(wordsOf('Federal Way WA PD'))).toBe(false);
    expect(federal.isIn(wordsOf('FBI Seattle'))).toBe(true);
  });
});
