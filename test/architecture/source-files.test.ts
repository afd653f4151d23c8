import { describe, expect, it } from 'vitest';
import { cyclesOf, namesUsed, parsed } from './source-files.ts';

/** The rules are only as good as the eyes that read the imports. */
describe('the reading of imports', () => {
  it.each([
    [`import a from './b.ts';`, { to: 'log/b.ts', inside: true }],
    [`import { a } from '../b.ts';`, { to: 'b.ts', inside: true }],
    [`import { a, type B } from 'zod';`, { to: 'zod', inside: false, typeOnly: false }],
    [`import type { A } from 'zod';`, { to: 'zod', typeOnly: true }],
    [`import { type A, type B } from 'zod';`, { to: 'zod', typeOnly: true }],
    [`import 'node:fs';`, { to: 'node:fs', typeOnly: false }],
    [`import * as fs from 'node:fs';`, { to: 'node:fs', typeOnly: false }],
    [`const { a } = await import('./b.ts');`, { to: 'log/b.ts', dynamic: true }],
    [`export { a } from './b.ts';`, { to: 'log/b.ts', reExport: true }],
    [`export * from './b.ts';`, { to: 'log/b.ts', reExport: true }],
    [`export type { A } from './b.ts';`, { reExport: true, typeOnly: true }],
    [`let a: import('./b.ts').A;`, { to: 'log/b.ts', typeOnly: true }],
  ])('sees %s', (text, expected) => {
    expect(parsed('log/a.ts', text).imports).toMatchObject([expected]);
  });

  it('sees no import in comments and texts', () => {
    const text = `// import a from 'zod'\nconst b = "import c from 'zod'";`;
    expect(parsed('log/a.ts', text).imports).toEqual([]);
  });

  it('sees which names a file uses', () => {
    const names = namesUsed(parsed('a.ts', 'io.process; console.log(1); const x = { Date: 1 };'));
    expect(names.has('process')).toBe(false);
    expect(names.has('Date')).toBe(false);
    expect(names.has('console')).toBe(true);
  });

  it('sees cycles, through types and dynamic imports too', () => {
    const a = parsed('a.ts', `import type { B } from './b.ts';`);
    const b = parsed('b.ts', `import { c } from './c.ts';`);
    const c = parsed('c.ts', `const d = () => import('./a.ts');`);
    expect(cyclesOf([a, b, c])).toEqual(['a.ts → b.ts → c.ts → a.ts']);
    expect(cyclesOf([a, b])).toEqual([]);
  });
});
