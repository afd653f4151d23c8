/** What the help of a command shows before its options, and where it says that there is more. */
interface Shown {
  /** Two commands, without the program's name. */
  readonly examples: readonly [string, string];
  /** The heading of the README that tells of it. */
  readonly readOn: string;
}

/** Of the commands within another, by its name. */
export const SHOWN_WITHIN: Readonly<Record<string, (name: string) => Shown>> = {
  reduce: (name) => ({
    examples: [`reduce ${name} < lines > part`, `reduce ${name} --sorted < lines > part`],
    readOn: 'More than one machine',
  }),
  merge: (name) => ({
    examples: [`merge ${name} part`, `merge ${name} part-1 part-2`],
    readOn: 'More than one machine',
  }),
};

/** By the command's name; `''` is the program itself. */
export const SHOWN: Readonly<Record<string, Shown>> = {
  '': {
    examples: ['inspect log.csv', 'report log.csv -o report.html'],
    readOn: 'Your first audit',
  },
  inspect: {
    examples: ['inspect log.csv', 'inspect "2026-*.csv" --tz America/Los_Angeles'],
    readOn: 'What it reads',
  },
  validate: {
    examples: ['validate log.csv --by agency,month', 'validate logs/ --findings findings.csv'],
    readOn: 'Your first audit',
  },
  sample: {
    examples: [
      'sample log.csv --size 60 --seed 08772473296991897540 -o audit',
      'sample log.csv --confidence 95 --tolerable 5 --by agency -o audit',
    ],
    readOn: 'Draw and check a sample',
  },
  verify: {
    examples: ['verify audit/manifest.json', 'verify audit/manifest.json --logs exports'],
    readOn: 'Check a draw',
  },
  size: {
    examples: [
      'size --population 4262 --confidence 95 --tolerable 5',
      'size --population 4262 --tolerable 5 --expected 1',
    ],
    readOn: 'Draw and check a sample',
  },
  evaluate: {
    examples: [
      'evaluate audit/workpaper.xlsx --tolerable 5',
      'evaluate --population 4262 --sample 60 --exceptions 2 --tolerable 5',
    ],
    readOn: 'Evaluate',
  },
  ages: {
    examples: ['ages log.csv --at 30d,6mo,1y', 'ages log.csv --by agency,month -o ages.xlsx'],
    readOn: 'Your first audit',
  },
  flags: {
    examples: [
      'flags log.csv --home CA --own "Alder County SO"',
      'flags log.csv --list flagged.csv --fail-on any',
    ],
    readOn: 'Red flags',
  },
  accounts: {
    examples: [
      'accounts log.csv --accounts accounts.csv --people people.csv',
      'accounts --accounts accounts.csv --as-of 2026-06-30',
    ],
    readOn: 'Accounts, logins and events',
  },
  logins: {
    examples: [
      'logins logins.csv --known networks.txt',
      'logins "logins-*.csv" --known networks.txt -o logins.xlsx',
    ],
    readOn: 'Accounts, logins and events',
  },
  events: {
    examples: ['events event-log.csv', 'events event-log.csv --from 2026-01-01 --to 2026-06-30'],
    readOn: 'Accounts, logins and events',
  },
  sharing: {
    examples: [
      'sharing shared-networks.csv --home CA --before earlier.csv',
      'sharing shared-networks.csv --log network-audit.csv',
    ],
    readOn: 'Sharing and hot lists',
  },
  hotlists: {
    examples: [
      'hotlists inventory.csv --retention 2y --as-of 2026-06-30',
      'hotlists hot-lists.xlsx --retention 1y --as-of 2026-06-30 --json',
    ],
    readOn: 'Sharing and hot lists',
  },
  checklist: {
    examples: ['checklist policy --init policy.xlsx', 'checklist policy.xlsx'],
    readOn: 'Checklists: policy, contract, access, plan',
  },
  compare: {
    examples: [
      'compare validate-2025.json validate-2026.json',
      'compare evaluate-1.json evaluate-2.json -o changes.md',
    ],
    readOn: 'Compare with the last audit',
  },
  followup: {
    examples: [
      'followup --init register.csv',
      'followup register.csv --as-of 2026-06-30 --fail-overdue',
    ],
    readOn: 'Compare with the last audit',
  },
  report: {
    examples: [
      'report log.csv -o report.html',
      'report log.csv --audit audit --tolerable 5 -o report.html',
    ],
    readOn: 'Report',
  },
  audit: {
    examples: ['audit log.csv --tolerable 5', 'audit --workpaper finished.xlsx'],
    readOn: 'Your first audit',
  },
  export: {
    examples: ['export log.csv -o searches.csv', 'export logs/ -o searches.parquet'],
    readOn: 'Commands',
  },
  map: {
    examples: ['map log.csv > lines', 'map --hash-key-file key.txt log.csv > lines'],
    readOn: 'More than one machine',
  },
  reduce: {
    examples: ['reduce ages < lines > part', 'reduce validate < lines > part'],
    readOn: 'More than one machine',
  },
  merge: {
    examples: ['merge ages part', 'merge validate part-1 part-2'],
    readOn: 'More than one machine',
  },
  init: {
    examples: ['init --tz America/Los_Angeles', 'init --tz America/Chicago --retention 30d'],
    readOn: 'Config',
  },
  schema: { examples: ['schema config', 'schema validate'], readOn: 'Config' },
  completion: {
    examples: [
      'completion bash >> ~/.bash_completion',
      'completion fish > ~/.config/fish/completions/alpr-audit.fish',
    ],
    readOn: 'Completion in a shell',
  },
};
