import { expect, test } from 'vitest';
import { SeenBefore } from '../../src/tables/seen-before.ts';

test('a text that came is known, and of 100,000 new ones few are taken for one that came', () => {
  const seen = new SeenBefore();
  let mistaken = 0;
  for (let i = 0; i < 100_000; i++) if (seen.has(`text ${i}`)) mistaken++;
  expect(mistaken).toBeLessThan(100_000 / 16);
  for (let i = 0; i < 100_000; i++) if (!seen.has(`text ${i}`)) expect.fail(`text ${i}`);
});
