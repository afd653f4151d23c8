import { createHash } from 'node:crypto';
import type { Config } from '../contract/config.ts';
import type { LogFacts } from '../contract/document.ts';
import type { Manifest } from '../contract/manifest.ts';
import type {
  SampleMethod,
  SampleResult,
  SampleSettings,
  SearchReading,
} from '../contract/sample.ts';
import { CannotBeDone } from '../errors.ts';
import type { Io } from '../io.ts';
import { GENERATOR_SPECIFICATION } from '../sampling/draw/generator.ts';
import { TICKET_SPECIFICATION } from '../sampling/draw/ticket.ts';
import { toolUnder } from '../version.ts';
import { issueWorkpaper } from './issue.ts';
import { manifestText } from './manifest-text.ts';

const NAMES = { csv: 'workpaper.csv', xlsx: 'workpaper.xlsx', manifest: 'manifest.json' } as const;

/** Where new files are begun. */
interface NewFiles {
  openFolder(name: string): void;
  open(name: string): { write(content: string | Uint8Array): void };
}

/** What of the options the manifest says. */
interface AuditOptions {
  readonly preparer?: string;
  readonly asOf?: string;
  readonly method?: SampleMethod;
}

/** What the manifest tells of the logs that were read: which of their columns are which fields. */
export interface ReadLogs {
  readonly readings: readonly {
    readonly plan: {
      readonly file: string;
      readonly columns: {
        readonly matched: readonly Manifest['columns'][number]['columns'][number][];
      };
    };
  }[];
}

/** A draw, and the logs that were read for it. */
interface DrawnLogs {
  readonly facts: LogFacts;
  readonly result: SampleResult;
  /** What each drawn search reads as. */
  readonly reads: readonly SearchReading[];
  readonly logs: ReadLogs;
}

/** The three files of an audit, begun. */
export interface AuditFolder {
  write(settings: SampleSettings, drawn: DrawnLogs): Promise<void>;
}

/**
 * Begins the files of an audit in a folder, which is made where it is not there.
 * @throws CannotBeDone when one of them exists and --force was not given
 */
export function auditFolder(
  io: Io,
  outputs: NewFiles,
  folder: string,
  raw: AuditOptions,
  config: Config,
): AuditFolder {
  if (folder === '') {
    throw new CannotBeDone('--output has no name: give the folder for the workpaper');
  }
  outputs.openFolder(folder);
  const csv = outputs.open(`${folder}/${NAMES.csv}`);
  const xlsx = outputs.open(`${folder}/${NAMES.xlsx}`);
  const json = outputs.open(`${folder}/${NAMES.manifest}`);
  return {
    write: async (settings, { facts, result, reads, logs }) => {
      const { drawn, ...draw } = result;
      const told = { ...manifestFacts(io, raw, facts, settings, logs), ...draw };
      const issued = await issueWorkpaper(told, drawn, reads, config.questions);
      csv.write(issued.csv);
      xlsx.write(issued.xlsx);
      const { fields, questions, columns } = issued;
      json.write(
        manifestText({
          ...told,
          drawn: issued.drawn,
          workpaper: {
            ...{ fields, questions, columns, apostrophes: APOSTROPHES },
            csv: { file: NAMES.csv, sha256: sha256(issued.csv) },
            xlsx: { file: NAMES.xlsx, sha256: sha256(issued.xlsx) },
          },
        }),
      );
    },
  };
}

const APOSTROPHES: Manifest['workpaper']['apostrophes'] =
  'a cell of the CSV that a spreadsheet could run has an apostrophe before it';

function manifestFacts(
  io: Io,
  raw: AuditOptions,
  facts: LogFacts,
  settings: SampleSettings,
  { readings }: ReadLogs,
): Omit<Manifest, 'design' | 'independence' | 'drawn' | 'workpaper'> {
  const { inputs, population, warnings } = facts;
  return {
    schema: 'alpr-audit/manifest.v1',
    tool: toolUnder(io),
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
