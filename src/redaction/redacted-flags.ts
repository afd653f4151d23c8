import type { FlagsResult, FlagsSettings, ShownFlag } from '../contract/flags.ts';
import { byCodePoint } from '../search.ts';
import { redactedVocabulary } from './redacted-validate.ts';
import type { Redactor } from './redactor.ts';

/** Which lists are the agency's own: they may hold names. */
export interface OwnLists {
  /** Whether a pack of words is, by its name. */
  readonly pack: (pack: string) => boolean;
  readonly federal: boolean;
}

type Subject = Readonly<ShownFlag['subject']>;

/** A subject with a code for its user; a plate masked or left out; without its case number. */
export function redactedSubject(redactor: Redactor, subject: Subject): ShownFlag['subject'] {
  const { pack, user, agency, plate, month } = subject;
  const masked = plate === undefined ? null : redactor.plate(plate);
  return {
    ...(pack !== undefined && { pack }),
    ...(user !== undefined && { user: redactor.user(user) }),
    ...(agency !== undefined && { agency: redactor.agency(agency) }),
    ...(masked !== null && { plate: masked }),
    ...(month !== undefined && { month }),
  };
}

/**
 * Counts of rules stay. Flags keep their numbers, file and line, by which whoever has the log finds
 * them; users stand as codes, in whose order the flags of as many searches stand.
 * @param isOwn of a pack of one's own it is not shown which of its words were found
 */
export function redactedFlags(
  redactor: Redactor,
  result: FlagsResult,
  isOwn: OwnLists['pack'],
): FlagsResult {
  const rules = result.rules.map(({ rule }) => rule);
  const flags = result.flags.map((flag) => redactedFlag(redactor, flag, isOwn));
  flags.sort(
    (a, b) =>
      rules.indexOf(a.rule) - rules.indexOf(b.rule) ||
      b.searches - a.searches ||
      byCodePoint(keyOf(a), keyOf(b)),
  );
  return { ...result, flags };
}

function keyOf({ subject, rows }: ShownFlag): string {
  return JSON.stringify([
    subject,
    rows[0]?.file ?? '',
    String(rows[0]?.line ?? 0).padStart(12, '0'),
  ]);
}

function redactedFlag(redactor: Redactor, flag: ShownFlag, isOwn: OwnLists['pack']): ShownFlag {
  const { subject, firstSearch, lastSearch, parts, rows } = flag;
  const isShown = subject.pack === undefined || !isOwn(subject.pack);
  return {
    ...flag,
    subject: redactedSubject(redactor, subject),
    firstSearch: firstSearch && redactor.time(firstSearch),
    lastSearch: lastSearch && redactor.time(lastSearch),
    parts: {
      ...parts,
      ...('text' in parts && { text: null }),
      ...('words' in parts && !isShown && { words: {} }),
    },
    // A type is what the log says, word by word.
    types: [],
    rows: rows.map(({ file, line, id }) => ({ file, line, id: redactor.identity(id) })),
  };
}

/** The settings without what was listed by hand: words, and whom a state was said of. */
export function redactedFlagsSettings(
  redactor: Redactor,
  settings: FlagsSettings,
  isOwn: OwnLists,
): FlagsSettings {
  return {
    ...settings,
    own: settings.own.map((agency) => redactor.agency(agency)),
    packs: settings.packs.map((each) =>
      isOwn.pack(each.pack) ? { pack: each.pack, words: [], traps: [] } : each,
    ),
    ...(isOwn.federal && { federal: { words: [], traps: [] } }),
    states: Object.fromEntries(
      Object.entries(settings.states).map(([agency, state]) => [redactor.agency(agency), state]),
    ),
    vocabulary: redactedVocabulary(settings.vocabulary),
    redact: redactor.level,
  };
}
