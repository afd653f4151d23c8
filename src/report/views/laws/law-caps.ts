import { calendarWords } from '../../../calendar-words.ts';
import type { AgesResult } from '../../../contract/ages.ts';
import type { LawCap, LawToday } from '../../../contract/laws/law.ts';
import {
  type Block,
  countColumns,
  heading,
  notes,
  paragraph,
  table,
  textColumn,
} from '../../view.ts';
import { listWords, percent, periodWords, thousands } from '../../words.ts';
import { sayingBlocks } from './completeness-view.ts';
import { lawNote, lawWords, sureWords } from './law-words.ts';

/** The caps of today, apart from those of March 2019, and dated. */
export function todayBlocks({ today, ranged }: AgesResult, scope: string): Block[] {
  if (today === undefined) return [];
  const { caps } = today;
  const periods = [...new Set(caps.map(({ period }) => period))];
  const rows = periods.map((period) => {
    const own = caps.filter((cap) => cap.period === period);
    const { fully, partly, notAtAll } = own[0]!;
    return {
      cells: [
        periodWords(period),
        ...[fully, partly, notAtAll].flatMap((count) => [thousands(count), percent(count, ranged)]),
        statesText(own),
      ],
    };
  });
  return [
    heading(`Caps on retention by law today (as of ${calendarWords(today.asOf)})`),
    table(
      [
        textColumn('Images kept for'),
        ...['Fully', 'Partly', 'Not at all'].flatMap(countColumns),
        textColumn('States'),
      ],
      rows,
    ),
    paragraph(`${withoutText(today)} ${scope}`),
    ...sourceBlocks(today),
  ];
}

/** What each cap rests on. */
function sourceBlocks(today: LawToday): Block[] {
  const laws = [...today.caps, ...today.withoutCap.map((each) => ({ ...each, period: null }))];
  return [
    heading('What today’s caps rest on'),
    table(
      ['State', 'Cap', 'Citation', 'In force', 'Sure'].map(textColumn),
      laws.map(({ name, period, citation, inForce, sure }) => ({
        cells: [
          name,
          period === null ? 'none' : periodWords(period),
          ...[citation ?? '–', inForce === null ? '–' : calendarWords(inForce), sureWords(sure)],
        ],
      })),
    ),
    notes([
      ...laws.flatMap(({ name, note }) => (note === null ? [] : [`${name}: ${note}.`])),
      lawNote(today),
    ]),
  ];
}

/** Those that were verified first. */
function statesText(caps: LawToday['caps']): string {
  const named = (isVerified: boolean): string =>
    listWords(caps.filter(({ sure }) => (sure === 'A') === isVerified).map(({ name }) => name));
  const [verified, others] = [named(true), named(false)];
  return [verified, others && `not verified: ${others}`].filter((text) => text !== '').join('; ');
}

function withoutText({ withoutCap, noneFound }: LawToday): string {
  return `Laws without a cap: ${listWords(withoutCap.map(({ name }) => name))}. No law was found of ${listWords(noneFound)}, which never means that none exists.`;
}

/** The agency's retention against the cap of a state's law. */
export function capBlocks({ law }: AgesResult): Block[] {
  if (law === undefined) return [];
  return [
    heading(`How long images may be kept: ${law.name}`),
    paragraph(capSentence(law)),
    ...sayingBlocks(law),
  ];
}

function capSentence(law: LawCap): string {
  const { outcome, cap, retention, name, why, says, sure } = law;
  const line = says.find(({ of }) => of === 'retention');
  const which = `${lawWords(law)}; sure: ${sureWords(line === undefined ? sure : line.sure)}`;
  const own = retention === null ? '' : `The agency’s retention of ${periodWords(retention)} `;
  if (outcome === 'met') return `${own}is within the cap of ${periodWords(cap ?? '')} of ${which}.`;
  if (outcome === 'notMet') {
    return `Look at: ${own.replace('The', 'the')}is over the cap of ${periodWords(cap ?? '')} of ${which}. Images used in investigations may be kept longer where the law says so.`;
  }
  if (outcome === null) return `The law sets no cap: ${which}.`;
  return `Whether the agency’s retention is within the cap of ${name} cannot be told: ${why} (${which}).`;
}
