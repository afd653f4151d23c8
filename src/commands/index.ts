import type { Command } from 'commander';
import type { Done } from '../errors.ts';
import type { Io } from '../world/io.ts';

/** What a command's file gives. */
interface CommandModule {
  /** Gives the command its arguments, options, help and action; the action tells `done` how it ends. */
  readonly define: (command: Command, io: Io, done: Done) => void;
}

interface Listed {
  readonly name: string;
  /** What it is for, in the list of commands and in its own help. */
  readonly summary: string;
  /** Loaded only when it is the command asked for: the others cost no start-up time. */
  readonly load: () => Promise<CommandModule>;
}

/** The command that has to know all others with their options. */
export const COMPLETES = 'completion';

/** What is said of a value that is none of an option's. */
export const values = () => import('../run/options/known-values.ts');

/** How help is arranged; loaded only when it is asked for. */
export const helpers = () => import('../run/options/help/help.ts');

/** Every command; the only list of them. */
export const COMMANDS: readonly Listed[] = [
  {
    name: 'inspect',
    summary: 'what is in these logs: layout, columns, period, gaps, fill rates',
    load: () => import('./inspect.ts'),
  },
  {
    name: 'validate',
    summary: 'case numbers and reasons: what is blank, withheld, vague, misplaced',
    load: () => import('./validate/validate.ts'),
  },
  {
    name: 'sample',
    summary: 'draw the audit sample: reproducible, and checkable by anybody',
    load: () => import('./sample/sample.ts'),
  },
  {
    name: 'verify',
    summary: 'draw it again and prove it is the same',
    load: () => import('./verify.ts'),
  },
  {
    name: 'size',
    summary: 'how many searches to audit',
    load: () => import('./size.ts'),
  },
  {
    name: 'evaluate',
    summary:
      'the deviation rate that the finished workpaper supports, with exact confidence limits',
    load: () => import('./evaluate/evaluate.ts'),
  },
  {
    name: 'audit',
    summary: 'a whole audit, step by step: inspect, size and sample; later evaluate and report',
    load: () => import('./audit/audit.ts'),
  },
  {
    name: 'ages',
    summary:
      'how old the images are that people search for (Table 2), and what a retention period would cost',
    load: () => import('./ages.ts'),
  },
  {
    name: 'flags',
    summary: 'red flags over every search: rare misuse, which a random sample cannot find',
    load: () => import('./flags/flags.ts'),
  },
  {
    name: 'accounts',
    summary: 'accounts against approval, training, personnel and the log (Figure 6)',
    load: () => import('./accounts/accounts.ts'),
  },
  {
    name: 'logins',
    summary: "network addresses that are not the agency's",
    load: () => import('./logins.ts'),
  },
  {
    name: 'events',
    summary: 'a Flock event log: accounts, roles, shares, hot-list entries, reviews',
    load: () => import('./events.ts'),
  },
  {
    name: 'sharing',
    summary: 'whom images are shared with, since when, and who really searches (Figures 4, 5)',
    load: () => import('./sharing/sharing.ts'),
  },
  {
    name: 'hotlists',
    summary: 'hot lists kept past their retention',
    load: () => import('./hotlists/hotlists.ts'),
  },
  {
    name: 'checklist',
    summary: 'policy, contract, access and audit plan (Figures 2, 3, 6)',
    load: () => import('./checklist/checklist.ts'),
  },
  {
    name: 'compare',
    summary: 'what changed since the last audit',
    load: () => import('./compare.ts'),
  },
  {
    name: 'followup',
    summary: 'findings until they are closed',
    load: () => import('./followup.ts'),
  },
  {
    name: 'export',
    summary: 'the population in one common form (CSV, NDJSON, JSON, Parquet)',
    load: () => import('./export/export.ts'),
  },
  {
    name: 'report',
    summary: 'one self-contained HTML report for print and screen, or a memo in Markdown',
    load: () => import('./report/report.ts'),
  },
  {
    name: 'map',
    summary: 'one log as lines, for an engine of others to bring together: the first step in parts',
    load: () => import('./map.ts'),
  },
  {
    name: 'reduce',
    summary: 'what inspect, validate, ages or sample count of lines of whole keys',
    load: () => import('./reduce/reduce.ts'),
  },
  {
    name: 'merge',
    summary: 'the document of a single reading, from what reduce wrote',
    load: () => import('./merge.ts'),
  },
  {
    name: 'init',
    summary: 'write alpr-audit.config.json with its JSON Schema reference',
    load: () => import('./init.ts'),
  },
  {
    name: 'schema',
    summary: 'print the JSON Schema of any output or of the config',
    load: () => import('./schema.ts'),
  },
  {
    name: COMPLETES,
    summary: 'a script that completes commands, options and files: bash, zsh, fish, powershell',
    load: () => import('./completion/completion.ts'),
  },
];
