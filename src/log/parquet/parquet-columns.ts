import type { SchemaTree } from 'hyparquet';
import { getMaxDefinitionLevel } from 'hyparquet/src/schema.js';
import { CannotBeDone } from '../../errors.ts';
import { quoted } from '../../quoted.ts';
import { Damaged } from './damaged.ts';
import { Numbers } from './page-values.ts';
import { Places } from './plain-values.ts';
import { type Write, writerOf } from './value-writers.ts';

/** A column of a Parquet file, and how its values are written. */
export interface ParquetColumn {
  readonly name: string;
  readonly tree: SchemaTree;
  /** Whether a row may have no value. */
  readonly hasLevels: boolean;
  /** What writes a value as a text; null where values are bytes of texts. */
  readonly write: Write | null;
  /** What its page is read into, after the page before it. */
  readonly places: Places;
  readonly numbers: Numbers;
}

const PLAIN = 'SELECT the columns of the log out of it, each with one value';

/**
 * The columns of a file.
 * @throws CannotBeDone where a column holds what no cell of a log can
 */
export function parquetColumns(file: string, root: SchemaTree): ParquetColumn[] {
  const names = new Set<string>();
  return root.children.map((child) => {
    const { name } = child.element;
    if (typeof name !== 'string') throw new Damaged('a column has no name');
    if (names.has(name)) {
      throw new CannotBeDone(`${file}: two columns are called ${quoted(name)}: rename one of them`);
    }
    names.add(name);
    const other = otherThanCells(child);
    if (other !== undefined) {
      throw new CannotBeDone(`${file}: column ${quoted(name)} holds ${other}: ${PLAIN}`);
    }
    const hasLevels = getMaxDefinitionLevel([root, child]) > 0;
    const write = writerOf(child.element);
    return { name, tree: child, hasLevels, write, places: new Places(), numbers: new Numbers() };
  });
}

/** What a column holds that no cell of a log can. */
function otherThanCells({ element, children }: SchemaTree): string | undefined {
  const { converted_type: converted, logical_type: logical } = element;
  const kind = logical?.type ?? converted;
  if (kind === 'LIST' || element.repetition_type === 'REPEATED') return 'lists';
  if (kind === 'MAP' || kind === 'MAP_KEY_VALUE') return 'maps';
  if (kind === 'VARIANT') return 'variants';
  if (children.length > 0) return 'structs';
  if (kind === 'BSON' || kind === 'INTERVAL') return `values of the type ${kind}`;
  if (kind === 'GEOMETRY' || kind === 'GEOGRAPHY') return `values of the type ${kind}`;
  const isBinary = element.type === 'FIXED_LEN_BYTE_ARRAY';
  const isKnown = kind === 'UUID' || kind === 'FLOAT16' || kind === 'DECIMAL';
  return isBinary && !isKnown ? 'bytes that are no text' : undefined;
}
