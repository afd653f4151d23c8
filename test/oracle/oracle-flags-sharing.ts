import { normalizeHeader } from './oracle-fields.ts';
import { wordsToMatch } from './oracle-flags-phrases.ts';
import { OracleRefusal } from './oracle-refusal.ts';
import { splitText } from './oracle-split.ts';
import { isEmpty, trim } from './oracle-white-space.ts';
import { saysNoShare } from './sharing/no-share.ts';

/** An agency of a sharing list; two lines of one key are one. */
interface ListedAgency {
  looseKey: string;
  /** Whether a line has it in a direction that the list tells, or the list tells none. */
  shared: boolean;
}

export type SharingList = Map<string, ListedAgency>;

/** The words of a name without its tags. */
export function agencyKey(name: string): string {
  return wordsToMatch(withoutTags(name)).join(' ');
}

function withoutTags(name: string): string {
  return trim(trim(name).replace(/\[(federal|inactive)\]|\(deactivated\)/gi, ' ')).replace(
    /^inactive\s+/i,
    '',
  );
}

/** The words for the kind of agency made one, the longest first; then sorted. */
const KINDS: [words: string, short: string][] = [
  ['police department', 'pd'],
  ['police dept', 'pd'],
  ['sheriff office', 'so'],
  ['sheriff department', 'so'],
  ['sheriff dept', 'so'],
  ['district attorney office', 'da'],
  ['district attorney', 'da'],
  ['police', 'pd'],
  ['sheriff', 'so'],
  ['sd', 'so'],
];

export function looseKey(name: string): string {
  let key = ` ${agencyKey(name)} `.replaceAll(' sheriffs ', ' sheriff ');
  for (const [words, short] of KINDS) key = key.replaceAll(` ${words} `, ` ${short} `);
  return trim(key).split(' ').sort().join(' ');
}

/** A Flock list with its columns, or names, one a line. */
export function readSharingList(text: string): SharingList {
  const lines = splitText(text.replace(/^\ufeff/, ''), ',').rows;
  const header = (lines[0]?.cells ?? []).map(normalizeHeader);
  const isFlock = header[0] === 'organizationname' && header[1] === 'networkssharedwithme';
  const list: SharingList = new Map();
  const add = (name: string, shared: boolean): void => {
    if (isEmpty(name)) return;
    const before = list.get(agencyKey(name))?.shared ?? false;
    list.set(agencyKey(name), { looseKey: looseKey(name), shared: shared || before });
  };
  if (isFlock) {
    for (const { cells } of lines.slice(1)) {
      add(
        cells[0] ?? '',
        cells.slice(1).some((cell) => !saysNoShare(cell)),
      );
    }
  } else {
    for (const name of text.split(/\r\n|\n|\r/)) if (!isHeading(name)) add(name, true);
  }
  if (list.size === 0) throw new OracleRefusal('the sharing list names nobody');
  return list;
}

function isHeading(line: string): boolean {
  return /organizations granted access to|sharing their data with/i.test(line);
}

/** By key, else by the loose key where that names one. */
export function isOnList(name: string, list: SharingList): boolean {
  const byKey = list.get(agencyKey(name));
  if (byKey !== undefined) return byKey.shared;
  const alike = [...list.values()].filter((each) => each.looseKey === looseKey(name));
  return alike.length === 1 && alike[0]?.shared === true;
}
