/** The groups that options of help stand in, by their long names; what is in none is the command's own. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'Which searches count:': [
    ...['--from', '--to', '--user', '--agency', '--agency-of', '--keep-duplicates', '--no-id'],
    ...['--control-total', '--strict'],
  ],
  'How files are read:': [
    ...['--config', '--layout', '--map', '--header-row', '--sheet', '--encoding', '--tz'],
    ...['--allow-bad-rows', '--rejects', '--most-unpacked', '--jobs'],
  ],
  'Output:': [
    ...['--output', '--format', '--json', '--force', '--redact', '--redact-key-file', '--quiet'],
    ...['--no-color', '--no-progress', '--help'],
  ],
};

const OWN = 'Options:';

/** A report takes the options of other commands: they stand by what they are about. */
const REPORT: Readonly<Record<string, readonly string[]>> = {
  'The finished audit:': [
    ...['--audit', '--workpaper', '--confidence', '--tolerable', '--unanswered'],
  ],
  'Accounts, logins and events:': [
    ...['--accounts', '--people', '--training', '--course', '--dormant', '--titles', '--events'],
    ...['--logins', '--known'],
  ],
  'Shares, hot lists and red flags:': [
    ...['--sharing', '--before', '--register', '--home', '--own', '--direction', '--hotlists'],
    ...['--hotlist-retention', '--shared-with', '--watch', '--watch-key-file'],
  ],
  'Checklists and findings:': ['--checklist', '--terms', '--followup'],
};

/** The heading under which an option stands, and its place: the command's own stand first. */
export function groupOf(
  command: string,
  long: string | undefined,
): { readonly heading: string; readonly place: number } {
  const own = command === 'report' ? Object.entries(REPORT) : [];
  const groups = [...own, ...Object.entries(GROUPS)];
  const place = groups.findIndex(([, names]) => names.includes(long ?? ''));
  return { heading: groups[place]?.[0] ?? OWN, place };
}
