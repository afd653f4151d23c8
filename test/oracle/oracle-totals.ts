const VALUE_OR_END = '(\\s*[:=].*|\\s+\\d.*)?$';
const MADE = '(generated|printed|exported|produced|run|created|downloaded)';

/** What reports write before a total, or before the time at which they were made. */
const TOTAL = new RegExp(
  `^(${[
    '(grand|sub|running|report|overall)[\\s-]*totals?\\b',
    `totals?(\\s+(searches|records|rows|queries|count|number|for|by|of)\\b.*)?${VALUE_OR_END}`,
    `((row|record|search|query|group)\\s+)?(count|sum|average)s?${VALUE_OR_END}`,
    '(number|no\\.) of (searches|records|rows|queries)\\b',
    'report (was )?(generated|run|printed|created|exported|produced|date|time|period)\\b',
    `${MADE} (on|at|by|from|date|time)\\b`,
    `${MADE}${VALUE_OR_END}`,
    '(print|export) (date|time)\\b',
    'date (printed|generated|run|exported|of report)\\b',
    '(as of|end of report)\\b',
    'page\\s*:?\\s+\\d',
  ].join('|')})`,
  's',
);

/** @param cell trimmed and case-folded, the first of its row that is filled */
export function beginsATotal(cell: string): boolean {
  return cell.length <= 200 && TOTAL.test(cell);
}
