import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { DEFAULT_VOCABULARY } from '../../src/contract/vocabulary.ts';

test('the default lists are those of vectors/vocabulary.json to the letter', () => {
  const sha256 = createHash('sha256').update(JSON.stringify(DEFAULT_VOCABULARY)).digest('hex');
  expect(sha256).toBe('0576a72564a90fa3166b37d45d5a2440dc596fe8aac9a6fbe75a1e216abd76ea');
});
