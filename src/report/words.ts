/** Numbers, periods and lists as people read them. */

/** 1204332 → "1,204,332". */
export function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** 1 → "1 search", 4262 → "4,262 searches"; the plural is the singular with an s where not given. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${thousands(count)} ${count === 1 ? singular : plural}`;
}

/**
 * A whole percent, half up, that never hides a search: "<1%" for some that round to none, ">99%"
 * for not quite all; "–" where there is nothing to take a share of.
 */
export function percent(count: number, total: number): string {
  if (total === 0) return '–';
  const whole = Math.floor((200 * count + total) / (2 * total));
  if (whole === 0 && count > 0) return '<1%';
  if (whole === 100 && count < total) return '>99%';
  return `${whole}%`;
}

const UNITS: Readonly<Record<string, string>> = {
  min: 'minute',
  h: 'hour',
  d: 'day',
  mo: 'month',
  y: 'year',
};

/** A period as an option gives it, in words: "6mo" → "6 months"; what is not one, as it stands. */
export function periodWords(period: string): string {
  const [, number, unit] = /^(\d+)(min|h|d|mo|y)$/.exec(period) ?? [];
  const word = unit === undefined ? undefined : UNITS[unit];
  return number === undefined || word === undefined ? period : counted(Number(number), word);
}

/** The length of a date range: 1440 → "24 hours", 43200 → "30 days", 61 → "1 hour 1 minute". */
export function durationWords(minutes: number): string {
  const days = minutes < 2 * 1440 ? 0 : Math.floor(minutes / 1440);
  const hours = Math.floor((minutes - days * 1440) / 60);
  const rest = minutes - days * 1440 - hours * 60;
  const parts = [
    ...(days > 0 ? [counted(days, 'day')] : []),
    ...(hours > 0 ? [counted(hours, 'hour')] : []),
    ...(rest > 0 ? [counted(rest, 'minute')] : []),
  ];
  return parts.length === 0 ? 'under 1 minute' : parts.join(' ');
}

/** An ISO 8601 time with a space for its T and before its offset, UTC for Z, no empty fraction. */
export function timeWords(iso: string): string {
  const parts = /^(\d{4}-\d\d-\d\d)T([\d:]+)(\.\d+)?(Z|[+-]\d\d:?\d\d)?$/.exec(iso);
  if (parts === null) return iso;
  const [, date, clock, fraction = '', zone = ''] = parts;
  const time = `${date} ${clock}${/^\.0+$/.test(fraction) ? '' : fraction}`;
  return zone === '' ? time : `${time} ${zone === 'Z' ? 'UTC' : zone}`;
}

/** "a", "a and b", "a, b and c". */
export function listWords(texts: readonly string[], last = 'and'): string {
  if (texts.length < 2) return texts.join('');
  return `${texts.slice(0, -1).join(', ')} ${last} ${texts.at(-1)}`;
}

/** “text”: in quotation marks, as names from a log stand in a sentence. */
export function quoted(text: string): string {
  return `“${text}”`;
}
