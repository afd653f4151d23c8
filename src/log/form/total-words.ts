/**
 * What reports write before a total, or before the time at which they were made: in a row that has
 * little else, a time then is no search's.
 */

const LONGEST = 200;
const END = String.raw`(?:\s*[:=].*|\s+\d.*)?$`;
const WORDS = [
  String.raw`(?:grand|sub|running|report|overall)[\s-]*totals?\b`,
  String.raw`totals?(?:\s+(?:searches|records|rows|queries|count|number|for|by|of)\b.*)?${END}`,
  String.raw`(?:(?:row|record|search|query|group)\s+)?(?:count|sum|average)s?${END}`,
  String.raw`(?:number|no\.) of (?:searches|records|rows|queries)\b`,
  String.raw`report (?:was )?(?:generated|run|printed|created|exported|produced|date|time|period)\b`,
  String.raw`(?:generated|printed|exported|produced|run|created|downloaded) (?:on|at|by|from|date|time)\b`,
  `(?:generated|printed|exported|produced|run|created|downloaded)${END}`,
  String.raw`(?:print|export) (?:date|time)\b`,
  String.raw`date (?:printed|generated|run|exported|of report)\b`,
  String.raw`(?:as of|end of report)\b`,
  String.raw`page\s*:?\s+\d`,
].map((word) => new RegExp(`^${word}`, 's'));

/** @param cell the first filled cell of a row, trimmed and case-folded */
export function beginsAsTotal(cell: string): boolean {
  return cell.length <= LONGEST && WORDS.some((word) => word.test(cell));
}
