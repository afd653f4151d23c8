import type { Input, Population } from '../../contract/document.ts';
import type { Manifest, ManifestDrawn } from '../../contract/manifest.ts';
import type { SampleDesign } from '../../contract/sample.ts';
import type { Difference } from '../../contract/verify.ts';
import { placeOf } from '../../contract/ways/place-word.ts';
import { keysOf } from '../../keyed.ts';
import { ticketOf } from './ticket.ts';

/** A draw made again, as the manifest would have it. */
export type Redrawn = Pick<
  Manifest,
  | 'inputs'
  | 'columns'
  | 'population'
  | 'settings'
  | 'warnings'
  | 'specification'
  | 'design'
  | 'independence'
  | 'drawn'
>;

/**
 * Every difference between a manifest and the same draw made again.
 * @param isOtherVersion whether another version drew: it may have known fewer columns, and warned otherwise
 * @param zoneData the version of the time-zone data, of which a warning tells
 */
export function differences(
  manifest: Manifest,
  again: Redrawn,
  isOtherVersion: boolean,
  zoneData: string | null,
): Difference[] {
  const isOtherZoneData = manifest.tool.zoneData !== zoneData;
  return [
    ...inputDifferences(manifest.inputs, again.inputs),
    ...columnDifferences(manifest.columns, again.columns, isOtherVersion),
    ...populationDifferences(manifest.population, again.population),
    ...totalDifferences(manifest.settings, again.settings),
    ...(isOtherVersion
      ? []
      : warningDifferences(manifest.warnings, again.warnings, isOtherZoneData)),
    ...designDifferences(manifest, again),
    ...ticketDifferences(manifest),
    ...drawDifferences(manifest, again),
    ...readsDifferences(manifest),
  ];
}

function inputDifferences(issued: readonly Input[], now: readonly Input[]): Difference[] {
  return issued.flatMap(({ file, sha256, bytes, rows, ...reading }, index): Difference[] => {
    const other = now[index]!;
    const said: string[] = [];
    if (other.sha256 !== sha256) {
      said.push(
        `${file} is not the file that was drawn from: its SHA-256 is ${other.sha256}, not ${sha256}`,
      );
    }
    if (other.rows !== rows) said.push(`${file} has ${other.rows} rows, not ${rows}`);
    if (other.bytes !== bytes) said.push(`${file} has ${other.bytes} bytes, not ${bytes}`);
    for (const key of ['layout', 'encoding', 'delimiter'] as const) {
      if (other[key] !== reading[key]) {
        said.push(`${file} was read as ${key} ${other[key]}, not ${reading[key]}`);
      }
    }
    return said.map((message) => ({ of: 'input', message }));
  });
}

function columnDifferences(
  issued: Manifest['columns'],
  now: Manifest['columns'],
  isOtherVersion: boolean,
): Difference[] {
  const named = (of: Manifest['columns']): string[] =>
    of.flatMap(({ file, columns }) =>
      columns.map(({ field, header }) => `“${header}” of ${file}, which is ${field}`),
    );
  const fields = new Set(issued.flatMap(({ columns }) => columns.map(({ field }) => field)));
  const known = now.map(({ file, columns }) => ({
    file,
    columns: columns.filter(({ field }) => !isOtherVersion || fields.has(field)),
  }));
  const files = (of: Manifest['columns']): string[] => of.map(({ file }) => file);
  return [
    ...listDifferences('log with columns', files(issued), files(now)),
    ...listDifferences('column', named(issued), named(known)),
  ].map((message) => ({ of: 'input', message }));
}

function warningDifferences(
  issued: Manifest['warnings'],
  now: Manifest['warnings'],
  isOtherZoneData: boolean,
): Difference[] {
  const said = (of: Manifest['warnings']): string[] =>
    of
      .filter(({ code }) => !isOtherZoneData || code !== 'zone-data')
      .map(({ code, message }) => `${code} “${message}”`);
  return listDifferences('warning', said(issued), said(now)).map((message) => ({
    of: 'population',
    message,
  }));
}

function totalDifferences(
  { controlTotal: issued }: Manifest['settings'],
  { controlTotal: now }: Manifest['settings'],
): Difference[] {
  if (issued?.difference === now?.difference) return [];
  const message = `the rows differ from the control total by ${now?.difference}, and the manifest says ${issued?.difference}`;
  return [{ of: 'population', message }];
}

function populationDifferences(issued: Population, now: Population): Difference[] {
  const keys = keysOf(issued);
  return keys
    .filter((key) => issued[key] !== now[key])
    .map((key) => ({
      of: 'population',
      message: `${key} is ${now[key] ?? 'none'}, and the manifest says ${issued[key] ?? 'none'}`,
    }));
}

function designDifferences(manifest: Manifest, again: Redrawn): Difference[] {
  const said: string[] = [];
  const { design } = manifest;
  if (manifest.specification !== again.specification) {
    said.push(
      `the method ${again.design.method} draws by another specification than the manifest says: “${again.specification}”`,
    );
  }
  if (design.size !== again.design.size) {
    said.push(`the size comes to ${again.design.size}, and the manifest says ${design.size}`);
  }
  if (design.census !== again.design.census) {
    said.push(
      `${again.design.census ? '' : 'not '}every search is drawn, and the manifest says otherwise`,
    );
  }
  const strata = (of: SampleDesign): string[] =>
    of.strata.map(({ value, searches, drawn }) => `${value}: ${drawn} drawn of ${searches}`);
  said.push(...listDifferences('stratum', strata(design), strata(again.design)));
  const own = (of: Manifest['independence']): string[] =>
    of.map(({ user, searches, drawn }) => `${user}: ${drawn} drawn of ${searches}`);
  said.push(...listDifferences('auditor', own(manifest.independence), own(again.independence)));
  return said.map((message) => ({ of: 'design', message }));
}

function listDifferences(
  what: string,
  issued: readonly string[],
  now: readonly string[],
): string[] {
  const only = [
    ...issued
      .filter((each) => !now.includes(each))
      .map((each) => `${what} ${each}: only the manifest has it`),
    ...now
      .filter((each) => !issued.includes(each))
      .map((each) => `${what} ${each}: the manifest does not have it`),
  ];
  const isSame = issued.length === now.length && issued.every((each, at) => each === now[at]);
  return only.length > 0 || isSame
    ? only
    : [
        `each ${what} of the manifest is right, and they stand in another order, or one of them twice`,
      ];
}

function drawDifferences(
  { drawn: issued, inputs }: Manifest,
  { drawn: now }: Redrawn,
): Difference[] {
  const place = (each: ManifestDrawn): string => placeOf(inputs, each);
  const byId = new Map(now.map((each) => [each.id, each]));
  const known = new Set(issued.map(({ id }) => id));
  const said = issued.flatMap((each) => {
    const other = byId.get(each.id);
    if (other) return searchDifferences(each, other, inputs);
    return [`draw ${each.draw} (${place(each)}, ${each.id}) is not drawn`];
  });
  const more = now
    .filter(({ id }) => !known.has(id))
    .map(
      (each) =>
        `${place(each)} (${each.id}) is drawn as number ${each.draw}, and the manifest does not have it`,
    );
  const twice = issued.length - known.size;
  if (twice > 0)
    more.push(`${twice} of its searches ${twice === 1 ? 'stands' : 'stand'} in the manifest twice`);
  const isTurned = issued.some(({ draw }, at) => draw <= (issued[at - 1]?.draw ?? 0));
  if (isTurned && twice === 0) more.push('its searches do not stand in the order of the draw');
  return [...said, ...more].map((message) => ({ of: 'draw', message }));
}

/** Since its columns are named, a manifest says what each search reads as. */
function readsDifferences({ drawn, workpaper }: Manifest): Difference[] {
  const lacking = workpaper.columns === undefined ? [] : drawn.filter(({ reads }) => !reads);
  return lacking.map(({ draw }) => ({
    of: 'draw',
    message: `draw ${draw} does not say what it reads as`,
  }));
}

/** Tickets of the manifest that its own seed does not give: the seed was changed, or they were. */
function ticketDifferences(manifest: Manifest): Difference[] {
  const { design, drawn } = manifest;
  const wrong = wrongTickets(manifest);
  if (wrong === 0) return [];
  const which =
    wrong === drawn.length
      ? 'none of its tickets'
      : `not all of its tickets (${wrong} of ${drawn.length} are others)`;
  return [
    {
      of: 'draw',
      message: `the seed ${design.seed} gives ${which}: the seed or the tickets were changed`,
    },
  ];
}

/** Whether the seed of a manifest gives all of its tickets. */
export function hasOwnTickets(manifest: Manifest): boolean {
  return wrongTickets(manifest) === 0;
}

function wrongTickets({ design, drawn }: Manifest): number {
  if (design.method !== 'ticket') return 0;
  return drawn.filter(({ ticket, id }) => ticket !== ticketOf(design.seed, id)).length;
}

function searchDifferences(issued: ManifestDrawn, now: ManifestDrawn, of: Input[]): string[] {
  const draw = `draw ${issued.draw}`;
  const said: string[] = [];
  if (now.draw !== issued.draw) said.push(`${draw} is drawn as number ${now.draw}`);
  const [is, was] = [placeOf(of, now), placeOf(of, issued)];
  if (is !== was) said.push(`${draw} is ${is}, not ${was}`);
  for (const key of ['role', 'stratum', 'ticket'] as const) {
    if (now[key] !== issued[key]) {
      said.push(`${draw} has the ${key} ${now[key] ?? 'none'}, not ${issued[key] ?? 'none'}`);
    }
  }
  if (issued.reads && now.reads && now.reads.imageAge !== issued.reads.imageAge) {
    said.push(`${draw} has the image age “${now.reads.imageAge}”, not “${issued.reads.imageAge}”`);
  }
  if (now.cells !== issued.cells) said.push(`${draw} has other cells than were issued`);
  return said;
}
