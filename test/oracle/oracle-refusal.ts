export { fold } from './oracle-white-space.ts';

/** Whatever the contract makes exit 2: it cannot be done. */
export class OracleRefusal extends Error {
  override name = 'OracleRefusal';
}

/** Orders two strings by their Unicode code points. */
export function byCodePoint(left: string, right: string): number {
  for (let at = 0; ; ) {
    const a = left.codePointAt(at);
    const b = right.codePointAt(at);
    if (a === undefined || b === undefined) return left.length - right.length;
    if (a !== b) return a - b;
    at += a > 0xffff ? 2 : 1;
  }
}
