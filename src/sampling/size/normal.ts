/**
 * The z that a standard normal variable exceeds with a probability, by bisection: 1.959963984540054
 * for 0.025. Right to about 1e-14.
 * @param tail over 0 and at most a half
 */
export function upperNormalQuantile(tail: number): number {
  let low = 0;
  let high = 40;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return middle;
    if (upperNormal(middle) > tail) low = middle;
    else high = middle;
  }
}

const FRACTION_DEPTH = 300;

/**
 * P(Z > z) for z ≥ 0: up to 2 one half less φ(z) · (z + z³/3 + z⁵/15 + …), whose terms are all positive;
 * beyond it φ(z) / (z + 1/(z + 2/(z + 3/(z + …)))), Laplace's continued fraction, which keeps small
 * tails right to the last digits.
 */
function upperNormal(z: number): number {
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < 2) {
    let sum = 0;
    let term = z;
    for (let odd = 3; sum + term > sum; odd += 2) {
      sum += term;
      term *= (z * z) / odd;
    }
    return 0.5 - density * sum;
  }
  let fraction = z;
  for (let depth = FRACTION_DEPTH; depth > 0; depth -= 1) fraction = z + depth / fraction;
  return density / fraction;
}
