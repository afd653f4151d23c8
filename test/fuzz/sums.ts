import { gunzipSync } from 'node:zlib';
import type { FollowupResult } from '../../src/contract/after/followup.ts';
import type { AgesResult } from '../../src/contract/ages.ts';
import type { ChecklistResult } from '../../src/contract/checklist/document.ts';
import type { Input, Population, TableInput } from '../../src/contract/document.ts';
import type { FlagsResult } from '../../src/contract/flags.ts';
import type { AccountsResult } from '../../src/contract/systems/accounts.ts';
import type { EventsResult } from '../../src/contract/systems/events.ts';
import type { HotlistsResult } from '../../src/contract/systems/hotlists.ts';
import type { LoginsResult } from '../../src/contract/systems/logins.ts';
import type { SharingResult } from '../../src/contract/systems/sharing.ts';
import type { ValidateResult } from '../../src/contract/validate.ts';
import { countRows, textIn } from './physical-rows.ts';

/* Everything is in one place: what a document counts adds up to what it was counted of. */

export interface Document {
  readonly inputs: readonly (Input | TableInput)[];
  readonly population: Population | null;
  readonly settings: { readonly redact?: string | null };
  readonly validate?: ValidateResult;
  readonly ages?: AgesResult;
  readonly flags?: FlagsResult;
  readonly accounts?: AccountsResult;
  readonly logins?: LoginsResult;
  readonly events?: EventsResult;
  readonly sharing?: SharingResult;
  readonly hotlists?: HotlistsResult;
  readonly checklist?: ChecklistResult;
  readonly followup?: FollowupResult;
}

/** What is said to be equal, and is when all is well. */
export type Sum = readonly [what: string, sum: number, whole: number];

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
const totalOf = (counts: Readonly<Record<string, number | null>>): number =>
  total(Object.values(counts).map((count) => count ?? 0));

export function sumsOf(document: Document): Sum[] {
  const { population, validate, ages, accounts, checklist } = document;
  return [
    ...(population ? sumsOfPopulation(document, population) : []),
    ...(validate && population ? sumsOfValidate(document, validate, population) : []),
    ...(ages && population ? sumsOfAges(ages, population) : []),
    ...(accounts ? sumsOfAccounts(document, accounts) : []),
    ...(checklist ? sumsOfChecklist(checklist) : []),
    ...sumsOfTables(document),
  ];
}

function sumsOfPopulation({ inputs }: Document, of: Population): Sum[] {
  const { searches, duplicates, malformed, outsidePeriod, filteredOut, rows } = of;
  const logs = inputs.filter((input) => 'layout' in input);
  return [
    ['rows', searches + duplicates + malformed + outsidePeriod + filteredOut, rows],
    ['rows of the logs', total(logs.map((log) => log.rows)), rows],
    ['shifted rows are malformed', Math.max(of.shiftedRows, malformed), malformed],
    // With a period, undated searches are outside of it.
    ['undated', Math.max(of.undated, searches + outsidePeriod), searches + outsidePeriod],
  ];
}

function sumsOfValidate(document: Document, of: ValidateResult, { searches }: Population): Sum[] {
  const { caseNumber, reason, judgeable, adequate, inadequate, bothBlank, groups } = of;
  // For others groups of few searches are left out.
  const shown = document.settings.redact == null ? groups : [];
  const inGroups = (field: 'searches' | 'judgeable' | 'inadequate', whole: number): Sum[] =>
    shown.length === 0
      ? []
      : [[`${field} of groups`, total(shown.map((group) => group[field])), whole]];
  return [
    ['classes of case numbers', totalOf(caseNumber.classes), searches],
    ['classes of reasons', totalOf(reason.classes), searches],
    ['adequate and not', adequate + inadequate, judgeable],
    ['judgeable searches are searches', Math.max(judgeable, searches), searches],
    ['both blank of those', Math.max(bothBlank.count, bothBlank.of), bothBlank.of],
    ...inGroups('searches', searches),
    ...inGroups('judgeable', judgeable),
    ...inGroups('inadequate', inadequate),
  ];
}

function sumsOfAges(ages: AgesResult, { searches }: Population): Sum[] {
  const { ranged, setAside, buckets, byMeasure, retention } = ages;
  return [
    ['ranged and set aside', ranged + totalOf(setAside), searches],
    ['buckets', total(buckets.map(({ count }) => count)), ranged],
    ...Object.entries(byMeasure).map(([name, counts]): Sum => [name, total(counts), ranged]),
    ...retention.map(
      ({ period, fully, partly, notAtAll }): Sum => [
        ...([period, fully + partly + notAtAll, ranged] as const),
      ],
    ),
  ];
}

function sumsOfAccounts(
  { settings }: Document,
  { safeguards, exceptions, list }: AccountsResult,
): Sum[] {
  // The public has the counts alone.
  const kinds = settings.redact === 'public' ? [] : Object.entries(exceptions);
  return [
    ...safeguards.map(
      (each): Sum => [
        `exceptions of ${each.safeguard}`,
        Math.max(each.exceptions, each.of),
        each.of,
      ],
    ),
    ...kinds.map(
      ([kind, count]): Sum => [
        ...([kind, list.filter((each) => each.kind === kind).length, count ?? 0] as const),
      ],
    ),
  ];
}

function sumsOfChecklist({ totals, elements }: ChecklistResult): Sum[] {
  return totals.flatMap(({ met, partly, notMet, notApplicable, open, unsupported }): Sum[] => [
    ['answers', met + partly + notMet + notApplicable + open, elements.length],
    ['unsupported of those met', Math.max(unsupported, met), met],
  ]);
}

/** What is counted of tables alone. */
function sumsOfTables({ inputs, logins, events, sharing, hotlists, followup }: Document): Sum[] {
  const rowsOf = (name: string): number =>
    total(inputs.map((input) => ('table' in input && input.table === name ? input.rows : 0)));
  const sums: Sum[] = [];
  if (logins) sums.push(['logins', logins.rows + logins.outsidePeriod, rowsOf('logins')]);
  if (events) {
    const entities = events.byEntity.map(({ entity: _, ...counts }) => totalOf(counts));
    sums.push(['entities', total(entities), events.events]);
    const all = events.events + events.duplicates + events.outsidePeriod;
    sums.push(['events', all, rowsOf('events')]);
  }
  if (sharing)
    sums.push(['directions', totalOf(sharing.totals.byDirection), sharing.totals.entities]);
  if (hotlists) sums.push(['findings', totalOf(hotlists.findings), hotlists.list.length]);
  if (followup) {
    const { implemented, partly, pending, willNot, findings } = followup.totals;
    sums.push(['status', implemented + partly + pending + willNot, findings]);
  }
  return sums;
}

/** The physical rows of the one log that was read, counted by a splitter that knows nothing of searches. */
export function physicalRows({ inputs, population }: Document, bytes: Uint8Array): Sum[] {
  const [log, ...others] = inputs.filter((input) => 'layout' in input);
  if (!log?.encoding || others.length > 0 || population === null) return [];
  const { rows, blankRows, footerRows, headersRepeated, preambleRows, otherRows } = population;
  const beside = blankRows + footerRows + headersRepeated + preambleRows + otherRows;
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  const [text, delimiter, all] = [
    textIn(plain, log.encoding),
    log.delimiter ?? ',',
    rows + beside + 1,
  ];
  // Where all quotes of a file stand behind a space, the space belongs to nothing.
  const spaced = text.replaceAll(`${delimiter} "`, `${delimiter}"`);
  if (countRows(spaced, delimiter) === all) return [];
  return [['physical rows', all, countRows(text, delimiter) ?? -1]];
}
