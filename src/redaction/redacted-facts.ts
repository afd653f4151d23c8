import type { LogFacts, NameNotFound, Warning } from '../contract/document.ts';
import type { RedactionLevel } from '../contract/redaction.ts';
import { withoutQuoted } from '../quoted.ts';
import type { Redactor } from './redactor.ts';

/** What a redacted output for people says of itself; a full stop comes behind it. */
const NOTES: Record<RedactionLevel, string> = {
  public:
    'Redacted for the public: users stand as codes; plates, case numbers, reasons, offenses and the ' +
    'times of listed searches are left out; small groups are merged; files are named without their ' +
    'folders; sheet and agency names stay as they are',
  board:
    'Redacted for a board: users stand as codes, plates as their last three characters; case numbers, ' +
    'reasons and offenses are left out; small groups are merged; files are named without their ' +
    'folders; sheet and agency names stay as they are',
};

/**
 * What a log command's document carries beside its result, without the users that were asked for
 * (`--user`). Counts, files, period and warnings stay, but for the cells that warnings quote.
 */
export function redactedFacts(redactor: Redactor, facts: LogFacts): LogFacts {
  const { settings, notes, notFound, warnings } = facts;
  return {
    ...facts,
    settings: {
      ...settings,
      users: settings.users.map((user) => redactor.user(user)),
      agencies: settings.agencies.map((agency) => redactor.agency(agency)),
      agencyOf:
        settings.agencyOf?.map(({ files, agency }) => ({
          files,
          agency: redactor.agency(agency),
        })) ?? null,
    },
    notFound: notFound.map((each) => redactedName(redactor, each)),
    warnings: redactedWarnings(warnings),
    // An agency may be the address of a person.
    notes: [...notes.map((note) => note.replace(/“[^”]*@[^”]*”/g, '“…”')), NOTES[redactor.level]],
  };
}

/** What a redacted output for people says of itself. */
export function redactionNote({ level }: Redactor): string {
  return `${NOTES[level]}.`;
}

/** Warnings without the cells that they quote. */
export function redactedWarnings(warnings: readonly Warning[]): Warning[] {
  return warnings.map(({ code, message }) => ({ code, message: withoutQuoted(message) }));
}

function redactedName(redactor: Redactor, { option, name, nearest }: NameNotFound): NameNotFound {
  if (option === '--by') return { option, name, nearest: null };
  const isUser = option === '--user' || option === '--auditor';
  const shown = isUser ? redactor.user : redactor.agency;
  // What an address of a person comes nearest to would tell of it.
  const isHidden = !isUser && shown(name) !== name;
  return { option, name: shown(name), nearest: nearest && !isHidden ? shown(nearest) : null };
}
