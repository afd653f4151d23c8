import { createHmac } from 'node:crypto';
import { readConfig } from '../../config.ts';
import { type CodeOf, HiddenCells } from '../../engines/lines/hidden-cells.ts';
import { ACCOUNTING } from '../../engines/lines/search-line.ts';
import { SearchLines } from '../../engines/lines/search-lines.ts';
import { mappedFile, mappedText, withoutTexts } from '../../engines/parts/mapped-file.ts';
import { readUnder } from '../../engines/parts/same-settings.ts';
import { CannotBeDone } from '../../errors.ts';
import type { Decision } from '../../log/log.ts';
import type { LogOptions } from '../../log/log-options.ts';
import type { SearchLogs } from '../../log/search-log.ts';
import type { Searches } from '../../search.ts';
import { TOOL } from '../../version.ts';
import type { Io } from '../../world/io.ts';
import type { RawLogOptions } from '../options/log-options.ts';
import { readingOptions } from '../options/reading-options.ts';
import type { OutputFile } from '../outputs.ts';
import { Progress } from '../progress.ts';
import { Readings } from '../readings.ts';
import { rejectsInto } from '../rejects.ts';

/** Who puts the parts together knows which of the searches count. */
const ALL = { from: null, to: null, users: [], agencies: [], keepDuplicates: true } as const;

/** So many bytes of lines are held; of a longer log the lines are made by a second reading. */
const MOST_AHEAD = 256 * 1024 * 1024;

/**
 * Reads one log and writes it as lines: nothing before it was read to its end, because only then it is
 * known how it had to be read, and no line can be taken back.
 * @param decision what is known of the log beside others
 * @param key with which codes are made for users, plates and case numbers; null where these are told
 * @param rejected where malformed rows go, if anywhere
 * @throws CannotBeDone, Interrupted
 */
export async function mapLog(
  io: Io,
  name: string,
  raw: RawLogOptions,
  decision: Decision | undefined,
  key: Uint8Array | null,
  rejected: OutputFile | undefined,
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
  const rejects = rejectsInto(rejected);
  // For tests: small logs go the way of long ones.
  const most = Number(io.env.ALPR_AUDIT_AHEAD_BYTES ?? MOST_AHEAD);
  const hidden = key === null ? undefined : new HiddenCells(coder(key));
  try {
    const how = { threads: 'oneJob', rejects, twice: true, counted: {} } as const;
    const read = await readings.first(() => new LinesAhead(most, hidden), how);
    const lines = read.tally.lines ?? (await linesAgain(readings, read, io, hidden));
    for (const text of lines.texts()) await io.stdout.write(text);
    await io.stdout.write(accountingLine(io, asked, read, lines, key));
  } finally {
    await progress.end();
  }
}

/** Reads the log again, as it was decided, and writes its lines on the way. */
async function linesAgain(
  readings: Readings,
  { decided }: SearchLogs<unknown>,
  io: Io,
  hidden: HiddenCells | undefined,
): Promise<SearchLines> {
  const lines = new SearchLines(hidden);
  const flush = async () => {
    for (const text of lines.texts()) await io.stdout.write(text);
  };
  await readings.again(decided, { addAll: (searches) => lines.addAll(searches), flush });
  return lines;
}

/** The lines of a log that is not long: they are held until it is known that it was read the right way. */
class LinesAhead {
  lines: SearchLines | undefined;
  readonly #most: number;

  constructor(most: number, hidden: HiddenCells | undefined) {
    this.lines = new SearchLines(hidden);
    this.#most = most;
  }

  addAll(searches: Searches): void {
    this.lines?.addAll(searches);
    if ((this.lines?.length ?? 0) > this.#most) this.lines = undefined;
  }

  state(): void {}

  merge(): void {}
}

function accountingLine(
  { zoneData }: Io,
  options: LogOptions,
  { readings, inputs, population }: SearchLogs<unknown>,
  lines: SearchLines,
  key: Uint8Array | null,
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
  const told = key === null ? mapped : withoutTexts(mapped, coder(key)('key', ''));
  return `${ACCOUNTING}\t${mappedText(told)}\n`;
}

/** HMAC-SHA-256 of kind and text, 64 bits of it. */
function coder(key: Uint8Array): CodeOf {
  return (kind, text) => {
    const mac = createHmac('sha256', key).update(`${kind}\u001f${text}`).digest('hex');
    return `${kind}-${mac.slice(0, 16)}`;
  };
}
