import { CannotBeDone } from '../errors.ts';
import { folded, trimmed } from '../search.ts';
import type { Layout } from './layouts/layout.ts';
import { dayNumber } from './times/calendar.ts';

/** What is said of all searches of a log at once: by the rows above its header, or by whoever reads it. */

export interface Stated {
  /** The agency of searches that name none; null where nobody says it. */
  readonly agency: string | null;
  readonly agencyBy: 'option' | 'preamble' | null;
  /** The period that the title rows say, as day numbers, both inclusive. */
  readonly period: { readonly from: number; readonly to: number } | null;
}

/** An agency that was given by hand for logs: a name, with or without its folders; `*` is any text. */
export interface AgencyOf {
  readonly files: string;
  readonly agency: string;
}

/** What is said of a log. @param given the agency that was given for it; null for none */
export function statedOf(
  layout: Layout,
  preamble: readonly string[],
  given: string | null,
): Stated {
  const cells = layout.titled === true ? preamble.map(trimmed).filter(isTitle) : [];
  const agency = given ?? agencyIn(cells);
  const by = given === null ? 'preamble' : 'option';
  return {
    agency,
    agencyBy: agency === null ? null : by,
    period: periodIn(cells.join(' ').replace(/\s+/g, ' ').slice(0, LONGEST)),
  };
}

/** The longest cell, and the longest text of all of them, that is read: nobody's title is longer. */
const LONGEST_TITLE = 200;
const LONGEST = 5000;

function isTitle(cell: string): boolean {
  return cell !== '' && cell.length <= LONGEST_TITLE;
}

/** Whether a name of a log is one of those that a text of --agency-of stands for. */
export function isNamedBy(files: string, name: string): boolean {
  const plain = (text: string): string => text.replaceAll('\\', '/').replace(/^(\.\/)+/, '');
  const whole = plain(name);
  const parts = plain(files).split('*').map(escaped);
  const pattern = new RegExp(`^${parts.join('.*')}$`, 's');
  return pattern.test(whole) || pattern.test(whole.slice(whole.lastIndexOf('/') + 1));
}

/**
 * What --agency-of says has to be said of something, and of each thing once.
 * @param names files and folders that it may be said of
 * @param what what they are called
 * @throws CannotBeDone
 */
export function checkAgencyOf(
  given: readonly AgencyOf[],
  names: readonly string[],
  what: 'log' | 'file',
): void {
  for (const { files, agency } of given) {
    const own = names.filter((name) => isNamedBy(files, name));
    if (own.length === 0) {
      throw new CannotBeDone(
        `--agency-of "${files}=${agency}": no ${what} is called so: give the name of one, or a part of it and *`,
      );
    }
    const other = given.find(
      (each) => each.agency !== agency && own.some((name) => isNamedBy(each.files, name)),
    );
    if (other !== undefined) {
      throw new CannotBeDone(
        `--agency-of names ${own[0]} both ${agency} and ${other.agency}: give it one of them`,
      );
    }
  }
}

function escaped(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}

const LABELED =
  /^(?:user )?(?:agency|organi[sz]ation|department|customer)(?: name)?\s*[:=]\s*(\S.*)$/i;
const LABEL = /^(?:user )?(?:agency|organi[sz]ation|department|customer)(?: name)?\s*[:=]?$/i;
/** What a cell calls itself that is the name of an agency alone. */
const AGENCY =
  /\b(?:police|sheriff(?:'s)?|marshal(?:'s)?|highway patrol|state patrol|district attorney(?:'s)?|department of public safety|PD|SO)\b/;
const AGENCY_IN_ANY_CASE = new RegExp(AGENCY.source, 'i');
const OTHER_WORDS =
  /\b(?:vigilant|learn|motorola|platesearch|report|audit|track|transactions?|query|queries|export(?:ed)?|printed|prepared|created|generated|period|range|dates?|page|for|by|from|to)\b/i;
const PLAIN_NAME = /^\p{L}[\p{L}\d .,'’&/()-]{1,79}$/u;
/** Words in parentheses that are no part of a name, as a state is. */
const REMARK = /\s*\([^()]{13,}\)$/;

function agencyIn(cells: readonly string[]): string | null {
  for (const [at, cell] of cells.entries()) {
    const said = LABELED.exec(cell)?.[1] ?? (LABEL.test(cell) ? cells[at + 1] : undefined);
    if (said !== undefined && !LABEL.test(said)) return trimmed(said.replace(REMARK, ''));
  }
  const names = new Map<string, string>();
  for (const cell of cells) {
    const name = cell.replace(REMARK, '');
    const word = /[a-z]/.test(name) ? AGENCY_IN_ANY_CASE.exec(name)?.[0] : AGENCY.exec(name)?.[0];
    if (word === undefined || OTHER_WORDS.test(name) || !PLAIN_NAME.test(name)) continue;
    // PD and SO are words of other languages in small letters.
    if (/^(?:pd|so)$/i.test(word) && word !== word.toUpperCase()) continue;
    names.set(folded(name), name);
  }
  const [only] = names.values();
  return names.size === 1 ? (only ?? null) : null;
}

const DATE = String.raw`(\d{1,2}[-/]\d{1,2}[-/](?:\d{4}|\d{2})|\d{4}-\d{1,2}-\d{1,2})(?!\d)`;
const CLOCK = String.raw`(?:,?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]\.?M\.?)?)?`;
const PERIOD = new RegExp(
  String.raw`\b(?:period|range|dates?|from|start(?: date)?)\s*[:=]?\s*(?:from\s*[:=]?\s*|between\s+)?${DATE}${CLOCK}\s*[-–—,;]?\s*(?:(?:to|through|thru|until|and|end(?: date)?)\s*[:=]?\s*)?${DATE}`,
  'i',
);

function periodIn(text: string): Stated['period'] {
  const [, first, last] = PERIOD.exec(text) ?? [];
  if (first === undefined || last === undefined) return null;
  const [from, to] = [dayIn(first), dayIn(last)];
  return from < 0 || to < from ? null : { from, to };
}

/** The day of a date with the month first, as the vendor writes it, or the year; −1 for none. */
function dayIn(text: string): number {
  const [a = 0, b = 0, c = 0] = text.split(/[-/]/).map(Number);
  if (/^\d{4}/.test(text)) return dayNumber(a, b, c);
  return dayNumber(c < 100 ? c + (c < 90 ? 2000 : 1900) : c, a, b);
}
