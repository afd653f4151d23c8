import { LOGIN_GAPS } from '../../../contract/systems/login-gaps.ts';
import type { LoginsResult, LoginsSettings } from '../../../contract/systems/logins.ts';
import { deceivingLines, lookAt, otherLines } from '../../look-at.ts';
import {
  type Block,
  type Column,
  heading,
  notes,
  paragraph,
  table,
  textColumn,
  type View,
} from '../../view.ts';
import { counted, percent, thousands, timeWords } from '../../words.ts';
import { tableNotes } from './table-notes.ts';
import type { TablesRead } from './tables-read.ts';

const SHOWN = 30;

const number = (header: string): Column => ({ header, align: 'right' });
const time = (iso: string | null): string => (iso === null ? '–' : timeWords(iso));

/** Addresses that are not the agency's. */
export function loginsView(
  { tables, warnings, notes: said }: TablesRead,
  settings: LoginsSettings,
  result: LoginsResult,
): View {
  const warned = { inputs: tables, warnings };
  return {
    lead: [...lookAt(deceivingLines(warned)), rowsSentence(result)],
    blocks: [
      ...[...said, ...lookAt(otherLines(warned))].map(paragraph),
      ...loginsBlocks(result, settings),
      notes([...LOGIN_NOTES, ...tableNotes(tables)]),
    ],
  };
}

function rowsSentence({ rows, outsidePeriod, withoutAddress }: LoginsResult): string {
  const beside = [
    ...(outsidePeriod > 0 ? [`${thousands(outsidePeriod)} outside the period`] : []),
    ...(withoutAddress > 0 ? [`${thousands(withoutAddress)} without an address`] : []),
  ];
  return `${counted(rows, 'row')} read${beside.length === 0 ? '' : ` (${beside.join('; ')})`}.`;
}

/** All that the addresses tell, as blocks. */
export function loginsBlocks(result: LoginsResult, { networks }: LoginsSettings): Block[] {
  const { recognized, unrecognized, twoPlaces, failures, cannotTell } = result;
  return [
    heading('Network addresses'),
    paragraph(recognizedSentence(result, networks)),
    ...(cannotTell.length === 0
      ? []
      : [notes(cannotTell.map((gap) => `Nobody can tell ${LOGIN_GAPS[gap]}.`))]),
    ...listed('Not recognized', unrecognized, unrecognizedTable),
    ...listed('Two places within an hour', twoPlaces, placesTable),
    ...listed('Failures that come together', failures, failuresTable),
    ...(recognized.share !== null && unrecognized.length + twoPlaces.length + failures.length === 0
      ? [paragraph('Nothing else was found.')]
      : []),
  ];
}

function recognizedSentence(
  { recognized, privateRange, rows, withoutAddress }: LoginsResult,
  networks: number,
): string {
  const known = `the ${counted(networks, 'network')} of --known`;
  const ofPrivate =
    privateRange === 0
      ? ''
      : ` ${counted(privateRange, 'row')} of private or shared ranges ${privateRange === 1 ? 'says' : 'say'} nothing of where somebody was.`;
  if (recognized.share === null)
    return `Whether addresses are of ${known} cannot be told.${ofPrivate}`;
  const all = rows - withoutAddress;
  return `${thousands(recognized.count)} of ${counted(all, 'row')} with an address (${percent(recognized.count, all)}) ${recognized.count === 1 ? 'is' : 'are'} from ${known}.${ofPrivate}`;
}

function listed<Found>(
  title: string,
  found: readonly Found[],
  tableOf: (found: Found[]) => Block,
): Block[] {
  if (found.length === 0) return [];
  const more = found.length - SHOWN;
  return [
    heading(`${title}: ${thousands(found.length)}`),
    tableOf(found.slice(0, SHOWN)),
    ...(more > 0 ? [paragraph(`${thousands(more)} more: --json and --format csv list all.`)] : []),
  ];
}

function unrecognizedTable(found: LoginsResult['unrecognized']): Block {
  return table(
    [
      textColumn('Address'),
      textColumn('User'),
      textColumn('First'),
      textColumn('Last'),
      number('Rows'),
    ],
    found.map(({ network, user, first, last, count }) => ({
      cells: [network, user ?? '–', time(first), time(last), thousands(count)],
    })),
  );
}

function placesTable(found: LoginsResult['twoPlaces']): Block {
  return table(
    [
      textColumn('User'),
      textColumn('From'),
      textColumn('To'),
      textColumn('When'),
      number('Minutes'),
      number('Row'),
    ],
    found.map(({ user, from, to, at, minutes, row }) => ({
      cells: [user, from, to, time(at), thousands(minutes), String(row)],
    })),
  );
}

function failuresTable(found: LoginsResult['failures']): Block {
  return table(
    [textColumn('User'), textColumn('From'), textColumn('To'), number('Failures')],
    found.map(({ user, from, to, count }) => ({
      cells: [user, time(from), time(to), thousands(count)],
    })),
  );
}

export const LOGIN_NOTES: readonly string[] = [
  'No public example of such a log exists: check the columns that were taken (--map).',
  'An address is a reason to look: an officer at home, a hotel, a new line of the agency. Addresses that are not known are never paired, because the modem of every patrol car changes its address.',
];
