import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CASE_NUMBER_CLASSES } from '../../../src/contract/classes.ts';
import { DEFAULT_VOCABULARY } from '../../../src/contract/vocabulary.ts';
import { caseNumberClassifier } from '../../../src/quality/classes/case-number-class.ts';
import { CELL_STATES } from '../../../src/search.ts';
import { ANY_CHARACTER } from '../../random-runs.ts';
import { ABSENT, caseNumberClassOf, value } from './cells.ts';

const classify = caseNumberClassifier({ vocabulary: DEFAULT_VOCABULARY, patterns: null });

describe('cell states', () => {
  test.each(['absent', 'blank', 'withheld', 'damaged', 'placeholder'] as const)(
    '%s is the class',
    (state) => {
      expect(classify({ text: '26-01628', state }, value('26-01628'))).toBe(state);
    },
  );
});

describe('placeholder', () => {
  test.each(['0', '00-00', '0000 0000', '#000', '0.0'])('zeros and separators only: %s', (text) => {
    expect(caseNumberClassOf(text)).toBe('placeholder');
  });

  test.each(['26-0000', 'DR 0000', 'CR26_000', '26–0000', '26-0000-', '2026/00'])(
    'zeros only after the last separator: %s',
    (text) => {
      expect(caseNumberClassOf(text)).toBe('placeholder');
    },
  );

  test.each([
    '6/8/2008 0:00',
    '2026-01-25 00:00:00',
    'Jun-08 12:00 AM',
    '26012345.0',
    '2600',
    '26-1000',
    '26-00001',
    '26-0000-1',
    '26-1234-',
    '0000A',
  ])('a number that only ends in zeros, or only begins with them, is none: %s', (text) => {
    expect(caseNumberClassOf(text)).toBe('ok');
  });

  test.each(['1', ' 7 ', '0'])('a single digit: %s', (text) => {
    expect(caseNumberClassOf(text)).toBe('placeholder');
  });

  test('two digits are none', () => {
    expect(caseNumberClassOf('12')).toBe('ok');
  });

  test('separators without a zero are no number', () => {
    expect(caseNumberClassOf('-/-')).toBe('wordsOnly');
  });

  test('it comes before the plate', () => {
    expect(caseNumberClassOf('26-0000', { plate: value('260000') })).toBe('placeholder');
  });
});

describe('plate', () => {
  test.each(['7ABC123', '7abc123', ' 7ABC-123', '7 ABC 123', '7ABC–123'])(
    'equals the plate but for case, spaces and hyphens: %s',
    (text) => {
      expect(caseNumberClassOf(text, { plate: value('7abc 123') })).toBe('plate');
    },
  );

  test('a plate of letters is a plate before it is words', () => {
    expect(caseNumberClassOf('mimsy', { plate: value('MIMSY') })).toBe('plate');
  });

  test('another plate is none, nor is a part of the plate', () => {
    expect(caseNumberClassOf('7ABC124', { plate: value('7ABC123') })).toBe('ok');
    expect(caseNumberClassOf('7ABC12', { plate: value('7ABC123') })).toBe('ok');
  });

  test.each(CELL_STATES.filter((state) => state !== 'value'))('a plate that is %s', (state) => {
    expect(classify(value('7ABC123'), { text: '7ABC123', state })).toBe('ok');
  });
});

describe('wordsOnly', () => {
  test.each(['investigation', 'white ford pickup', 'see notes', 'x-ray', 'DR#'])(
    'no digit at all: %s',
    (text) => {
      expect(caseNumberClassOf(text)).toBe('wordsOnly');
    },
  );

  test('it comes before the patterns', () => {
    expect(caseNumberClassOf('pending', { patterns: () => true })).toBe('wordsOnly');
  });
});

describe('badFormat', () => {
  test('with patterns: what none of them matches', () => {
    const patterns = (text: string) => /^\d{2}-\d{5}$/.test(text);
    expect(caseNumberClassOf('26-1628', { patterns })).toBe('badFormat');
    expect(caseNumberClassOf(' 26-01628 ', { patterns })).toBe('ok');
  });

  test('with patterns, statutes and many words are for the patterns to say', () => {
    const patterns = () => true;
    expect(caseNumberClassOf('211PC', { patterns })).toBe('ok');
    expect(caseNumberClassOf('26-15267 res burg ppd', { patterns })).toBe('ok');
  });

  test.each(['211PC', 'HS 11378', '245(a)(2)pc', '10851 VC', '18 USC 922', '459 PC, 10851 VC'])(
    'without patterns: only statutes with their code: %s',
    (text) => {
      expect(caseNumberClassOf(text)).toBe('badFormat');
    },
  );

  test.each(['10851', '187(a)', '211, 459', '459 PC, 10851', '26-01628 211PC'])(
    'a section without its code may be a number: %s',
    (text) => {
      expect(caseNumberClassOf(text)).toBe('ok');
    },
  );

  test.each(['26-15267 res burg ppd', 'white ford F150 pickup', '2 door/blue/sedan'])(
    'without patterns: three or more words: %s',
    (text) => {
      expect(caseNumberClassOf(text)).toBe('badFormat');
    },
  );

  test.each(['Case number: SR26-1234', 'RD 26 CR 12', 'a b c 26-1', 'AB12 CD34 EF56'])(
    'two words, single letters and letters with digits are not three words: %s',
    (text) => {
      expect(caseNumberClassOf(text)).toBe('ok');
    },
  );
});

describe('ok', () => {
  test.each(['26-01628', 'L106668', 'CR2026-00123', '2602250064', '26–01698', 'AAA 99123'])(
    'not obviously wrong: %s',
    (text) => {
      expect(caseNumberClassOf(text)).toBe('ok');
    },
  );
});

test('any text in any state has one of the classes, and the same one each time', () => {
  const text = fc.oneof(
    fc.string({ unit: ANY_CHARACTER }),
    fc.stringMatching(/^[0-9A-Cp-w .,()#-]*$/),
  );
  fc.assert(
    fc.property(text, fc.constantFrom(...CELL_STATES), text, (cell, state, plate) => {
      const given = classify({ text: cell, state }, value(plate));
      expect(Object.keys(CASE_NUMBER_CLASSES)).toContain(given);
      expect(classify({ text: cell, state }, value(plate))).toBe(given);
      if (state !== 'value') expect(given).toBe(state);
    }),
  );
});

test('the plate matters only where it is equal', () => {
  const text = fc.stringMatching(/^[0-9A-C -]{1,8}$/);
  fc.assert(
    fc.property(text, text, (cell, plate) => {
      const alone = classify(value(cell), ABSENT);
      const given = classify(value(cell), value(plate));
      expect([alone, 'plate']).toContain(given);
    }),
  );
});
