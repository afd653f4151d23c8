import type { Warning } from '../../contract/document.ts';
import { quoted } from '../../quoted.ts';
import type { Damage } from '../cells/damaged.ts';
import type { LogReading, OddCellsFound } from '../log-reading.ts';
import { CALCULATE } from './undated.ts';
import { withCommas } from './with-commas.ts';

/** What a spreadsheet did to cells before the log came here; it says nothing about the officers. */

/** Dates in digits are told where they are one row in so many: people write some as case numbers. */
const DATES_ONE_IN = 100;

const AS_EXPORTED =
  'ask for the log as the system exports it, or with its ids and case numbers as text';

const DAMAGES: Readonly<Record<Damage, { readonly what: string; readonly advice: string }>> = {
  noResult: {
    what: 'formulas stored without their results',
    advice: CALCULATE,
  },
  error: { what: 'error values', advice: AS_EXPORTED },
  scientific: { what: 'numbers in scientific form, which have lost digits', advice: AS_EXPORTED },
};

const KINDS: readonly Damage[] = ['noResult', 'error', 'scientific'];

/** The warnings of a log with cells that a spreadsheet ruined, or with case numbers that it rewrote. */
export function oddCellsWarnings(reading: LogReading): Warning[] {
  const rewritten = rewrittenWarning(reading);
  return [...damagedWarning(reading, rewritten.length > 0), ...rewritten];
}

function damagedWarning({ plan, odd }: LogReading, isNarrowTold: boolean): Warning[] {
  const damages = KINDS.map((kind) => ({ kind, found: odd.filter((each) => each.kind === kind) }));
  const there = damages.filter(({ found }) => found.length > 0);
  const count = sum(there.flatMap(({ found }) => found));
  if (count === 0) return [];
  const cells = count === 1 ? '1 cell' : `${withCommas(count)} cells`;
  const what = there.map(({ kind, found }) => `${DAMAGES[kind].what} (${byField(found)})`);
  const first = odd.find(({ kind }) => there.some((each) => each.kind === kind))!;
  // What stands for a missing result is no text of the file, and is named before.
  const text = first.kind === 'noResult' ? '' : ` ${quoted(first.text)}`;
  const narrow =
    isNarrowTold || !odd.some(({ kind, field }) => kind === 'scientific' && field === 'caseNumber')
      ? ''
      : narrowWords(odd);
  const advice = [...new Set(there.map(({ kind }) => DAMAGES[kind].advice))].join('; ');
  const message =
    `${plan.file}: ${cells} ${count === 1 ? 'is' : 'are'} damaged by a spreadsheet, and held against ` +
    `nobody: ${what.join(', ')}${narrow}; the first, ${first.where}, is ${first.field}${text}: ${advice}`;
  return [{ code: 'damaged-cells', message }];
}

function rewrittenWarning({ plan, rows, odd }: LogReading): Warning[] {
  const inField = odd.filter(({ field }) => field === 'caseNumber');
  const dates = inField.filter(({ kind }) => kind === 'monthName' || kind === 'digitDate');
  const hasMonthName = dates.some(({ kind }) => kind === 'monthName');
  const count = sum(dates);
  if (count === 0 || (!hasMonthName && count * DATES_ONE_IN < rows)) return [];
  const scientific = sum(inField.filter(({ kind }) => kind === 'scientific'));
  const all = count + scientific;
  const look = all === 1 ? '1 case number looks' : `${withCommas(all)} case numbers look`;
  const { text, where } = dates[0]!;
  const others =
    scientific === 0 ? '' : `, ${withCommas(scientific)} as a number in scientific form`;
  const message =
    `${plan.file}: ${look} rewritten by a spreadsheet${narrowWords(odd)}: ${withCommas(count)} as a ` +
    `date${others}; the first date, ${where}, is ${quoted(text)}: dates are judged as they stand; ` +
    AS_EXPORTED;
  return [{ code: 'rewritten-numbers', message }];
}

/** How many case numbers stand in a column that was too narrow for them. */
function narrowWords(odd: LogReading['odd']): string {
  const narrow = odd.filter(({ kind }) => kind === 'narrow');
  const count = sum(narrow);
  if (count === 0) return '';
  return `, ${withCommas(count)} ${count === 1 ? 'is' : 'are'} a column too narrow (${quoted(narrow[0]!.text)})`;
}

function byField(found: readonly OddCellsFound[]): string {
  return found.map(({ field, count }) => `${field} ${withCommas(count)}`).join(', ');
}

function sum(found: readonly OddCellsFound[]): number {
  return found.reduce((total, { count }) => total + count, 0);
}
