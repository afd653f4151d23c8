/** A date that a spreadsheet made of a case number, and the midnight that it may show behind it. */
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const DATE = String.raw`\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d\d-\d{1,2}|${MONTH}-\d{2,4}|\d{1,2}-${MONTH}(?:-\d{2,4})?`;
const MIDNIGHT = String.raw`(?:t|,?\s+)(?:0?0:00(?::00(?:\.0{1,9})?)?|12:00(?::00)?\s?am)`;
const MIDNIGHT_OF_DATE = new RegExp(`^(${DATE})${MIDNIGHT}$`, 'i');
const LONGEST_DATE = 40;

/** The date alone, where a text is a date with its midnight: no zeros that anybody wrote; else the text. */
export function withoutMidnight(text: string): string {
  if (text.length > LONGEST_DATE || !text.includes(':')) return text;
  return MIDNIGHT_OF_DATE.exec(text)?.[1] ?? text;
}
