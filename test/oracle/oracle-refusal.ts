export { fold } from './oracle-white-space.ts';

/** Whatever the contract makes exit 2: it cannot be done. */
export class OracleRefusal extends Error {
  override name = 'OracleRefusal';
}

/** Orders two strings by their Unicode code points. */
export function byCodePoint(left: string, right: string): number {
  const a = [...left].map((character) => character.codePointAt(0) ?? 0);
  const b = [...right].map((character) => character.codePointAt(0) ?? 0);
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
