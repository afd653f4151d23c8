import { defineConfig } from 'vitest/config';
import { LongFilesFirst } from './test/long-files-first.ts';

/**
 * Most code of a test runs too little for machine code to be worth making: a twentieth of the whole run
 * goes by making it. Node 22 and later have other words for it, and refuse to start with these.
 */
const COMPILE_LATE = process.version.startsWith('v20.') ? ['--interrupt-budget=600000'] : [];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/before-all.ts',
    setupFiles: 'test/random-runs.ts',
    // A file's tests see the modules that the file before it loaded: loading them anew for each file
    // took half of the run. So a module that tests share keeps nothing of one file for the next.
    isolate: false,
    // The built program is run as it is: to transform it for each file that runs it took seconds.
    server: { deps: { external: [/\/dist\//] } },
    sequence: { sequencer: LongFilesFirst },
    // How long a test takes is the machine's doing, not the program's: the limit is for one that hangs.
    testTimeout: 20 * 60_000,
    hookTimeout: 20 * 60_000,
    // There are as many workers as cores: threads that help a worker to collect garbage take from the
    // others what they give, and a seventh more processor time than it takes alone. With more room for
    // what is young, less of it is collected.
    execArgv: ['--single-threaded-gc', '--max-semi-space-size=64', ...COMPILE_LATE],
    // On a machine with two cores the default would be one worker.
    maxWorkers: '100%',
  },
});
