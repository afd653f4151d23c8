import type {
  HotListShare,
  ListedName,
  SharingDirection,
  SharingList,
} from '../../agency-names/sharing-list.ts';
import { CannotBeDone } from '../../errors.ts';
import { readDate } from '../../log/times/calendar.ts';
import { namesOf, type SectionPart } from './report-names.ts';
import { type ReportLine, type ReportPages, textOf } from './report-text.ts';
import type { DoubtfulRow } from './two-columns.ts';

/** Vigilant's Agency Data Sharing Report: four sections, of which each may be missing. */

/** A report as a list. */
export interface AgencyReport extends SharingList {
  /** Rows of which nobody can tell whether they are names, or the rests of those above. */
  readonly doubtful: readonly DoubtfulRow[];
}

interface SectionKind {
  readonly title: RegExp;
  /** The sentence below the title, which tells the section too. */
  readonly sentence: RegExp;
  readonly direction: SharingDirection;
  readonly isHotLists: boolean;
}

const SECTIONS: readonly SectionKind[] = [
  {
    title: /^detections? shar(?:ed|ing)$/i,
    sentence: /\bsharing its detection data with\b/i,
    ...{ direction: 'outbound', isHotLists: false },
  },
  {
    title: /^detections? received$/i,
    sentence: /\breceiving detection data from\b/i,
    ...{ direction: 'inbound', isHotLists: false },
  },
  {
    title: /^hot ?lists? shar(?:ed|ing)$/i,
    sentence: /\bsharing hot ?list records with\b/i,
    ...{ direction: 'outbound', isHotLists: true },
  },
  {
    title: /^hot ?lists? received$/i,
    sentence: /\breceiving (?:shared )?hot ?list records from\b/i,
    ...{ direction: 'inbound', isHotLists: true },
  },
];

const OWNER = /^The (.+?) Agency is (?:sharing|receiving)\b/i;
const TITLES = /^(?:agency|(?:agency )?data sharing report)$/i;
const FOOTER = /^date created:|agency data sharing report$|\bpage \d+ of \d+$/i;
const CREATED = /date created:\s*(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})\b/i;
const PAGE = /\bpage (\d+) of (\d+)\b/i;

interface Section {
  readonly kind: SectionKind;
  readonly parts: { header: ReportLine | undefined; lines: ReportLine[] }[];
}

/** What was read of a report so far. */
class Reading {
  readonly sections: Section[] = [];
  owner: string | null = null;
  date: string | null = null;
  /** The pages that footers name, and how many there are. */
  readonly pages = new Set<number>();
  statedPages = 0;
  /** A sentence that goes on on the next line. */
  #sentence = '';

  /** Begins the part of the running section that stands on a page. */
  page(): void {
    this.sections.at(-1)?.parts.push({ header: undefined, lines: [] });
  }

  /** @param ahead the lines that follow */
  line(line: ReportLine, ahead: readonly ReportLine[]): void {
    const text = textOf(line);
    const [next = ''] = ahead.map(textOf);
    if (FOOTER.test(text)) this.#footer(text);
    else if (this.#sentence !== '' || isSentence([text, ...ahead.map(textOf)])) this.#words(text);
    else {
      const kind = line.length === 1 ? SECTIONS.find(({ title }) => title.test(text)) : undefined;
      if (kind !== undefined) this.#begin(kind);
      else if (!isTitle(text, next)) this.#body(line, text);
    }
  }

  #footer(text: string): void {
    const [, month = '', day = '', year = ''] = CREATED.exec(text) ?? [];
    if (year !== '') {
      const full = year.length === 2 ? `20${year}` : year;
      const date = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
      if (readDate(date) !== undefined) this.date = date;
    }
    const [, page, pages] = PAGE.exec(text) ?? [];
    if (page === undefined) return;
    this.pages.add(Number(page));
    this.statedPages = Math.max(this.statedPages, Number(pages));
  }

  /** The sentence below a title, to its colon. */
  #words(text: string): void {
    this.#sentence = `${this.#sentence} ${text}`.trim();
    if (!/:$/.test(text) && this.#sentence.length < LONGEST_SENTENCE) return;
    const sentence = this.#sentence;
    this.#sentence = '';
    this.owner ??= OWNER.exec(sentence)?.[1] ?? null;
    const kind = SECTIONS.find((each) => each.sentence.test(sentence));
    if (kind !== undefined && this.sections.at(-1)?.kind !== kind) this.#begin(kind);
  }

  #begin(kind: SectionKind): void {
    const parts = [{ header: undefined, lines: [] }];
    const same = this.sections.find((section) => section.kind === kind);
    if (same === undefined) this.sections.push({ kind, parts });
    else if (same === this.sections.at(-1)) same.parts.push(...parts);
  }

  #body(line: ReportLine, text: string): void {
    const part = this.sections.at(-1)?.parts.at(-1);
    if (part === undefined || /^none\.?$/i.test(text)) return;
    if (/^agency:?$/i.test(line[0]!.text) && line.length > 1) part.header = line;
    else part.lines.push(line);
  }
}

const LONGEST_SENTENCE = 600;

/** Whether a sentence begins that says whose list follows: it may go on on the next lines. */
function isSentence([first = '', ...rest]: readonly string[]): boolean {
  return (
    /^The\b/.test(first) && /\bAgency is .*\bfollowing Agencies:/i.test([first, ...rest].join(' '))
  );
}

/** So many lines a sentence has at the most. */
const SENTENCE_LINES = 4;

function isTitle(text: string, next: string): boolean {
  return TITLES.test(text) && (!/^agency$/i.test(text) || TITLES.test(next));
}

/**
 * Reads a report.
 * @param name of the file, for messages
 * @throws CannotBeDone where it has none of the sections, or not all of its pages
 */
export function agencyReport(name: string, { pages, tolerance }: ReportPages): AgencyReport {
  const reading = new Reading();
  for (const { lines } of pages) {
    reading.page();
    for (const [at, line] of lines.entries()) {
      reading.line(line, lines.slice(at + 1, at + SENTENCE_LINES));
    }
  }
  checkWhole(name, reading);
  const sections = reading.sections.map(({ kind, parts }) => ({
    ...{ kind, ...namesOf(parts satisfies SectionPart[], tolerance) },
  }));
  const detections = sections.filter(({ kind }) => !kind.isHotLists);
  const hotLists = sections.filter(({ kind }) => kind.isHotLists);
  return {
    form: 'vigilant',
    date: reading.date,
    owner: reading.owner,
    directions: (['outbound', 'inbound'] as const).filter((direction) =>
      detections.some(({ kind }) => kind.direction === direction),
    ),
    names: detections.flatMap(({ kind, names }) =>
      names.map((each): ListedName => ({ ...each, directions: [kind.direction] })),
    ),
    hotLists:
      hotLists.length === 0
        ? null
        : hotLists.flatMap(({ kind, names }) =>
            names.map(({ name: of }): HotListShare => ({ name: of, direction: kind.direction })),
          ),
    doubtful: sections.flatMap(({ doubtful }) => doubtful),
  };
}

function checkWhole(name: string, { sections, pages, statedPages }: Reading): void {
  if (sections.length === 0) {
    throw new CannotBeDone(
      `${name} has none of the four sections of an Agency Data Sharing Report (Detections Shared, …): give that report, or a list of names`,
    );
  }
  const last = Math.max(0, ...pages);
  if (last < statedPages) {
    throw new CannotBeDone(
      `${name} ends on page ${last} of ${statedPages}: it was cut short; export the report again`,
    );
  }
  for (let page = 1; page < last; page++) {
    if (pages.has(page)) continue;
    throw new CannotBeDone(
      `${name} has no page ${page} of ${statedPages}: whom it names is not known; export the report again`,
    );
  }
}
