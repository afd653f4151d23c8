import { resolve } from 'node:path';
import type { Config } from '../../contract/config.ts';
import { Merger } from '../../engines/parts/merger.ts';
import { takeParts } from '../../engines/parts/part.ts';
import { readUnder } from '../../engines/parts/same-settings.ts';
import { CannotBeDone } from '../../errors.ts';
import { fileChunks, openFile } from '../../log/open/file.ts';
import type { SearchLogs } from '../../log/search-log.ts';
import type { PartTally } from '../../log/side-by-side/tally.ts';
import { baseName } from '../../redaction/without-folders.ts';
import { TOOL } from '../../version.ts';
import type { FirstReading, RunReadings, ToRead } from '../readings.ts';
import { type StartsRun, withRun } from '../run.ts';
import { notInParts, underOf } from './reducing.ts';

/** Starts a command whose logs were counted in parts: it shows what a single reading gives. */
export const merges: StartsRun = (start, work) => {
  if (start.raw.rejects !== undefined) {
    throw new CannotBeDone('no part holds rows that are malformed: give map --rejects');
  }
  return withRun(
    { ...start, readings: (toRead, config) => new PartReadings(toRead, config) },
    work,
  );
};

/** The reading of parts. */
class PartReadings implements RunReadings {
  readonly parts = 1;
  readonly #toRead: ToRead;
  readonly #config: Config;

  constructor(toRead: ToRead, config: Config) {
    this.#toRead = toRead;
    this.#config = config;
  }

  async first<Tally extends PartTally>(
    makeTally: () => Tally,
    { counted, twice }: FirstReading,
  ): Promise<SearchLogs<Tally>> {
    if (twice) throw notInParts();
    const { io, names, options, withoutFolders } = this.#toRead;
    const maker = { version: TOOL.version, zoneData: io.zoneData };
    const under = {
      options,
      read: readUnder(maker, options),
      counted: underOf(this.#toRead, counted, this.#config),
    };
    const merger = new Merger(under, makeTally());
    for (const name of names) {
      await takeParts(name, name === '-' ? io.stdin : piecesOf(name, io.cwd), merger);
    }
    if (merger.isHidden && 'of' in counted && counted.of === 'validate') throw needsTexts();
    const logs = merger.result();
    if (withoutFolders) checkNames(logs.inputs.map(({ file }) => file));
    return logs;
  }

  async again(): Promise<never> {
    throw notInParts();
  }

  async againInParts(): Promise<never> {
    throw notInParts();
  }
}

function needsTexts(): CannotBeDone {
  return new CannotBeDone(
    'the logs were mapped with --hash-key-file, and validate reads what case numbers are: map them without it',
  );
}

async function* piecesOf(name: string, cwd: string): AsyncGenerator<Uint8Array> {
  const file = await openFile(name, resolve(cwd, name));
  try {
    yield* fileChunks(file);
  } finally {
    await file.close();
  }
}

/** @throws CannotBeDone where a log's name has folders, which no output is to show */
function checkNames(files: readonly string[]): void {
  const file = files.find((each) => baseName(each) !== each);
  if (file === undefined) return;
  throw new CannotBeDone(
    `--redact shows no folders, and ${file} was mapped with them: map the logs from the folder that they are in`,
  );
}
