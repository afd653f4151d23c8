import { setFlagsFromString } from 'node:v8';

/** Flags that say how long code has to run before V8 compiles it to fast machine code. */
interface Patience {
  /** As V8 does by itself: what runs for long is soonest done so. */
  readonly asUsual: readonly string[];
  /**
   * What ends within half a second pays for machine code that hardly runs: a fourth of the time in which
   * 30,000 rows are read.
   */
  readonly late: readonly string[];
}

const BY_RUNS: Patience = {
  asUsual: ['--invocation-count-for-maglev=400', '--invocation-count-for-turbofan=3000'],
  late: ['--invocation-count-for-maglev=4000', '--invocation-count-for-turbofan=30000'],
};

/** Of the versions of Node whose V8 takes these words (`node --v8-options`). */
const KNOWN: Readonly<Record<string, Patience>> = {
  20: { asUsual: ['--interrupt-budget=67584'], late: ['--interrupt-budget=1000000'] },
  22: BY_RUNS,
  24: BY_RUNS,
};

/**
 * @param node a version of Node; of one that is not known there are no flags: V8 would say on standard
 * error that it does not know them
 */
export function compiling(node: string): Patience {
  return KNOWN[node.split('.')[0]!] ?? { asUsual: [], late: [] };
}

/** Of the running program, by flags: code is compiled so from now on. */
export function compile(flags: readonly string[]): void {
  setFlagsFromString(flags.join(' '));
}
