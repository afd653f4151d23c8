import { createHash } from 'node:crypto';
import type { Config } from '../contract/config.ts';
import type { LogFacts } from '../contract/document.ts';
import type { Manifest } from '../contract/manifest.ts';
import type { SampleResult, SampleSettings } from '../contract/sample.ts';
import { CannotBeDone } from '../errors.ts';
import { type Io, newFile, newFolder } from '../io.ts';
import type { SearchLogs } from '../log/search-log.ts';
import { manifestText } from '../report/manifest.ts';
import { GENERATOR_SPECIFICATION } from '../sampling/generator.ts';
import { TICKET_SPECIFICATION } from '../sampling/ticket.ts';
import { TOOL } from '../version.ts';
import type { RawSampleOptions } from './sample-options.ts';
import { issueWorkpaper } from './workpaper.ts';

const NAMES = { csv: 'workpaper.csv', xlsx: 'workpaper.xlsx', manifest: 'manifest.json' } as const;

/** The three files of an audit: all of them, or none. */
export interface AuditFolder {
  /** Their names, which no other output may have. */
  readonly names: readonly string[];
  write(
    facts: LogFacts,
    settings: SampleSettings,
    result: SampleResult,
    logs: SearchLogs<unknown>,
  ): Promise<void>;
  commit(): void;
  discard(): void;
}

/**
 * Starts the files of an audit in a folder, which is made where it is not there.
 * @param names the logs, which are none of them
 * @throws CannotBeDone when one of them exists and --force was not given
 */
export function auditFolder(
  io: Io,
  names: readonly string[],
  folder: string,
  raw: RawSampleOptions,
  config: Config,
): AuditFolder {
  if (folder === '') {
    throw new CannotBeDone('--output has no name: give the folder for the workpaper');
  }
  const made = newFolder(io, folder);
  const force = raw.force === true;
  const files: ReturnType<typeof newFile>[] = [];
  const open = (name: string) => {
    const file = newFile(io, `${folder}/${name}`, force, [...names, raw.extend ?? []].flat());
    files.push(file);
    return file;
  };
  const discard = (): void => {
    for (const file of files) file.discard();
    made.discard();
  };
  try {
    const csv = open(NAMES.csv);
    const xlsx = open(NAMES.xlsx);
    const json = open(NAMES.manifest);
    return {
      names: Object.values(NAMES).map((name) => `${folder}/${name}`),
      write: async (facts, settings, result, logs) => {
        const { drawn, ...draw } = result;
        const told = { ...manifestFacts(io, raw, facts, settings, logs), ...draw };
        const issued = await issueWorkpaper(told, drawn, config.questions);
        csv.write(issued.csv);
        xlsx.write(issued.xlsx);
        const { fields, questions } = issued;
        json.write(
          manifestText({
            ...told,
            drawn: issued.drawn,
            workpaper: {
              ...{ fields, questions, apostrophes: APOSTROPHES },
              csv: { file: NAMES.csv, sha256: sha256(issued.csv) },
              xlsx: { file: NAMES.xlsx, sha256: sha256(issued.xlsx) },
            },
          }),
        );
      },
      commit: () => {
        for (const file of files) file.commit();
      },
      discard,
    };
  } catch (error) {
    discard();
    throw error;
  }
}

const APOSTROPHES: Manifest['workpaper']['apostrophes'] =
  'a cell of the CSV that a spreadsheet could run has an apostrophe before it';

function manifestFacts(
  io: Io,
  raw: RawSampleOptions,
  facts: LogFacts,
  settings: SampleSettings,
  { readings }: SearchLogs<unknown>,
): Omit<Manifest, 'design' | 'independence' | 'drawn' | 'workpaper'> {
  const { inputs, population, warnings } = facts;
  return {
    schema: 'alpr-audit/manifest.v1',
    tool: { name: TOOL.name, version: TOOL.version },
    createdAt: raw.asOf ?? io.now().toISOString(),
    preparer: raw.preparer ?? null,
    specification: raw.method === 'generator' ? GENERATOR_SPECIFICATION : TICKET_SPECIFICATION,
    inputs,
    columns: readings.map(({ plan }) => ({
      file: plan.file,
      columns: plan.columns.matched.map(({ field, header }) => ({ field, header })),
    })),
    population,
    settings: { ...facts.settings, ...settings },
    warnings,
  };
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
