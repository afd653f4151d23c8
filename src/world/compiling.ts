import { setFlagsFromString } from 'node:v8';

/** How long code has to run before V8 compiles it to fast machine code, as V8 is told of it. */
interface Patience {
  readonly usual: readonly string[];
  readonly long: readonly string[];
}

const BY_RUNS: Patience = {
  usual: ['--invocation-count-for-maglev=400', '--invocation-count-for-turbofan=3000'],
  long: ['--invocation-count-for-maglev=4000', '--invocation-count-for-turbofan=30000'],
};

/**
 * Of the versions of Node whose V8 takes these words: to one that does not know them it would say so on
 * standard error. `usual` is what V8 itself takes (`node --v8-options`).
 */
const KNOWN: Readonly<Record<string, Patience>> = {
  20: { usual: ['--interrupt-budget=67584'], long: ['--interrupt-budget=1000000'] },
  22: BY_RUNS,
  24: BY_RUNS,
};

const PATIENCE = KNOWN[process.versions.node.split('.')[0]!] ?? { usual: [], long: [] };

/**
 * Flags by which code is compiled late. What ends within half a second pays for machine code that hardly
 * runs: a fourth of the time in which 30,000 rows are read.
 */
export const COMPILE_LATE = PATIENCE.long;
/** Flags by which it is compiled as V8 does by itself: what runs for long is soonest done so. */
export const COMPILE_AS_USUAL = PATIENCE.usual;

/** Of a running program, by either flags: code is compiled so from now on. */
export function compile(flags: readonly string[]): void {
  setFlagsFromString(flags.join(' '));
}
