import { closeSync, openSync, writeSync } from 'node:fs';
import { largeLog } from '../../fixtures/generate/large-log.ts';
import { SHAPES, shapedLog } from '../../fixtures/generate/shaped-log.ts';

/**
 * `node make-log.js <path> <rows> [different | a shape]` writes the benchmark's log, see `largeLog`, or
 * one in the shape that an agency has, see `shapedLog`.
 */
const [path = '', rows, kind] = process.argv.slice(2);
const shape = SHAPES.find((each) => each === kind);
const blocks =
  shape === undefined
    ? largeLog(Number(rows), 'bench', kind === 'different')
    : shapedLog(shape, Number(rows), 'bench');
const file = openSync(path, 'wx');
for (const block of blocks) writeSync(file, block);
closeSync(file);
