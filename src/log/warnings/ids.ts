import type { Warning } from '../../contract/document.ts';
import { quoted } from '../../quoted.ts';
import type { IdRepeats } from '../duplicates/id-repeats.ts';
import { sameMinutes, sameNumbers } from '../duplicates/same-numbers.ts';
import { type LogPlan, placeWord } from '../log-plan.ts';
import type { LogReading } from '../log-reading.ts';
import { withCommas } from './with-commas.ts';

/** What an auditor should know of columns of ids that are none. */

/** The warnings of logs whose searches were told apart by their cells. */
export function idRepeatsWarnings(readings: readonly LogReading[]): Warning[] {
  const others =
    readings.length === 1
      ? ''
      : '; a search that another log repeats is known there only where all cells are the same';
  return readings.flatMap(({ plan, rows, idRepeats }): Warning[] => {
    if (idRepeats === null) return [];
    const message =
      `${plan.file}: ${idsAreNone(plan, idRepeats, rows)}; searches are told apart by all of their ` +
      `cells${others}. Name a column of ids with --map "searchId=<header>", or say --no-id`;
    return [{ code: 'id-repeats', message }];
  });
}

/** How many repeats show that a column is none of ids. */
export function idsAreNone(
  plan: LogPlan,
  { count, isOfAnother, first }: IdRepeats,
  rows: number,
): string {
  const { file, columns } = plan;
  const column = columns.matched.find(({ field }) => field === 'searchId');
  const whose = isOfAnother
    ? 'have an id of another log, on another day, by another user or for another plate'
    : 'repeat an earlier id at another time, by another user or for another plate';
  const repeats = `${withCommas(count)} of ${withCommas(rows)} rows ${whose}`;
  const where = first && ` (first ${placeIn(file, plan, first)}: ${quoted(first.id)})`;
  return `column ${column?.header} holds no search ids: ${repeats}${where ?? ''}`;
}

/** The warnings of logs that seem to be the same in two spellings: one for the later of two. */
export function sameIdsWarnings(readings: readonly LogReading[]): Warning[] {
  return sameNumbers(readings.map(({ numbers }) => numbers)).map((pair) => {
    const { earlier, later, shared, same, isOfSome, first } = pair;
    const [plan, before] = [readings[later]!.plan, readings[earlier]!.plan];
    const [file, other] = [plan.file, before.file];
    const ids = `${withCommas(same)} of ${withCommas(shared)} ids`;
    const looked = isOfSome ? ' that were looked at' : '';
    const [own, its] = first;
    return {
      code: 'same-ids',
      message:
        `${file}: ${ids}${looked} shared with ${other} have the same user and plate, and times that ` +
        `are written differently (first ${placeIn(file, plan, own)}: ${quoted(own.written)}; ` +
        `${placeIn('', before, its)}: ${quoted(its.written)}): probably the same log in two spellings, ` +
        'whose searches count twice; give one of the two',
    };
  });
}

/** The warnings of logs without ids that seem to hold the same searches: one for the later of two. */
export function sameSearchesWarnings(readings: readonly LogReading[]): Warning[] {
  return sameMinutes(readings.map(({ minutes }) => minutes)).map((pair) => {
    const { earlier, later, shared, same, isOfSome, first } = pair;
    const [plan, before] = [readings[later]!.plan, readings[earlier]!.plan];
    const [file, other] = [plan.file, before.file];
    const looked = isOfSome ? ' that were looked at' : '';
    const [own, its] = first;
    return {
      code: 'same-searches',
      message:
        `${file}: in ${withCommas(same)} of ${withCommas(shared)} minutes${looked} in which ${other} has ` +
        'searches, too, the first is by the same user for the same plate, in a row with other cells ' +
        `(first ${placeIn(file, plan, own)}: ${quoted(own.written)}; ${placeIn('', before, its)}: ` +
        `${quoted(its.written)}): probably the same searches in two spellings, or exported with other ` +
        'columns, which count twice; give one of the two',
    };
  });
}

/** A row's place, for a message that has named the file. */
function placeIn(
  file: string,
  plan: LogPlan,
  row: { readonly file: string; readonly line: number },
): string {
  const place = `${placeWord(plan)} ${row.line}`;
  return row.file === file ? place : `${row.file} ${place}`;
}
