import { createHash } from 'node:crypto';
import type { Manifest } from '../contract/manifest.ts';
import { CannotBeDone } from '../errors.ts';
import { firstIssue, parsedJson, unknownKey } from '../json-file.ts';
import { type Io, readSmallFile } from '../world/io.ts';

/** A manifest as read from its file. */
export interface ManifestFile {
  /** The file's name, as given. */
  readonly name: string;
  readonly manifest: Manifest;
  readonly sha256: string;
}

/**
 * Reads a manifest and checks its form.
 * @throws CannotBeDone when it is not there, or is not a manifest of this program
 */
export async function readManifest(io: Io, name: string): Promise<ManifestFile> {
  const text = readSmallFile(io, name);
  if (text === undefined) {
    throw new CannotBeDone(`${name} is not there: name the manifest.json that the draw wrote`);
  }
  const json = parsedJson(name, text);
  // Loaded here, and not above: zod takes a while to load.
  const { manifestSchema } = await import('../contract/manifest.ts');
  const { error, data } = manifestSchema.safeParse(json);
  if (data === undefined) {
    throw new CannotBeDone(
      `${name} is no manifest of alpr-audit, or was changed${firstIssue(error)}`,
    );
  }
  const unknown = unknownKey(json, data);
  if (unknown !== undefined) {
    throw new CannotBeDone(
      `${name} was changed, or is of a later version of alpr-audit: it has the key ${unknown}, which no manifest has`,
    );
  }
  return { name, manifest: data, sha256: createHash('sha256').update(text).digest('hex') };
}
