/** Dates as people here read them. */

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
];

/** "2026-01-02" → "January 2, 2026", "2026-11" → "November 2026"; what is neither stands as it is. */
export function calendarWords(date: string): string {
  const [, year, month, , day] = /^(\d{4})-(\d\d)(-(\d\d))?$/.exec(date) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) return date;
  return day === undefined ? `${name} ${year}` : `${name} ${Number(day)}, ${year}`;
}

/** The same for a cell of a table: "–" for none. */
export function calendarCell(date: string | null): string {
  return date === null ? '–' : calendarWords(date);
}
