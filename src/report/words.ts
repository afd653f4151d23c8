import { calendarWords } from '../calendar-words.ts';
import type { Tool } from '../contract/document.ts';

/** Numbers, periods and lists as people read them. */

/** 1204332 → "1,204,332". */
export function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** The program, its version, and the zone data that it dated the searches by. */
export function toolWords({ name, version, zoneData }: Tool): string {
  return `${name} ${version}${zoneData === null ? '' : `, time-zone data ${zoneData}`}`;
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

/** An ISO 8601 time, its date in words, a space before its offset, UTC for Z, no empty fraction. */
export function timeWords(iso: string): string {
  const parts = /^(\d{4}-\d\d-\d\d)T([\d:]+)(\.\d+)?(Z|[+-]\d\d:?\d\d)?$/.exec(iso);
  if (parts === null) return calendarWords(iso);
  const [, date, clock, fraction = '', zone = ''] = parts;
  const time = `${calendarWords(date ?? '')}, ${clock}${/^\.0+$/.test(fraction) ? '' : fraction}`;
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

const HIDDEN_BY_ROUNDING = 1e-9;
const MOST_DECIMALS = 6;

/**
 * A fraction as percent with one decimal: 0.0341 → "3.4%", 0.05 → "5%". A limit is rounded away from
 * what it limits (`up`, `down`), so that what the words say holds; a share that is not nothing never
 * rounds to 0%, nor one that is not all to 100%.
 * @param apart a fraction that it is compared with: as many decimals as it takes to tell them apart
 */
export function rateWords(
  fraction: number,
  toward: 'near' | 'up' | 'down' = 'near',
  apart: number | null = null,
): string {
  if (toward === 'near' && fraction > 0 && fraction < 0.0005) return '<0.1%';
  if (toward === 'near' && fraction < 1 && fraction >= 0.9995) return '>99.9%';
  for (let decimals = 1; ; decimals += 1) {
    const exact = fraction * 100 * 10 ** decimals;
    const nearest = Math.round(exact);
    const isExact = Math.abs(exact - nearest) <= HIDDEN_BY_ROUNDING * Math.max(1, exact);
    const rounded = isExact || toward === 'near' ? nearest : roundedTo(toward, exact);
    const text = (rounded / 10 ** decimals).toFixed(decimals);
    const isTold =
      apart === null || side(rounded / 10 ** (decimals + 2), apart) === side(fraction, apart);
    if (isTold || decimals === MOST_DECIMALS) return `${isExact ? String(Number(text)) : text}%`;
  }
}

function roundedTo(toward: 'up' | 'down', number: number): number {
  return toward === 'up' ? Math.ceil(number) : Math.floor(number);
}

/** Below 0, 0 or over 0: on which side of the other a fraction is. */
function side(fraction: number, other: number): number {
  return Math.abs(fraction - other) < 1e-12 ? 0 : Math.sign(fraction - other);
}

/** A count that was reckoned and not counted: 143.6 → "about 144", 0.3 → "under 1", 2050 → "2,050". */
export function reckoned(count: number): string {
  if (Math.abs(count - Math.round(count)) < 1e-9) return thousands(Math.round(count));
  return count < 1 ? 'under 1' : `about ${thousands(Math.round(count))}`;
}
