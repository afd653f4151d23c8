import { createHash } from 'node:crypto';
import type {
  AccountsDocument,
  AgesDocument,
  Compared,
  EvaluateDocument,
  FlagsDocument,
  ValidateDocument,
} from '../contract/after/compare.ts';
import { CannotBeDone } from '../errors.ts';
import { firstIssue, parsedJson } from '../json-file.ts';
import { type Io, readBytes } from '../world/io.ts';

/** A document of one of the commands that can be compared. */
export type AnyDocument =
  | { readonly of: 'validate'; readonly document: ValidateDocument }
  | { readonly of: 'ages'; readonly document: AgesDocument }
  | { readonly of: 'flags'; readonly document: FlagsDocument }
  | { readonly of: 'accounts'; readonly document: AccountsDocument }
  | { readonly of: 'evaluate'; readonly document: EvaluateDocument };

export interface DocumentFile {
  readonly file: string;
  readonly sha256: string;
  readonly any: AnyDocument;
  /** The same, as what all of them have. */
  readonly shared: Compared;
}

/** Two documents of so many bytes take 3 GiB of memory. */
const LIMIT = {
  most: 256 * 1024 * 1024,
  instead: 'make both documents again with fewer groups (--by, --most-groups) or rules',
};

const COMMANDS = ['validate', 'ages', 'flags', 'accounts', 'evaluate'] as const;
const ASKED = 'give what validate, ages, flags, accounts or evaluate printed with --json';

/**
 * Reads a document and checks its form.
 * @param version that of this program, which may know of more than an earlier one counted
 * @throws CannotBeDone when it is not there, or is no document that can be compared
 */
export async function readDocument(io: Io, name: string, version: string): Promise<DocumentFile> {
  if (name === '-') {
    throw new CannotBeDone(
      'compare reads two files, and standard input (-) is none: write the document to a file',
    );
  }
  const bytes = readBytes(io, name, LIMIT);
  if (bytes === undefined) throw new CannotBeDone(`${name} is not there: ${ASKED}`);
  const json = parsedJson(name, textOf(name, bytes), ASKED);
  const of = commandOf(name, json);
  // Loaded here, and not above: zod takes a while to load.
  const { COMPARED_SCHEMAS } = await import('../contract/after/compare.ts');
  const { error, data } = COMPARED_SCHEMAS[of].safeParse(json);
  if (data === undefined) {
    throw new CannotBeDone(
      `${name} is no ${of} document of alpr-audit ${version}, or was changed${firstIssue(error)}${madeBy(json, version)}`,
    );
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const any = { of, document: data } as AnyDocument;
  return { file: name, sha256, any, shared: any.document };
}

/** @throws CannotBeDone when the bytes are not UTF-8 */
function textOf(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CannotBeDone(`${name} is not UTF-8, and so no document of alpr-audit: ${ASKED}`);
  }
}

/** The command that a document says it is of. @throws CannotBeDone where none of them */
function commandOf(name: string, json: unknown): (typeof COMMANDS)[number] {
  const schema = memberOf(json, 'schema');
  if (typeof schema !== 'string') {
    throw new CannotBeDone(`${name} is no document of alpr-audit: it has no "schema"; ${ASKED}`);
  }
  const found = COMMANDS.find((command) => schema === `alpr-audit/${command}.v1`);
  if (found !== undefined) return found;
  throw new CannotBeDone(
    `${name} has the schema "${schema.slice(0, 60)}", of which nothing can be compared: ${ASKED}`,
  );
}

/** What to do where another version wrote it, perhaps with less in it. */
function madeBy(json: unknown, version: string): string {
  const made = memberOf(memberOf(json, 'tool'), 'version');
  return typeof made !== 'string' || made === version
    ? ''
    : `; alpr-audit ${made.slice(0, 20)} wrote it: make it again, with this version, from the same logs`;
}

function memberOf(json: unknown, key: string): unknown {
  if (typeof json !== 'object' || json === null || !Object.hasOwn(json, key)) return undefined;
  return Object.entries(json).find(([name]) => name === key)?.[1];
}
