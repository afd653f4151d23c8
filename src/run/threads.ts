import type { Config } from '../contract/config.ts';
import type { AloneBecause, Threads } from '../log/how-read.ts';
import { CHUNK_BYTES } from '../log/side-by-side/chunks.ts';
import type { Io } from '../world/io.ts';
import type { RawLogOptions } from './options/log-options.ts';
import type { TallyName, TallySpec } from './tallies/tallies.ts';

/** What decides how many threads read. */
export interface ThreadWorld {
  readonly io: Io;
  readonly raw: RawLogOptions;
  readonly config: Config;
}

/** The most threads: a text that is counted in more parts might be frequent and come twice in none. */
const MOST_JOBS = 4;
/** Logs of fewer bytes are read sooner by one thread than others are started. */
const SIZES = { least: 96 * 1024 * 1024, chunkBytes: CHUNK_BYTES };

/** The threads that read big logs, where the analysis can be made in parts and no row is listed; else why not. */
export function threadsFor<Of extends TallyName>(
  { io, raw, config }: ThreadWorld,
  spec: TallySpec<Of> | undefined,
  withRegime = true,
): Threads | AloneBecause {
  const jobs = Math.min(raw.jobs ?? io.cores, MOST_JOBS);
  if (spec === undefined) return 'notInParts';
  if (raw.rejects !== undefined) return 'rejects';
  if (jobs === 1) return 'oneJob';
  const script = new URL('./reading-worker.js', import.meta.url);
  const analysis = { config, tally: spec, parts: jobs, withRegime };
  // For tests: small logs in small chunks take the same way as big ones.
  const small = Number(io.env.ALPR_AUDIT_CHUNK_BYTES ?? 0);
  const sizes = small > 0 ? { least: 0, chunkBytes: small } : SIZES;
  return { jobs, ...sizes, script, analysis };
}
