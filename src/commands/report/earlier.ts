import { createHash } from 'node:crypto';
import type { EarlierDocument, ReportEarlier } from '../../contract/after/earlier.ts';
import type { Config } from '../../contract/config.ts';
import type { LogFacts } from '../../contract/document.ts';
import type { ReportResult, ReportSettings } from '../../contract/report.ts';
import { CannotBeDone } from '../../errors.ts';
import { firstIssue, parsedJson } from '../../json-file.ts';
import { baseName } from '../../redaction/without-folders.ts';
import { type Io, readBytes } from '../../world/io.ts';

/** The document of the period before, before it is held against this one. */
export interface EarlierRead {
  readonly name: string;
  readonly sha256: string;
  readonly document: EarlierDocument;
}

/** A report that lists all flags of a large log may have many. */
const MOST_BYTES = 256 * 1024 * 1024;
const ASKED = 'give what alpr-audit report printed of the period before with --json';

/**
 * Reads the document that --earlier names; null without it.
 * @throws CannotBeDone when it is not there, or is no document of a report
 */
export async function readEarlier(io: Io, name: string | undefined): Promise<EarlierRead | null> {
  if (name === undefined) return null;
  const bytes = readBytes(io, name, { most: MOST_BYTES, instead: ASKED });
  if (bytes === undefined) throw new CannotBeDone(`${name} is not there: ${ASKED}`);
  const json = parsedJson(name, new TextDecoder().decode(bytes), ASKED);
  // Loaded here, and not above: zod takes a while to load.
  const { earlierDocumentSchema } = await import('../../contract/after/earlier.ts');
  const { error, data } = earlierDocumentSchema.safeParse(json);
  if (data === undefined) {
    throw new CannotBeDone(`${name} is no document of a report${firstIssue(error)}: ${ASKED}`);
  }
  return { name, sha256: createHash('sha256').update(bytes).digest('hex'), document: data };
}

/** What of this report the period before is held against. */
export interface Later {
  readonly facts: Pick<LogFacts, 'population' | 'settings'>;
  readonly config: Config;
  readonly ages: ReportResult['ages'];
  readonly flags: ReportResult['flags'];
}

/** What stands of it in the settings and the result of a report. */
export interface FoundEarlier {
  readonly settings: Pick<ReportSettings, 'earlier'>;
  readonly result: Pick<ReportResult, 'earlier'>;
}

/**
 * Holds the period before against this one.
 * @throws CannotBeDone when it is no earlier period, or was counted under other settings
 */
export function earlierFound(read: EarlierRead | null, later: Later): FoundEarlier {
  if (read === null) return { settings: { earlier: null }, result: { earlier: null } };
  checkBefore(read, later);
  checkSettings(read, later);
  const { name, sha256, document } = read;
  return {
    settings: { earlier: { file: baseName(name), sha256 } },
    result: { earlier: sharesOf(document, later) },
  };
}

function sharesOf(
  { inputs, population, report }: EarlierDocument,
  { ages, flags }: Later,
): ReportEarlier {
  const { quality, audit } = report;
  const { beyondRetention } = report.ages;
  const isSameRetention = beyondRetention?.retention === ages.beyondRetention?.retention;
  const ran = (rules: readonly { rule: string; ran: boolean }[]): string =>
    rules
      .filter((each) => each.ran)
      .map(({ rule }) => rule)
      .join();
  return {
    first: population.first,
    last: population.last,
    layouts: [...new Set(inputs.map(({ layout }) => layout))],
    searches: population.searches,
    judgeable: quality.judgeable,
    inadequate: quality.inadequate,
    bothBlank: quality.bothBlank,
    ranged: report.ages.ranged,
    buckets: report.ages.buckets,
    beyondRetention: isSameRetention ? beyondRetention : null,
    flagged: ran(report.flags.rules) === ran(flags.rules) ? report.flags.flagged : null,
    sample: audit === null ? null : audit.evaluation,
  };
}

function checkBefore({ name, document }: EarlierRead, { facts: { population } }: Later): void {
  const [ended, begins] = [document.population.last, population.first].map((time) =>
    time?.slice(0, 10),
  );
  if (ended === undefined || begins === undefined || ended < begins) return;
  throw new CannotBeDone(
    `${name} is of no period before: its searches run to ${ended}, and these begin on ${begins}; ${ASKED}`,
  );
}

/** Under another zone, other filters or other word lists the same searches have other shares. */
function checkSettings({ name, document }: EarlierRead, { facts, config }: Later): void {
  const { settings } = facts;
  const now: Record<keyof EarlierDocument['settings'], unknown> = {
    timeZone: settings.timeZone,
    users: settings.users,
    agencies: settings.agencies,
    keepDuplicates: settings.keepDuplicates,
    noId: settings.noId,
    caseNumberPatterns: config.caseNumberPatterns ?? null,
    vocabulary: config.vocabulary ?? null,
  };
  const before: Readonly<Record<string, unknown>> = document.settings;
  const other = Object.entries(now).find(
    ([key, value]) => JSON.stringify(before[key]) !== JSON.stringify(value),
  );
  if (other === undefined) return;
  throw new CannotBeDone(
    `${name} was made under another ${WORDS[other[0]] ?? other[0]}, and its shares cannot stand beside these: make it again with the same`,
  );
}

/** What the settings are called on the command line and in the config. */
const WORDS: Readonly<Record<string, string>> = {
  timeZone: 'time zone (--tz)',
  users: 'choice of users (--user)',
  agencies: 'choice of agencies (--agency)',
  keepDuplicates: '--keep-duplicates',
  noId: '--no-id',
  caseNumberPatterns: 'list of case-number patterns (config caseNumberPatterns)',
  vocabulary: 'list of words (config vocabulary)',
};
