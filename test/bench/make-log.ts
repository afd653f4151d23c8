import { closeSync, openSync, writeSync } from 'node:fs';
import { largeLog } from '../../fixtures/generate/large-log.ts';

/** `node make-log.js <path> <rows> [different]` writes the benchmark's log, see `largeLog`. */
const [path = '', rows, reasons] = process.argv.slice(2);
const file = openSync(path, 'wx');
for (const block of largeLog(Number(rows), 'bench', reasons === 'different')) {
  writeSync(file, block);
}
closeSync(file);
