import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_VOCABULARY } from '../../../src/contract/vocabulary.ts';
import { vagueWordStripper } from '../../../src/quality/reading/vague.ts';
import { casesOf } from '../../random-runs.ts';
import { reasonClassOf } from '../classes/cells.ts';

const strip = vagueWordStripper(DEFAULT_VOCABULARY);

describe('words are taken away at either end', () => {
  test.each([
    ['case 26-01628', '26-01628'],
    ['234(e)(1) PC investigation', '234(e)(1) PC'],
    ['case no. (245(a)(2)) inv', '245(a)(2)'],
    ['police case: Smith search warrant, follow-up', 'Smith search warrant'],
    ['(26-01628) case', '26-01628'],
    ['work related theft', 'theft'],
    ['case 26 (211 case', '26 (211'],
    ['inv.', ''],
    ['veh/car & plate', ''],
  ])('%s leaves %s', (text, left) => {
    expect(strip(text)).toBe(left);
  });

  test.each(['burglary', 'stolen case file box', 'related', 'use', '', '...'])(
    'and nowhere else: %s',
    (text) => {
      expect(strip(text)).toBeNull();
    },
  );

  test('the longest run goes, however the lists cover it', () => {
    const lists = {
      vagueReasons: ['a', 'a b c', 'b', 'c d e'],
      caseNumberWords: [],
      vagueWithinDistance2Of: [],
    };
    const stripped = vagueWordStripper(lists);
    expect(stripped('a b c d e x')).toBe('x');
    expect(stripped('x a b c d e')).toBe('x');
    expect(stripped('z a b c y')).toBeNull();
  });

  test('a run that the lists cannot cover from the end on stays', () => {
    const lists = {
      vagueReasons: ['a b c', 'b c d'],
      caseNumberWords: [],
      vagueWithinDistance2Of: [],
    };
    const stripped = vagueWordStripper(lists);
    expect(stripped('a b c d x')).toBe('d x');
    expect(stripped('x a b c d')).toBe('x a');
  });

  test('both runs go where they overlap', () => {
    const lists = { vagueReasons: ['a b', 'b c'], caseNumberWords: [], vagueWithinDistance2Of: [] };
    expect(vagueWordStripper(lists)('a b c')).toBe('');
  });
});

describe('spellings of investigation', () => {
  const letters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABZ0189éñ .-+;');
  const slip = fc.record({
    at: fc.nat({ max: 13 }),
    removed: fc.constantFrom(0, 1),
    added: fc.oneof(fc.constant(''), letters),
  });
  const slipped = fc
    .array(slip, { minLength: 1, maxLength: 2 })
    .map((slips) =>
      slips.reduce(
        (word, { at, removed, added }) => word.slice(0, at) + added + word.slice(at + removed),
        'investigation',
      ),
    );

  test('with one or two slips are vague', () => {
    fc.assert(
      fc.property(slipped, (word) => {
        expect(reasonClassOf(word)).toBe('vague');
        expect(reasonClassOf(`${word.toUpperCase()} case`)).toBe('vague');
      }),
      casesOf(300),
    );
  });

  test.each([
    'investigator',
    'invistagation',
    'Investigaiton',
    'invetigations',
    'invest igation',
    'in vest igation',
    'invest1gation',
    'investigación',
  ])('such as %s', (word) => {
    expect(reasonClassOf(word)).toBe('vague');
  });

  test.each(['investor', 'investment', 'invasion', 'vest', 'mitigation', 'invewsigations'])(
    'three slips are another word: %s',
    (word) => {
      expect(reasonClassOf(word)).toBe('ok');
    },
  );
});
