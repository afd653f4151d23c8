import { readConfig } from '../../config.ts';
import { ACCOUNTING } from '../../engines/lines/search-line.ts';
import { SearchLines } from '../../engines/lines/search-lines.ts';
import { mappedFile, mappedText } from '../../engines/parts/mapped-file.ts';
import { readUnder } from '../../engines/parts/same-settings.ts';
import { CannotBeDone } from '../../errors.ts';
import type { Io } from '../../io.ts';
import type { Decision } from '../../log/log.ts';
import type { LogOptions } from '../../log/log-options.ts';
import type { SearchLogs } from '../../log/search-log.ts';
import { TOOL } from '../../version.ts';
import type { RawLogOptions } from '../options/log-options.ts';
import { readingOptions } from '../options/reading-options.ts';
import { Progress } from '../progress.ts';
import { Readings } from '../readings.ts';

/** Who puts the parts together knows which of the searches count. */
const ALL = { from: null, to: null, users: [], agencies: [], keepDuplicates: true } as const;

/**
 * Reads one log and writes it as lines: first to its end, to find out how it has to be read; then
 * again, line by line, so that no line has to be taken back.
 * @param decision what is known of the log beside others
 * @throws CannotBeDone, Interrupted
 */
export async function mapLog(
  io: Io,
  name: string,
  raw: RawLogOptions,
  decision: Decision | undefined,
): Promise<void> {
  const asked = readingOptions(raw, await readConfig(io, raw.config), io);
  const options: LogOptions = { ...asked, ...ALL };
  const progress = new Progress(io, raw.progress && raw.quiet !== true);
  const toRead = {
    io,
    names: [name],
    options,
    progress,
    placeOf: undefined,
    withoutFolders: false,
  };
  const readings = new Readings({ ...toRead, oneOfSeveral: { decision } });
  const rejects = { restart: () => {}, reject: () => {} };
  const nothing = { add: () => {}, state: () => {}, merge: () => {} };
  try {
    const how = { threads: 'oneJob', rejects, twice: true, counted: {} } as const;
    const read = await readings.first(() => nothing, how);
    const lines = new SearchLines(read.readings[0]!.plan);
    const flush = () => io.stdout.write(lines.taken());
    await readings.again(read.decided, { addAll: (searches) => lines.addAll(searches), flush });
    await flush();
    await io.stdout.write(accountingLine(io, asked, read, lines));
  } finally {
    await progress.end();
  }
}

function accountingLine(
  { zoneData }: Io,
  options: LogOptions,
  { readings, inputs, population }: SearchLogs<unknown>,
  lines: SearchLines,
): string {
  const reading = readings[0]!;
  if (lines.count !== reading.searchRows) {
    throw new CannotBeDone(`${reading.plan.file} changed while it was read: map it again`);
  }
  const { rows, malformed, headersRepeated, blankRows, preambleRows } = population;
  const { footerRows, otherRows, shiftedRows } = population;
  const mapped = mappedFile(reading, {
    under: readUnder({ version: TOOL.version, zoneData }, options),
    input: inputs[0]!,
    counts: {
      ...{ rows, malformed, headersRepeated, blankRows, preambleRows },
      ...{ footerRows, otherRows, shiftedRows },
    },
    numbers: lines.numbers.result(),
  });
  return `${ACCOUNTING}\t${mappedText(mapped)}\n`;
}
