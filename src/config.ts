import type { Config } from './contract/config.ts';
import { CannotBeDone } from './errors.ts';
import { firstIssue, parsedJson } from './json-file.ts';
import { nearestName } from './quality/reading/levenshtein.ts';
import { type Io, readSmallFile } from './world/io.ts';

/** The only name under which a config is looked for, and only in the working directory. */
export const CONFIG_NAME = 'alpr-audit.config.json';

/**
 * Reads the config: what a library's caller gives, else the file named, else CONFIG_NAME in the working directory, else nothing.
 * @throws CannotBeDone when a named file is not there, or the config is not one
 */
export async function readConfig(io: Io, named: string | undefined): Promise<Config> {
  if (io.config !== undefined) return await checkedConfig('the config', io.config);
  const name = named ?? CONFIG_NAME;
  const text = readSmallFile(io, name);
  if (text === undefined) {
    if (named === undefined) return {};
    throw new CannotBeDone(`${name} is not there: check the name that --config gives`);
  }
  return await checkedConfig(name, parsedJson(name, text));
}

/** @throws CannotBeDone when it is no config */
async function checkedConfig(name: string, json: unknown): Promise<Config> {
  // Loaded here, and not above: most runs have no config, and zod takes a while to load.
  const { configKeys, configSchema } = await import('./contract/config.ts');
  const { error, data } = configSchema.safeParse(json);
  if (data !== undefined) return data;
  const [issue] = error.issues;
  const [key] = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const near = key === undefined ? null : nearestName(key, configKeys(issue?.path ?? []));
  const instead = near === null ? '' : `, the nearest is "${near}"`;
  throw new CannotBeDone(`${name}${firstIssue(error)}${instead}: see alpr-audit schema config`);
}
