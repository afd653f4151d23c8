import type { Command } from 'commander';
import type { ExitCode } from '../errors.ts';
import type { Io } from '../io.ts';
import { SUMMARIES } from './summaries.ts';

/** What a command's file gives: the command, which tells `done` its exit code. */
interface CommandModule {
  readonly command: (io: Io, done: (code: ExitCode) => void) => Command;
}

interface Listed {
  readonly name: string;
  readonly summary: string;
  /** Loaded only when it is the command asked for: the others cost no start-up time. */
  readonly load: () => Promise<CommandModule>;
}

/** Every command; the only list of them. */
export const COMMANDS: readonly Listed[] = [
  { name: 'inspect', summary: SUMMARIES.inspect, load: () => import('./inspect.ts') },
  { name: 'validate', summary: SUMMARIES.validate, load: () => import('./validate/validate.ts') },
  { name: 'sample', summary: SUMMARIES.sample, load: () => import('./sample/sample.ts') },
  { name: 'verify', summary: SUMMARIES.verify, load: () => import('./verify.ts') },
  { name: 'size', summary: SUMMARIES.size, load: () => import('./size.ts') },
  { name: 'evaluate', summary: SUMMARIES.evaluate, load: () => import('./evaluate.ts') },
  { name: 'ages', summary: SUMMARIES.ages, load: () => import('./ages.ts') },
  { name: 'report', summary: SUMMARIES.report, load: () => import('./report/report.ts') },
  { name: 'init', summary: SUMMARIES.init, load: () => import('./init.ts') },
  { name: 'schema', summary: SUMMARIES.schema, load: () => import('./schema.ts') },
];
