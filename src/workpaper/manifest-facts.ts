import type { LogFacts } from '../contract/document.ts';
import type { Manifest } from '../contract/manifest.ts';
import type { SampleDesign, SampleSettings } from '../contract/sample.ts';
import { GENERATOR_SPECIFICATION } from '../sampling/draw/generator.ts';
import { TICKET_SPECIFICATION } from '../sampling/draw/ticket.ts';

/** What a manifest says of a draw, beside the draw: the same when it is issued and when it is verified. */

export const NAMES = {
  csv: 'workpaper.csv',
  xlsx: 'workpaper.xlsx',
  manifest: 'manifest.json',
} as const;

export const APOSTROPHES: Manifest['workpaper']['apostrophes'] =
  'a cell of the CSV that a spreadsheet could run has an apostrophe before it';

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

/** @param stated what whoever issues it says, and no draw can show */
export function manifestFacts(
  stated: Pick<Manifest, 'tool' | 'createdAt' | 'preparer'>,
  facts: LogFacts,
  settings: SampleSettings,
  { method }: SampleDesign,
  { readings }: ReadLogs,
): Omit<Manifest, 'design' | 'independence' | 'drawn' | 'workpaper'> {
  const { inputs, population, warnings } = facts;
  return {
    schema: 'alpr-audit/manifest.v1',
    ...stated,
    specification: method === 'generator' ? GENERATOR_SPECIFICATION : TICKET_SPECIFICATION,
    inputs,
    columns: readings.map(({ plan }) => ({
      file: plan.file,
      columns: plan.columns.matched.map(({ field, header }) => ({ field, header })),
    })),
    population,
    // What a manifest has in its settings of how the logs were read is found out anew.
    settings: { ...settings, ...facts.settings },
    warnings,
  };
}
