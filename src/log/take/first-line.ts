/** The first of two lines; 0 stands for no line. */
export function firstOf(a: number, b: number): number {
  return a === 0 || b === 0 ? a + b : Math.min(a, b);
}
