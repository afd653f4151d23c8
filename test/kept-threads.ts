import { EventEmitter } from 'node:events';
import { syncBuiltinESMExports } from 'node:module';
import threads, { type Worker } from 'node:worker_threads';
import { afterAll, beforeAll } from 'vitest';

/*
 * To start a thread takes as much processor time as a dozen runs on small logs: where a test runs the
 * built program by several threads a hundred times, the threads are kept from run to run. Each run
 * evaluates the thread's script anew; the modules that it imports are there, as in main they are. The
 * next test file that keeps threads finds them: they end with the process of the tests.
 */

/** What a kept thread runs: a script after another, each with what it is to do. */
const RUNNER = `
import { syncBuiltinESMExports } from 'node:module';
import threads, { parentPort } from 'node:worker_threads';
let runs = 0;
parentPort.on('message', async ({ script, workerData }) => {
  Object.assign(threads, { workerData });
  syncBuiltinESMExports();
  await import(script + '?' + ++runs);
  parentPort.postMessage('ended');
});
`;

const RUNNER_URL = new URL(`data:text/javascript,${encodeURIComponent(RUNNER)}`);

/** Node's own class: the name it goes by stands for the one below in the meantime. */
const NewThread = threads.Worker;
const idle: Worker[] = [];

/** Stands for a thread of one run; what it says last, it says of its own accord. */
class KeptThread extends EventEmitter {
  readonly #worker: Worker;
  readonly #ended: Promise<void>;
  #isLeaving = false;
  #hasEnded = false;
  #isStopped = false;

  constructor(script: URL, { workerData }: { readonly workerData: object }) {
    super();
    this.#worker = idle.pop() ?? new NewThread(RUNNER_URL);
    this.#worker.ref();
    this.#worker.on('error', (error) => this.emit('error', error));
    this.#ended = new Promise((resolve) => {
      this.#worker.on('exit', (code) => this.#end(code, resolve));
      this.#worker.on('message', (said: { readonly kind: string } | 'ended') => {
        if (said === 'ended') {
          // One that is being stopped says its last word, and is gone.
          if (!this.#isStopped) idle.push(this.#worker);
          // One that waits for work keeps no process from ending.
          this.#worker.unref();
          this.#hasEnded = true;
          this.#end(0, resolve);
          return;
        }
        this.#isLeaving ||= said.kind !== 'collected';
        this.emit('message', said);
      });
    });
    this.#worker.postMessage({ script: script.href, workerData });
  }

  /** Waits for one that has said its last word, and stops another; one that is idle again is not its own. */
  async terminate(): Promise<void> {
    if (!this.#isLeaving && !this.#hasEnded) {
      this.#isStopped = true;
      // Node's own promise is kept by one of the listeners that are taken off at the end.
      this.#worker.terminate();
    }
    await this.#ended;
  }

  #end(code: number, resolve: () => void): void {
    for (const name of ['message', 'error', 'exit']) this.#worker.removeAllListeners(name);
    this.emit('exit', code);
    resolve();
  }
}

function startBy(Worker: unknown): void {
  Object.assign(threads, { Worker });
  syncBuiltinESMExports();
}

/** The built program's threads are kept in the tests of a file, or of where in it this is called. */
export function keepThreads(): void {
  beforeAll(() => startBy(KeptThread));
  afterAll(() => startBy(NewThread));
}
