import { createHash } from 'node:crypto';
import type { Warning } from '../../contract/document.ts';
import { CannotBeDone } from '../../errors.ts';
import type { GivenOptions } from '../../flags/flag-rule.ts';
import { isWildcard, plateKeyOf } from '../../flags/seen/plates.ts';
import { trimmed } from '../../search.ts';
import { tableFile } from '../../side-tables/file.ts';
import { readListedAgencies } from '../../side-tables/listed-agencies.ts';
import { type Io, readBytes } from '../../world/io.ts';

const MOST_BYTES = 100 * 1024 ** 2;
const MOST_KEY_BYTES = 64 * 1024;
const CODE = /^[0-9a-f]{64}$/i;
/** What a plate has, and what no plate has: a delimiter, a quote, markup, a control character. */
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const NO_PLATE = /[,;|"<>{}=%\p{Cc}\ufffd]/u;
/** No country's plates have as many letters and digits. */
const MOST_OF_A_PLATE = 12;

/** What the options say of the lists. */
export interface RawLists {
  readonly sharedWith?: string;
  readonly watch?: string;
  readonly watchKeyFile?: string;
}

/** The lists, read, with what an output says of them: never a plate. */
export interface Lists {
  readonly sharedWith: readonly string[] | undefined;
  readonly sharedWithSha256: string | null;
  readonly watch: GivenOptions['watch'];
  readonly watchSha256: string | null;
  readonly warnings: readonly Warning[];
  /** Files that no output may replace. */
  readonly reads: readonly string[];
}

/** Reads the lists of --shared-with and --watch. @throws CannotBeDone */
export async function readLists(
  io: Io,
  raw: RawLists,
  placeholders: readonly string[],
  shownAs: (name: string) => string,
): Promise<Lists> {
  const { sharedWith: named, watch, watchKeyFile } = raw;
  if (watchKeyFile !== undefined && watch === undefined) {
    throw new CannotBeDone('--watch-key-file goes with --watch: give the list of codes, too');
  }
  const listed =
    named === undefined
      ? null
      : await readListedAgencies(await tableFile(io, named, '--shared-with'), { placeholders });
  const watched = watch === undefined ? null : readWatch(io, watch, watchKeyFile);
  const warnings = (listed?.warnings ?? []).map(({ code, message }) => ({
    ...{ code, message: message.replace(named ?? '', shownAs) },
  }));
  return {
    sharedWith: listed?.names,
    sharedWithSha256: listed?.sha256 ?? null,
    watch: watched?.watch ?? null,
    watchSha256: watched?.sha256 ?? null,
    warnings,
    reads: [named ?? [], watch ?? [], watchKeyFile ?? []].flat(),
  };
}

/** The watch list: a plate a line, or with a key a code a line. No message shows a line of it. */
function readWatch(io: Io, name: string, keyFile: string | undefined) {
  const bytes = bytesOf(io, name, '--watch', MOST_BYTES);
  const text = utf8Of(name, bytes);
  const lines = text.split(/\r\n|\n|\r/).map((line, i) => ({ line: trimmed(line), number: i + 1 }));
  const filled = lines.filter(({ line }) => line !== '');
  if (filled.length === 0) throw new CannotBeDone(`${name} holds no plate: give one a line`);
  const key = keyFile === undefined ? null : keyOf(io, keyFile);
  const wrong = filled.find(({ line }) => CODE.test(line) !== (key !== null));
  if (wrong !== undefined) {
    throw new CannotBeDone(
      key === null
        ? `${name}, line ${wrong.number}, is a code of 64 digits: give the key with --watch-key-file`
        : `${name}, line ${wrong.number}, is no code of 64 hexadecimal digits: make the list with the key, or leave --watch-key-file out`,
    );
  }
  // A list of another kind would meet no search, and say so of every plate on it.
  const other = key === null ? filled.find(({ line }) => !isPlate(line)) : undefined;
  if (other !== undefined) {
    throw new CannotBeDone(
      `${name}, line ${other.number}, is no plate: give one plate a line, and nothing beside it`,
    );
  }
  return {
    watch: { lines: filled.map(({ line }) => (key === null ? line : line.toLowerCase())), key },
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

/** Whether a line can be one plate, and no pattern of several. */
function isPlate(line: string): boolean {
  const key = plateKeyOf(line);
  const isShort = [...key].length <= MOST_OF_A_PLATE;
  return isShort && LETTER_OR_DIGIT.test(key) && !NO_PLATE.test(line) && !isWildcard(line);
}

/** The bytes of the key's file, less one line end at their end. */
function keyOf(io: Io, name: string): Uint8Array {
  const bytes = bytesOf(io, name, '--watch-key-file', MOST_KEY_BYTES);
  const { length } = bytes;
  const isLine = bytes[length - 1] === 0x0a;
  const end = isLine ? length - (bytes[length - 2] === 0x0d ? 2 : 1) : length;
  if (end === 0) throw new CannotBeDone(`${name} is empty: it holds the key of the watch list`);
  return bytes.slice(0, end);
}

function bytesOf(io: Io, name: string, option: string, most: number): Uint8Array {
  const bytes = readBytes(io, name, { most, instead: `check what ${option} names` });
  if (bytes !== undefined) return bytes;
  throw new CannotBeDone(`${name} is not there: check what ${option} names`);
}

function utf8Of(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CannotBeDone(`${name} is not in UTF-8: save it as a plain text in UTF-8`);
  }
}
