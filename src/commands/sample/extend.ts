import { isDeepStrictEqual } from 'node:util';
import type { Config } from '../../contract/config.ts';
import type { LogFacts } from '../../contract/document.ts';
import type { Manifest } from '../../contract/manifest.ts';
import type { SampleSettings } from '../../contract/sample.ts';
import { CannotBeDone } from '../../errors.ts';
import { configOf, logOptionsOf } from '../../run/options/manifest-options.ts';
import { readManifest } from '../../workpaper/manifest.ts';
import type { Io } from '../../world/io.ts';
import type { RawSampleOptions } from './options.ts';

/** An earlier draw that is gone on with. */
export interface Extended {
  /** The options of the earlier draw, under those given now. */
  readonly raw: RawSampleOptions;
  readonly config: Config;
  readonly draw: SampleSettings['extends'];
  /** @throws CannotBeDone when the logs are not those of the earlier draw */
  readonly check: (facts: LogFacts) => void;
}

/** Options of the design that the manifest decides: to give them again could only contradict it. */
const DECIDED = {
  ...{ seed: '--seed', seedSource: '--seed-source', witness: '--witness', method: '--method' },
  ...{ percent: '--percent', atLeast: '--at-least', atMost: '--at-most', preset: '--preset' },
  ...{ confidence: '--confidence', tolerable: '--tolerable', expected: '--expected' },
  ...{ by: '--by', allocate: '--allocate', atLeastEach: '--at-least-each', config: '--config' },
} as const satisfies Partial<Record<keyof RawSampleOptions, string>>;

/** Options of reading: they may be given again, as they were. */
const REPEATED = {
  ...{ from: '--from', to: '--to', user: '--user', agency: '--agency', tz: '--tz' },
  ...{ layout: '--layout', map: '--map', headerRow: '--header-row', encoding: '--encoding' },
  ...{
    agencyOf: '--agency-of',
    sheet: '--sheet',
    keepDuplicates: '--keep-duplicates',
    noId: '--no-id',
  },
  ...{ strict: '--strict' },
} as const satisfies Partial<Record<keyof RawSampleOptions, string>>;

/** Reads the manifest that `--extend` names. */
export async function extended(io: Io, name: string, raw: RawSampleOptions): Promise<Extended> {
  const { manifest, sha256 } = await readManifest(io, name);
  const reading = logOptionsOf(manifest);
  checkGiven(name, raw, reading);
  const { settings, design } = manifest;
  if (design.method === 'generator' && settings.by !== null) {
    throw new CannotBeDone(
      `${name} drew strata with one stream of numbers, which cannot be gone on with: draw anew`,
    );
  }
  const strata = earlierStrata(manifest);
  const drawn = strata.reduce((sum, each) => sum + each.drawn, 0);
  if (raw.size === undefined || raw.size < drawn) {
    throw new CannotBeDone(
      `${name} drew ${drawn} searches: say with --size how many there are to be in all, ${drawn} or more`,
    );
  }
  const { by, allocate, atLeastEach, auditors } = settings;
  const { seed, seedSource, witnesses, method, spares } = design;
  return {
    raw: {
      ...reading,
      ...{ seed, method, spares, allocate, atLeastEach },
      ...(seedSource !== null && { seedSource }),
      ...(by !== null && { by }),
      witness: witnesses,
      ...raw,
      auditor: [...auditors, ...(raw.auditor ?? [])],
    },
    config: configOf(manifest),
    draw: { sha256, drawn, strata },
    check: (facts) => sameLogs(name, manifest, facts),
  };
}

/** @throws CannotBeDone when an option is given that the manifest decides, or not as it was */
function checkGiven(
  name: string,
  raw: RawSampleOptions,
  reading: ReturnType<typeof logOptionsOf>,
): void {
  const given = Object.entries(DECIDED).filter(([key]) => key in raw);
  if (given.length > 0) {
    const options = given.map(([, option]) => option).join(', ');
    throw new CannotBeDone(`${options}: ${name} says it already: leave it out with --extend`);
  }
  for (const [key, option] of Object.entries(REPEATED)) {
    const [now, before] = [raw, reading].map((of) =>
      Object.entries(of).find(([name]) => name === key),
    );
    if (now !== undefined && !isDeepStrictEqual(now, before)) {
      throw new CannotBeDone(`${option} is not as in ${name}: leave it out with --extend`);
    }
  }
}

/** How many of each stratum the sample and its extensions had. */
function earlierStrata({ design, drawn, settings }: Manifest) {
  const chosen = drawn.filter(({ role }) => role !== 'spare').length;
  const strata = settings.by === null ? [{ value: '', drawn: chosen }] : design.strata;
  // By their places: two strata may be shown alike, such as blank cells and a text "(blank)".
  return strata.map(({ value, drawn: size }, index) => {
    const sample = settings.extends?.strata[index]?.sample ?? size;
    return { value, sample, drawn: size };
  });
}

function sameLogs(name: string, { inputs }: Manifest, facts: LogFacts): void {
  const known = inputs.map(({ sha256 }) => sha256).sort();
  const given = facts.inputs.map(({ sha256 }) => sha256).sort();
  if (given.join() !== known.join()) {
    const stranger = facts.inputs.find(({ sha256 }) => !known.includes(sha256));
    const which = stranger ? `${stranger.file} is none of them` : 'these are not all of them, once';
    throw new CannotBeDone(
      `${name} was drawn from ${inputs.map(({ file }) => file).join(', ')}: ${which}: name the same logs`,
    );
  }
}
