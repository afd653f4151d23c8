import { type Command, Option } from 'commander';
import type { RedactionLevel } from '../../contract/redaction.ts';
import { CannotBeDone } from '../../errors.ts';
import { REDACTION_LEVELS, type Redactor, redactorOf } from '../../redaction/redactor.ts';
import { type Io, readBytes } from '../../world/io.ts';

/** Decimal digits of a key that is made for one output: 132 bits. */
const KEY_DIGITS = 40;
const LEAST_KEY_BYTES = 16;
const MOST_KEY_BYTES = 4096;

/** The options of redaction as commander gives them. */
export interface RawRedactOptions {
  readonly redact?: RedactionLevel;
  readonly redactKeyFile?: string;
}

/** Adds the options of redaction to a log command. */
export function addRedactOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--redact <for-whom>',
        'take out names, plates and free text, for the public or for a board',
      ).choices(REDACTION_LEVELS),
    )
    .option(
      '--redact-key-file <file>',
      'the secret that the codes of users are made with (default: one for this output alone)',
    );
}

/** How an output is redacted. */
export interface Redaction {
  readonly redactor: Redactor;
  /** The file of the key, which no output may replace. */
  readonly reads: readonly string[];
  /** What standard error is to say of it. */
  readonly said: readonly string[];
}

/**
 * The redaction that the options ask for; null for none. Without a key file the key is random, and
 * forgotten with the run.
 * @throws CannotBeDone when the key cannot be read or is too short, or --rejects is given, too
 */
export function redactionOf(
  io: Io,
  raw: RawRedactOptions & { readonly rejects?: string },
): Redaction | null {
  const { redact, redactKeyFile: keyFile, rejects } = raw;
  if (redact === undefined) {
    if (keyFile === undefined) return null;
    throw new CannotBeDone('--redact-key-file goes with --redact: say for whom, public or board');
  }
  if (rejects !== undefined) {
    throw new CannotBeDone(
      '--rejects writes rows as they stand, which --redact keeps back: give one of them',
    );
  }
  const redactor = redactorOf(
    redact,
    keyFile === undefined ? io.randomDigits(KEY_DIGITS) : readKey(io, keyFile),
  );
  return {
    redactor,
    reads: keyFile === undefined ? [] : [keyFile],
    said: keyFile === undefined ? [OWN_KEY] : [],
  };
}

const OWN_KEY =
  'Codes are of this output alone: the next one has others, unless both are given the same ' +
  '--redact-key-file.';

/** The bytes of a key file, without the white space that editors leave at its end. */
export function readKey(io: Io, name: string): Uint8Array {
  const bytes = readBytes(io, name, { most: MOST_KEY_BYTES, instead: 'make a key of 32 bytes' });
  if (bytes === undefined) {
    throw new CannotBeDone(`${name} is not there: make a key such as 32 random bytes, and keep it`);
  }
  const end = bytes.findLastIndex((byte) => !WHITE_SPACE.has(byte)) + 1;
  if (end < LEAST_KEY_BYTES) {
    throw new CannotBeDone(
      `${name} is too short to be a secret: a key has ${LEAST_KEY_BYTES} bytes or more`,
    );
  }
  return bytes.subarray(0, end);
}

const WHITE_SPACE: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d, 0x20]);
