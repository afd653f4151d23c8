import { describe, expect, test } from 'vitest';
import { PackFinder } from '../../src/flags/lists/pack-finder.ts';
import { DEFAULT_PACKS } from '../../src/flags/lists/packs.ts';
import { PhraseFinder, phraseWords } from '../../src/flags/lists/phrases.ts';
import { cellOf } from '../quality/searches.ts';
import { flagsBy, flagsOf, type Given, logOf, ruleOf } from './flagged.ts';

describe('phrases', () => {
  test.each([
    ["Driver's wife, O'Brien’s car", ['driver', 'wife', 'obrien', 'car']],
    ["the women's", ['the', 'women']],
    ["'sample' rock'nroll", ['sample', 'rocknroll']],
    ['287(g) / ICE+ERO_x', ['287', 'g', 'ice', 'ero', 'x']],
    ['Straße ÉCOLE', ['straße', 'école']],
    ['', []],
    ['…', []],
  ])('%j is cut into %j', (text, words) => {
    expect(phraseWords(text)).toEqual(words);
  });

  const find = (words: string[], text: string, traps: string[] = []) =>
    new PhraseFinder({ words, traps }).find(text);

  test('stand as whole words, a last * for any ending', () => {
    expect(find(['ice'], 'ICE warrant')).toEqual(['ice']);
    expect(find(['ice'], 'police, icepick')).toEqual([]);
    expect(find(['deport*'], 'deportation hearing')).toEqual(['deport*']);
    expect(find(['deport*'], 'redeport')).toEqual([]);
    expect(find(['illegal alien*', 'no kings'], 'illegal  aliens; No-Kings march')).toEqual([
      'illegal alien*',
      'no kings',
    ]);
    expect(find(['illegal alien*'], 'illegal parking')).toEqual([]);
  });

  test('traps are taken out first, the longest first, and nothing runs over them', () => {
    expect(find(['ice'], 'ice cream truck', ['ice cream'])).toEqual([]);
    expect(find(['ice'], 'ice near ice cream truck', ['ice cream'])).toEqual(['ice']);
    expect(find(['my ex'], 'my old car ex', ['old car'])).toEqual([]);
    expect(find(['test'], 'drug test drive', ['test drive', 'drug test'])).toEqual(
      ['test'].slice(1),
    );
    expect(find(['a b'], 'a trap words b', ['trap words'])).toEqual([]);
    expect(find(['c'], 'x a b c', ['a b', 'a b c'])).toEqual([]);
  });

  test('a phrase without a word is none', () => {
    expect(find(['*', '…', "'"], 'anything at all')).toEqual([]);
  });
});

test('all packs at once find what each finds alone', () => {
  const packs = Object.values(DEFAULT_PACKS);
  const all = new PackFinder(packs);
  const finders = packs.map((pack) => new PhraseFinder(pack));
  const phrases = packs.flatMap(({ words, traps }) => [...words, ...traps]);
  expect(phrases.length).toBeGreaterThan(80);
  for (const phrase of phrases) {
    for (const text of [phrase, `x ${phrase.replace('*', 'ers')} y`, `${phrase}'s case`]) {
      const bits = finders.reduce(
        (sum, finder, pack) => sum + (finder.find(text).length > 0 ? 2 ** pack : 0),
        0,
      );
      expect(all.of(cellOf(text)), text).toBe(bits);
    }
  }
});

describe('words', () => {
  const given: Given[] = [
    { user: 'ann', agency: 'A PD', reason: 'ICE warrant' },
    { user: 'ANN', agency: 'a pd', reason: 'immigration, ICE' },
    { user: 'bob', agency: 'A PD', reason: 'black ice crash' },
    { user: 'bob', agency: 'A PD', reason: { text: 'test', state: 'placeholder' } },
    { user: '', agency: 'A PD', reason: 'ero' },
    { user: '', reason: 'hsi' },
    { user: 'cy', reason: { text: 'REDACTED ice', state: 'withheld' } },
    { user: 'cy', searchType: 'API', reason: 'cbp' },
  ];

  test('flag who wrote them, with how many searches hold each phrase', () => {
    const flags = flagsBy('words.immigration', given);
    expect(flags).toMatchObject([
      {
        rule: 'words.immigration',
        subject: { pack: 'immigration', user: 'ANN', agency: 'A PD' },
        searches: 2,
        parts: { words: { immigration: 1, ice: 2 } },
      },
      { subject: { pack: 'immigration' }, parts: { words: { hsi: 1 } } },
      { subject: { pack: 'immigration', agency: 'A PD' }, parts: { words: { ero: 1 } } },
      { subject: { pack: 'immigration', user: 'cy' }, parts: { words: { cbp: 1 } } },
    ]);
    expect(flags[1]!.subject).toEqual({ pack: 'immigration' });
    expect(ruleOf('words.immigration', given)).toMatchObject({ subjects: 7, searches: 5 });
  });

  test('read placeholders, too', () => {
    expect(flagsBy('words.testing', given)).toMatchObject([
      { subject: { user: 'bob' }, searches: 1 },
    ]);
  });

  test('the config adds packs, replaces them and takes them away', () => {
    const packs = {
      own: { words: ['black*'] },
      immigration: { words: ['hsi'], traps: [] },
      protest: null,
    };
    const config = { flags: { words: { packs } } };
    const { rules, flags } = flagsOf(logOf(given), { rules: ['words'], config });
    expect(rules.map(({ rule }) => rule)).toEqual([
      ...['words.immigration', 'words.reproductive', 'words.profiling', 'words.personal'],
      ...['words.civil', 'words.testing', 'words.own'],
    ]);
    expect(flags.map(({ rule, searches }) => [rule, searches])).toEqual([
      ['words.immigration', 1],
      ['words.testing', 1],
      ['words.own', 1],
    ]);
  });
});
