import { expect, test } from 'vitest';
import { DEFAULT_VOCABULARY } from '../../src/contract/vocabulary.ts';
import { vocabularyOf } from '../../src/vocabulary.ts';

test('without a change the lists are the defaults', () => {
  expect(vocabularyOf({})).toEqual(DEFAULT_VOCABULARY);
  expect(vocabularyOf({ vocabulary: { vagueReasons: {} } })).toEqual(DEFAULT_VOCABULARY);
});

test.each(Object.keys(DEFAULT_VOCABULARY) as (keyof typeof DEFAULT_VOCABULARY)[])(
  '%s is replaced, extended and cut, and no other list',
  (name) => {
    const given = DEFAULT_VOCABULARY[name];
    const changed = (change: string[] | { add?: string[]; remove?: string[] }) =>
      vocabularyOf({ vocabulary: { [name]: change } });
    expect(changed(['new'])).toEqual({ ...DEFAULT_VOCABULARY, [name]: ['new'] });
    expect(changed([])[name]).toEqual([]);
    expect(changed({ add: ['new'] })[name]).toEqual([...given, 'new']);
    const remove = [` ${given[0]!.toUpperCase()} `, 'not there'];
    expect(changed({ remove })[name]).not.toContain(given[0]);
    expect(changed({ remove })[name]).toEqual(
      given.filter((word) => word.toLowerCase() !== given[0]!.toLowerCase()),
    );
    expect(changed({ add: [given[0]!], remove })[name]).toEqual([
      ...changed({ remove })[name],
      given[0],
    ]);
  },
);
