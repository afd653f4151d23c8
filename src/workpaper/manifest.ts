import { createHash } from 'node:crypto';
import type { Config } from '../contract/config.ts';
import type { Manifest } from '../contract/manifest.ts';
import { CannotBeDone } from '../errors.ts';
import { type Io, readSmallFile } from '../io.ts';
import { firstIssue, parsedJson } from '../json-file.ts';
import type { RawLogOptions } from '../commands/log-options.ts';

/** A manifest as read from its file. */
export interface ManifestFile {
  readonly manifest: Manifest;
  readonly sha256: string;
}

/**
 * Reads a manifest and checks its form.
 * @throws CannotBeDone when it is not there, or is no manifest of this program
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
  return { manifest: data, sha256: createHash('sha256').update(text).digest('hex') };
}

/** The options under which a manifest's logs were read. */
export function logOptionsOf({ settings }: Manifest) {
  const { timeZone, from, to, users, agencies, layout, columns, headerRow } = settings;
  const { encoding, sheet } = settings;
  const given = { tz: timeZone, from, to, layout, headerRow, encoding, sheet };
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)),
    user: users,
    agency: agencies,
    map: columns,
    ...(settings.keepDuplicates && { keepDuplicates: true as const }),
    ...(settings.strict && { strict: true as const }),
  } satisfies Partial<RawLogOptions>;
}

/** What of the config a manifest's draw and its workpaper depended on. */
export function configOf({ settings, workpaper }: Manifest): Config {
  const { dayFirst, placeholders } = settings;
  return {
    questions: workpaper.questions,
    ...(dayFirst !== null && { dayFirst }),
    ...(placeholders !== null && { vocabulary: { placeholders } }),
  };
}
