import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withOutputs, writeOutput } from '../../src/run/outputs.ts';
import { toStandardOutput } from '../../src/run/writing.ts';
import type { Io } from '../../src/world/io.ts';
import { folderWith, namesIn } from '../cli/folder.ts';
import { worldOf } from '../run-main.ts';

/** Where nothing is written before the piece before it was. */
function slowOutput(onWritten: (pieces: readonly string[]) => void = () => {}) {
  const pieces: string[] = [];
  let isWriting = false;
  const write: Io['stdout']['write'] = async (piece) => {
    expect(isWriting).toBe(false);
    isWriting = true;
    await Promise.resolve();
    pieces.push(piece);
    isWriting = false;
    onWritten(pieces);
  };
  return { pieces, stdout: { isTerminal: false, columns: 80, write } };
}

function* counted(made: string[]): Generator<string> {
  for (const piece of ['one', 'two', 'three', 'four']) {
    made.push(piece);
    yield piece;
  }
}

it('pieces are made one after the other, as they are written', async () => {
  const made: string[] = [];
  const { pieces, stdout } = slowOutput((written) => expect(written).toEqual(made));
  await toStandardOutput({ ...worldOf({}).io, stdout })(counted(made));
  expect(pieces).toEqual(['one', 'two', 'three', 'four']);
});

it('nothing more is made or written once the user interrupts', async () => {
  const interrupt = new AbortController();
  const made: string[] = [];
  // As a signal comes: only where the program waits for one.
  const { pieces, stdout } = slowOutput(({ length }) => {
    if (length === 2) setImmediate(() => interrupt.abort());
  });
  const writing = toStandardOutput({ stdout, signal: interrupt.signal })(counted(made));
  await expect(writing).rejects.toThrow(expect.objectContaining({ name: 'Interrupted' }));
  expect(pieces).toEqual(['one', 'two']);
});

it('nothing more is made once its reader has gone away, which is no error', async () => {
  const made: string[] = [];
  let isClosed = false;
  const { pieces, stdout } = slowOutput(({ length }) => {
    isClosed = length === 2;
  });
  const output = Object.defineProperty(stdout, 'isClosed', { get: () => isClosed });
  await toStandardOutput({ ...worldOf({}).io, stdout: output })(counted(made));
  expect([made, pieces]).toEqual([
    ['one', 'two', 'three'],
    ['one', 'two'],
  ]);
});

it('a file of pieces is whole, or not there', async () => {
  const cwd = folderWith();
  const { io } = worldOf({ cwd });
  await writeOutput(io, { output: 'a', quiet: true }, [], counted([]));
  expect(readFileSync(join(cwd, 'a'), 'utf8')).toBe('onetwothreefour');
  const interrupt = new AbortController();
  const stopped = { ...io, signal: interrupt.signal };
  const work = withOutputs(stopped, {}, async (outputs) => {
    const made: string[] = [];
    const writing = outputs.destination('b')(counted(made));
    setImmediate(() => interrupt.abort());
    await writing;
  });
  await expect(work).rejects.toThrow(expect.objectContaining({ name: 'Interrupted' }));
  expect(namesIn(cwd)).toEqual(['a']);
});
