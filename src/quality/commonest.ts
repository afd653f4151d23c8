import type { ValidateResult } from '../contract/validate.ts';
import { byCodePoint } from '../search.ts';
import { personalKinds } from './reading/personal-finds.ts';

const COMMONEST = 20;
/** From how many searches on a text may be shown: it then is not a single person's. */
export const SHOWN_FROM = 5;

/** Commonest first; of equally common ones by code point. */
export function byCount<Counted extends { text: string; count: number }>(
  counted: Counted[],
): Counted[] {
  return counted.sort((a, b) => b.count - a.count || byCodePoint(a.text, b.text));
}

/** The few of them that are shown, commonest first. */
export function commonest<Counted extends { text: string; count: number }>(
  counted: Counted[],
): Counted[] {
  return byCount(counted).slice(0, COMMONEST);
}

/** The commonest reasons; one that may hold personal information is counted and not shown. */
export function topReasons(
  counted: { text: string; count: number }[],
): ValidateResult['reason']['top'] {
  return commonest(counted).map(({ text, count }) => ({
    text: personalKinds(text).length === 0 ? text : null,
    count,
  }));
}
