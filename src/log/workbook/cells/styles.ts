import { isUtf8 } from 'node:buffer';
import { readSmallPart } from '../contents.ts';
import { BrokenWorkbook } from '../limits.ts';
import { attribute } from '../xml.ts';
import { character } from '../xml-text.ts';
import type { RandomAccess, ZipPart } from '../zip.ts';
import { type NumberFormat, numberFormat } from './number-format.ts';

/** How many styles Excel can hold. */
const MOST_STYLES = 65_490;

/** The lists of the part: formats and styles of cells, and others that have elements of the same names. */
const LISTS = new Set(['numFmts', 'cellStyleXfs', 'cellXfs', 'cellStyles', 'dxfs']);

/** The number formats of a workbook's cells, by style; without styles all is General. */
export class Styles {
  readonly #ids: readonly number[];
  readonly #codes: ReadonlyMap<number, string>;
  readonly #known: NumberFormat[] = [];

  constructor(ids: readonly number[], codes: ReadonlyMap<number, string>) {
    this.#ids = ids;
    this.#codes = codes;
  }

  /** @throws BrokenWorkbook for a style that the workbook does not have */
  format(style: number): NumberFormat {
    const known = this.#known[style];
    if (known) return known;
    const id = this.#ids[style] ?? (style === 0 ? 0 : undefined);
    if (id === undefined) throw new BrokenWorkbook(`a cell has style ${style}, which is not there`);
    const format = numberFormat(id, this.#codes.get(id));
    this.#known[style] = format;
    return format;
  }
}

/** @throws BrokenWorkbook, TooLarge */
export async function readStyles(access: RandomAccess, part: ZipPart | undefined): Promise<Styles> {
  const ids: number[] = [];
  const codes = new Map<number, string>();
  if (!part) return new Styles(ids, codes);
  let list = '';
  await readSmallPart(access, part, (name, tag) => {
    if (LISTS.has(name)) list = name;
    else if (name === 'numFmt' && list === 'numFmts') {
      codes.set(Number(attribute(tag, 'numFmtId')), formatCode(attribute(tag, 'formatCode')));
    } else if (name === 'xf' && list === 'cellXfs' && ids.length <= MOST_STYLES) {
      ids.push(Number(attribute(tag, 'numFmtId') || 0));
    }
  });
  return new Styles(ids, codes);
}

/**
 * A format as text; '', which is General, for one that is broken: a number loses nothing by being shown
 * with the digits that it has, and one bad format is no reason to refuse a log.
 */
function formatCode(raw: string): string {
  let isBroken = false;
  const bytes = raw.replace(/&([^;&]{0,12});?/g, (_, reference: string) => {
    const known = character(reference);
    isBroken ||= known === undefined;
    return known ?? '';
  });
  const code = Buffer.from(bytes, 'latin1');
  return isBroken || !isUtf8(code) ? '' : code.toString('utf8');
}
