import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';

/** Fails where the two differ. What is equal takes no time, and the case is made a text only to be shown. */
export function expectSame(program: unknown, oracle: unknown, text: () => string): void {
  if (!isDeepStrictEqual(program, oracle)) expect(program, text()).toEqual(oracle);
}
