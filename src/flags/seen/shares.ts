/** A share as a fraction of whole numbers: what is compared with it is compared exactly. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/** A share as text, from 0 to 1 with up to six decimals: `0.25` is 25/100. */
export const SHARE_PATTERN = /^(0|1|0?\.\d{1,6}|[01]\.\d{1,6})$/;

/** @throws TypeError where the text is no share: the config was checked before */
export function shareOf(text: string): Share {
  if (!SHARE_PATTERN.test(text)) throw new TypeError(`${text} is no share`);
  const [whole = '0', decimals = ''] = text.split('.');
  const denominator = 10 ** decimals.length;
  return { numerator: Number(whole) * denominator + Number(decimals), denominator };
}

/** Whether `part` of `whole` is under a share. */
export function isUnder(part: number, whole: number, { numerator, denominator }: Share): boolean {
  return part * denominator < whole * numerator;
}

/** Whether some are judged, and too few of them are explained. */
export function isPoor(judged: number, explained: number, poor: Share): boolean {
  return judged > 0 && isUnder(explained, judged, poor);
}

/** Whether some are judged, and none of them is explained. */
export function isNoneExplained(judged: number, explained: number): boolean {
  return judged > 0 && explained === 0;
}
