import { BrokenWorkbook, MOST_SHEETS, OtherFile, SMALL_PART_BYTES, TooLarge } from './limits.ts';
import { otherPackage } from './other-packages.ts';
import { attribute, attributes, XmlReader } from './xml.ts';
import { type RandomAccess, smallPart, type ZipPart, zipParts } from './zip.ts';

/** What a workbook holds: its sheets in their order, and the parts that their cells refer to. */

export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Its cells; undefined for a chart, a dialog or a macro sheet. */
  readonly part: ZipPart | undefined;
}

export interface Contents {
  readonly sheets: readonly WorkbookSheet[];
  /** Whether dates count from 1904, as on old Macintoshes, and not from 1900. */
  readonly date1904: boolean;
  readonly sharedTexts: ZipPart | undefined;
  readonly styles: ZipPart | undefined;
}

/** Relations of a part to others: by id, what it is (the last word of its type) and where. */
type Relations = ReadonlyMap<string, { readonly type: string; readonly path: string }>;

/** @throws BrokenWorkbook, TooLarge, OtherFile when the archive holds no workbook */
export async function readContents(access: RandomAccess): Promise<Contents> {
  const parts = await zipParts(access);
  const path = await workbookPath(access, parts);
  const workbook = parts.get(path.toLowerCase());
  if (!workbook) throw new BrokenWorkbook(`its part ${path} is missing`);
  const relations = await relationsOf(access, parts, path);
  const { named, date1904 } = await readWorkbookPart(access, workbook);
  const sheets = named.map(({ name, hidden, relation }): WorkbookSheet => {
    const target = relations.get(relation);
    if (!target) throw new BrokenWorkbook(`its sheet ${name} is nowhere in it`);
    if (target.type !== 'worksheet') return { name, hidden, part: undefined };
    const part = parts.get(target.path.toLowerCase());
    if (!part) throw new BrokenWorkbook(`the part of its sheet ${name} is missing`);
    return { name, hidden, part };
  });
  const referred = (type: string): ZipPart | undefined => {
    const target = [...relations.values()].find((each) => each.type === type);
    if (!target) return undefined;
    const part = parts.get(target.path.toLowerCase());
    if (!part) throw new BrokenWorkbook(`its part ${target.path} is missing`);
    return part;
  };
  return {
    sheets,
    date1904,
    sharedTexts: referred('sharedStrings'),
    styles: referred('styles'),
  };
}

/** Where the workbook's own part is. @throws OtherFile where the archive has none */
async function workbookPath(
  access: RandomAccess,
  parts: ReadonlyMap<string, ZipPart>,
): Promise<string> {
  const relations = parts.has('_rels/.rels') ? await relationsOf(access, parts, '') : new Map();
  const document = [...relations.values()].find(({ type }) => type === 'officeDocument')?.path;
  const other = await otherPackage(access, parts, document);
  if (other !== undefined) throw new OtherFile(other);
  return document ?? 'xl/workbook.xml';
}

/** The relations of a part; '' is the archive itself. */
async function relationsOf(
  access: RandomAccess,
  parts: ReadonlyMap<string, ZipPart>,
  path: string,
): Promise<Relations> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const part = parts.get(`${folder}_rels/${path.slice(folder.length)}.rels`.toLowerCase());
  const relations = new Map<string, { type: string; path: string }>();
  if (!part) return relations;
  await readSmallPart(access, part, (name, tag) => {
    if (name !== 'Relationship') return;
    const given = attributes(tag);
    const id = given.get('Id');
    const target = given.get('Target');
    if (id === undefined || target === undefined || given.get('TargetMode') === 'External') return;
    const type = given.get('Type') ?? '';
    relations.set(id, {
      type: type.slice(type.lastIndexOf('/') + 1),
      path: joined(folder, target),
    });
  });
  return relations;
}

/** A target, as seen from a folder of the archive. */
function joined(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

async function readWorkbookPart(access: RandomAccess, part: ZipPart) {
  const named: { name: string; hidden: boolean; relation: string }[] = [];
  let date1904 = false;
  await readSmallPart(access, part, (element, tag) => {
    if (element === 'workbookPr') date1904 = /^(1|true)$/.test(attribute(tag, 'date1904'));
    if (element !== 'sheet') return;
    const given = attributes(tag);
    const relation = [...given].find(([name]) => name.endsWith(':id'))?.[1] ?? '';
    const state = given.get('state') ?? 'visible';
    named.push({ name: given.get('name') ?? '', hidden: state !== 'visible', relation });
  });
  if (named.length === 0) throw new BrokenWorkbook('it lists no sheet');
  if (named.length > MOST_SHEETS) throw new TooLarge('it has over 1,000 sheets');
  return { named, date1904 };
}

/** Reads a small part, told of each element as it opens. */
export async function readSmallPart(
  access: RandomAccess,
  part: ZipPart,
  open: (name: string, tag: string) => void,
): Promise<void> {
  const reader = new XmlReader(part.name, { open, close: () => {}, text: () => {} });
  reader.push(await smallPart(access, part, SMALL_PART_BYTES));
  reader.end();
}
