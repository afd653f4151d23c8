import { createHash } from 'node:crypto';
import type { Config } from '../contract/config.ts';
import type { LogFacts } from '../contract/document.ts';
import type { SampleResult, SampleSettings, SearchReading } from '../contract/sample.ts';
import { CannotBeDone } from '../errors.ts';
import type { Pieces } from '../report/pieces.ts';
import { toolUnder } from '../version.ts';
import type { Io } from '../world/io.ts';
import { issueWorkpaper } from './issue.ts';
import { APOSTROPHES, manifestFacts, NAMES, type ReadLogs } from './manifest-facts.ts';
import { manifestText } from './manifest-text.ts';
import { readTexts } from './reads.ts';

/** A file that was begun. */
interface NewFile {
  write(content: string | Uint8Array): void;
  restart(): void;
}

/** Where new files are begun. */
interface NewFiles {
  openFolder(name: string): void;
  open(name: string): NewFile;
  into(file: NewFile): (content: string | Pieces | Uint8Array) => Promise<void>;
}

/** What of the options the manifest says. */
interface AuditOptions {
  readonly preparer?: string;
  readonly asOf?: string;
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
      const stated = {
        tool: toolUnder(io),
        createdAt: raw.asOf ?? io.now().toISOString(),
        preparer: raw.preparer ?? null,
      };
      const told = { ...manifestFacts(stated, facts, settings, draw.design, logs), ...draw };
      const issued = await issueWorkpaper(told, drawn, reads.map(readTexts), config.questions);
      csv.write(issued.csv);
      xlsx.write(issued.xlsx);
      const { fields, questions, columns } = issued;
      await outputs.into(json)(
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

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
