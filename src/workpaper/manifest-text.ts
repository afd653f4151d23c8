import type { Manifest } from '../contract/manifest.ts';
import { jsonSafe } from '../report/escape.ts';
import { inOrder } from '../report/machine/json.ts';

/** The text of manifest.json: keys in the contract's order, one drawn search a block. */
export function manifestText(manifest: Manifest): string {
  const { inputs, population, settings, ...rest } = manifest;
  const { size, by, allocate, atLeastEach, auditors, placeholders, extends: earlier } = settings;
  const document: Manifest = {
    schema: rest.schema,
    tool: rest.tool,
    createdAt: rest.createdAt,
    preparer: rest.preparer,
    specification: rest.specification,
    inputs: inputs.map(inOrder.input),
    columns: rest.columns,
    population: inOrder.population(population),
    settings: {
      ...inOrder.logSettings(settings),
      ...{ size, by, allocate, atLeastEach, auditors, placeholders, extends: earlier },
    },
    warnings: rest.warnings,
    design: rest.design,
    independence: rest.independence,
    drawn: rest.drawn,
    workpaper: rest.workpaper,
  };
  return `${jsonSafe(JSON.stringify(document, null, 2))}\n`;
}
