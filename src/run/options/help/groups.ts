/** The groups that options of help stand in, by their long names; what is in none is the command's own. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'Which searches count:': [
    ...['--from', '--to', '--user', '--agency', '--agency-of', '--keep-duplicates', '--no-id'],
    ...['--control-total', '--strict'],
  ],
  'How files are read:': [
    ...['--config', '--layout', '--map', '--header-row', '--sheet', '--encoding', '--tz'],
    ...['--allow-bad-rows', '--rejects', '--jobs'],
  ],
  'Output:': [
    ...['--output', '--format', '--json', '--force', '--redact', '--redact-key-file', '--quiet'],
    ...['--no-color', '--no-progress', '--help'],
  ],
};

const OWN = 'Options:';

/** The heading under which an option stands, and its place: the command's own stand first. */
export function groupOf(long: string | undefined): {
  readonly heading: string;
  readonly place: number;
} {
  const groups = Object.entries(GROUPS);
  const place = groups.findIndex(([, names]) => names.includes(long ?? ''));
  return { heading: groups[place]?.[0] ?? OWN, place };
}
