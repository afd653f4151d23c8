import type { Manifest } from '../contract/manifest.ts';
import { inOrder } from '../report/machine/json.ts';
import { jsonPieces } from '../report/machine/json-pieces.ts';
import type { Pieces } from '../report/pieces.ts';

/** The text of manifest.json: keys in the contract's order, one drawn search a block. */
export function manifestText(manifest: Manifest): Pieces {
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
  return jsonPieces(document);
}
