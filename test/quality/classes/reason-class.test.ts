import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REASON_CLASSES } from '../../../src/contract/classes.ts';
import { DEFAULT_VOCABULARY } from '../../../src/contract/vocabulary.ts';
import { reasonClassifier, reasonReader } from '../../../src/quality/classes/reason-reader.ts';
import { caseKey, fold, plateKey } from '../../../src/quality/reading/words.ts';
import { CELL_STATES } from '../../../src/search.ts';
import { ANY_CHARACTER } from '../../random-runs.ts';
import { ABSENT, caseNumber, NO_CASE_NUMBER, reasonClassOf, value } from './cells.ts';

const options = { vocabulary: DEFAULT_VOCABULARY, patterns: null };
const PLATE = value('7ABC123');

test('the classes stand in the order of the table', () => {
  expect(Object.keys(REASON_CLASSES).join(' ')).toBe(
    'absent blank withheld damaged placeholder tooShort statute plate number caseNumber vague ok',
  );
});

describe('cell states', () => {
  test.each(['absent', 'blank', 'withheld', 'damaged', 'placeholder'] as const)(
    '%s is the class',
    (state) => {
      const classify = reasonClassifier(options);
      expect(classify({ text: '7ABC123', state }, NO_CASE_NUMBER, PLATE)).toBe(state);
    },
  );
});

describe('tooShort', () => {
  test.each(['a', '5', 'PC', 'fu', '69', ' ab ', '警察', '🚓a'])(
    'one or two characters: %s',
    (text) => {
      expect(reasonClassOf(text)).toBe('tooShort');
    },
  );

  test.each(['aaa', 'AaAaAa', '1111', '....', '🚓🚓🚓'])('one repeated: %s', (text) => {
    expect(reasonClassOf(text)).toBe('tooShort');
  });

  test.each(['asdf', 'ASDFG', 'qwerty', '4321', '1234', 'poiu', '0987', 'zxcvbnm'])(
    'four or more neighboring keys: %s',
    (text) => {
      expect(reasonClassOf(text)).toBe('tooShort');
    },
  );

  test.each(['abc', 'aab', 'asd', 'asdf car theft', 'qaz wsx'])(
    'more than that is not: %s',
    (text) => {
      expect(reasonClassOf(text)).toBe('ok');
    },
  );

  test('it comes before the plate', () => {
    expect(reasonClassOf('1234', { plate: value('1234') })).toBe('tooShort');
  });
});

describe('statute', () => {
  test.each(['211PC', 'HS 11378', '245(a)(2)pc', '10851', '245(a)(2)PC', '187(a)', '459 and 496d'])(
    'nothing but statutes: %s',
    (text) => {
      expect(reasonClassOf(text)).toBe('statute');
    },
  );

  test('it comes before the plate and before the case number', () => {
    expect(reasonClassOf('211PC', { plate: value('211PC') })).toBe('statute');
    expect(reasonClassOf('10851', { caseNumber: caseNumber('10851', 'ok') })).toBe('statute');
  });
});

describe('plate', () => {
  test.each(['7ABC123', '7abc-123', ' 7 ABC 123 '])('equals the plate searched: %s', (text) => {
    expect(reasonClassOf(text, { plate: PLATE })).toBe('plate');
  });

  test('it comes before number, case number and vague', () => {
    expect(reasonClassOf('26-5501', { plate: value('265501') })).toBe('plate');
    const same = { plate: PLATE, caseNumber: caseNumber('7ABC123', 'ok') };
    expect(reasonClassOf('7ABC123', same)).toBe('plate');
    expect(reasonClassOf('invest', { plate: value('INVEST') })).toBe('plate');
  });

  test.each(CELL_STATES.filter((state) => state !== 'value'))('not a plate that is %s', (state) => {
    expect(reasonClassOf('ABC 12', { plate: { text: 'ABC12', state } })).toBe('ok');
  });
});

describe('number', () => {
  test.each(['26–01698', '2602250064', '1700', '26 01628', '26/01628.1', '#26_1:2'])(
    'digits and separators only: %s',
    (text) => {
      expect(reasonClassOf(text)).toBe('number');
    },
  );

  test('also where it is the case number, or matches a pattern', () => {
    expect(reasonClassOf('26-01628', { caseNumber: caseNumber('26-01628', 'ok') })).toBe('number');
    expect(reasonClassOf('26-01628', { patterns: () => true })).toBe('number');
  });

  test('separators without a digit are none', () => {
    expect(reasonClassOf('-/-')).toBe('ok');
  });
});

describe('caseNumber', () => {
  test('matches a configured pattern', () => {
    const patterns = (text: string) => /^[A-Z]{2} \d{2}$/.test(text);
    expect(reasonClassOf(' AB 12 ', { patterns })).toBe('caseNumber');
    expect(reasonClassOf('AB 12')).toBe('ok');
  });

  test("equals the search's case number where that is ok", () => {
    expect(reasonClassOf('ab 12 ', { caseNumber: caseNumber('AB 12', 'ok') })).toBe('caseNumber');
    expect(reasonClassOf('AB 12', { caseNumber: caseNumber('AB 12', 'badFormat') })).toBe('ok');
    expect(reasonClassOf('AB 12', { caseNumber: caseNumber('AB1', 'ok') })).toBe('ok');
  });

  test.each([
    ['AB 12', 'AB12'],
    ['ab–12', 'AB-12'],
    ['AB-12', 'AB−12.'],
    ['#AB 12', 'AB12'],
    ['case ab - 12', '#AB-12'],
  ])('equals it after folding: %s, %s', (reason, number) => {
    expect(reasonClassOf(reason, { caseNumber: caseNumber(number, 'ok') })).toBe('caseNumber');
  });

  test.each(['L106668', 'Cvl111085', 'SR26-1234', 'A1-2_3/4', 'DR#1912345', 'ford2019'])(
    'a single token with four digits: %s',
    (text) => {
      expect(reasonClassOf(text)).toBe('caseNumber');
    },
  );

  test.each(['AB123', 'L106 668', 'ford(2019)', '589hpm'])(
    'three digits, white space or more punctuation: %s',
    (text) => {
      expect(reasonClassOf(text)).toBe('ok');
    },
  );
});

describe('by what is left', () => {
  test.each([
    'investigation',
    'Patrol Investigation',
    'inv',
    'suspect vehicle',
    'investigative+',
    'f/u',
    'INV.',
    'criminal+investigation',
    'LE - case info',
    'license plate check',
    'follow-up',
    'incident report',
    'no reason',
  ])('nothing is vague: %s', (text) => {
    expect(reasonClassOf(text)).toBe('vague');
  });

  test.each(['area check 5', 'investigation x', 'case 1234', 'PC investigation', '(inv) 22'])(
    'what alone would be too short is vague: %s',
    (text) => {
      expect(reasonClassOf(text)).toBe('vague');
    },
  );

  test('plate', () => {
    expect(reasonClassOf('vehicle 7abc-123', { plate: PLATE })).toBe('plate');
    expect(reasonClassOf('veh: 12AB345!', { plate: value('12AB345') })).toBe('plate');
    expect(reasonClassOf('vehicle 7abc-123')).toBe('caseNumber');
  });

  test.each([
    'case 26-01628',
    'DR 19 12345',
    'Investigation - 26-01628',
    'Investigation, 2510494',
    'case no. CVL-111085 (inv)',
    'case 26-01628, 26-01629',
  ])('number or case number: %s', (text) => {
    expect(reasonClassOf(text)).toBe('caseNumber');
  });

  test('a configured pattern', () => {
    const patterns = (text: string) => /^[A-Z]{2} \d{2}$/.test(text);
    expect(reasonClassOf('inv: AB 12.', { patterns })).toBe('caseNumber');
  });

  test("the search's own case number, its case-number words or not", () => {
    const own = caseNumber('AB 12', 'ok');
    expect(reasonClassOf('investigation ab 12', { caseNumber: own })).toBe('caseNumber');
    const padded = caseNumber(' AB 12 ', 'ok');
    expect(reasonClassOf('investigation AB 12', { caseNumber: padded })).toBe('caseNumber');
    const withWord = caseNumber('DR AB12', 'ok');
    expect(reasonClassOf('investigation DR AB12', { caseNumber: withWord })).toBe('caseNumber');
    expect(reasonClassOf('investigation CD12', { caseNumber: withWord })).toBe('ok');
    const description = caseNumber('AB 12', 'badFormat');
    expect(reasonClassOf('investigation AB 12', { caseNumber: description })).toBe('ok');
  });

  test.each([
    '234(e)(1) PC investigation',
    'case 245(a)(2)',
    'inv. 211PC',
    'DR 10851',
    'invest (211 PC)',
  ])('statute: %s', (text) => {
    expect(reasonClassOf(text)).toBe('statute');
  });

  test.each([
    'investor fraud 2019-1234',
    'vest found at scene',
    'invasion of privacy 26-100',
    '26-01628, 211PC',
    '26-15267 res burg ppd cold',
    'bolo',
  ])('nothing taken away is ok: %s', (text) => {
    expect(reasonClassOf(text)).toBe('ok');
  });

  test.each([
    'Usms case',
    'Person+Crime',
    'stolen vehicle',
    'case 26-01628 burglary',
    'robbery investigation 211PC',
  ])('something else left is ok: %s', (text) => {
    expect(reasonClassOf(text)).toBe('ok');
  });
});

describe('properties', () => {
  const word = fc.constantFrom(
    'investigation',
    'inv',
    'case',
    'DR',
    '26-01628',
    '211',
    'PC',
    '7ABC123',
    'burglary',
    'and',
    '5',
    'f',
    'u',
  );
  const joint = fc.constantFrom(' ', '-', ', ', '+', '/', '(', ')', '');
  const composed = fc
    .array(fc.tuple(word, joint), { maxLength: 6 })
    .map((parts) => parts.flat().join(''));
  const text = fc.oneof(fc.string({ unit: ANY_CHARACTER }), composed);
  const state = fc.constantFrom(...CELL_STATES);
  const classify = reasonClassifier(options);

  test('any text in any state has one of the classes', () => {
    fc.assert(
      fc.property(text, state, text, text, (reason, reasonState, own, plate) => {
        const given = classify(
          { text: reason, state: reasonState },
          caseNumber(own, 'ok'),
          value(plate),
        );
        expect(Object.keys(REASON_CLASSES)).toContain(given);
        if (reasonState !== 'value') expect(given).toBe(reasonState);
      }),
    );
  });

  test('case, and white space around it, do not matter', () => {
    fc.assert(
      fc.property(composed, (reason) => {
        const given = classify(value(reason), NO_CASE_NUMBER, ABSENT);
        expect(classify(value(`\t ${reason.toUpperCase()} `), NO_CASE_NUMBER, ABSENT)).toBe(given);
      }),
    );
  });

  test('a reason read once serves every search, and alone it says its class without the two', () => {
    const { read, classBeside } = reasonReader(options);
    const nothing = { caseNumber: null, caseKey: null, plate: '', plateKey: null };
    fc.assert(
      fc.property(composed, composed, composed, (reason, own, plate) => {
        const once = read(value(reason));
        expect(classBeside(once, nothing)).toBe(once.class);
        const key = caseKey(own);
        const beside = { caseNumber: fold(own), caseKey: key, plate, plateKey: plateKey(plate) };
        expect(classBeside(once, beside)).toBe(
          classify(value(reason), caseNumber(own, 'ok'), value(plate)),
        );
      }),
    );
  });
});
