import type { ListedName, SharingDirection } from '../../agency-names/sharing-list.ts';
import { CannotBeDone } from '../../errors.ts';
import { normalizedName } from '../../log/header/header-names.ts';

/** A list with one name a line, commas and all, under headings that say the direction. */

const HEADINGS: readonly (readonly [RegExp, SharingDirection])[] = [
  [/\borgani[sz]ations granted access to\b/i, 'outbound'],
  [/\bsharing their data with\b/i, 'inbound'],
];

export interface NameLines {
  readonly directions: readonly SharingDirection[];
  readonly names: readonly ListedName[];
}

/**
 * @param given the direction of names below no heading
 * @param headers names that the column of names may have at its head
 * @throws CannotBeDone where neither a heading nor `given` says the direction
 */
export function nameLines(
  file: string,
  lines: readonly string[],
  given: SharingDirection | undefined,
  headers: readonly string[],
): NameLines {
  let direction = given;
  const directions = new Set<SharingDirection>();
  const names: ListedName[] = [];
  const known = new Set(headers.map(normalizedName));
  for (const [at, line] of lines.entries()) {
    const name = unquoted(line);
    const heading = HEADINGS.find(([pattern]) => pattern.test(name))?.[1];
    if (heading !== undefined) directions.add(heading);
    direction = heading ?? direction;
    if (heading !== undefined || name === '' || (at === 0 && known.has(normalizedName(name)))) {
      continue;
    }
    if (direction === undefined) throw directionless(file, name);
    directions.add(direction);
    names.push({ name, directions: [direction], state: null });
  }
  const told = (['outbound', 'inbound'] as const).filter((each) => directions.has(each));
  return { directions: told, names };
}

/** A line without its quotes, where it is one quoted cell. */
function unquoted(line: string): string {
  if (line.length < 2 || !line.startsWith('"') || !line.endsWith('"')) return line;
  const inside = line.slice(1, -1);
  return inside.replaceAll('""', '').includes('"') ? line : inside.replaceAll('""', '"').trim();
}

function directionless(file: string, name: string): CannotBeDone {
  return new CannotBeDone(
    `${file} does not say whether "${name.slice(0, 40)}" sees our images or lets us see theirs: give --direction outbound or --direction inbound`,
  );
}
