import type { Phrases } from '../flag-rule.ts';
import { DEFAULT_FEDERAL, DEFAULT_PACKS } from './packs.ts';

/**
 * Whether a pack of words, by its name, is the agency's own: its words or its traps are not those that
 * everybody can read. A list of one's own may hold names.
 */
export function isOwnPack(packs: Readonly<Record<string, Phrases>>): (pack: string) => boolean {
  return (name) => {
    const { [name]: pack } = packs;
    const { [name]: default_ } = DEFAULT_PACKS;
    return pack !== undefined && !areSame(pack, default_);
  };
}

/** Whether the phrases by which federal agencies are told are the agency's own. */
export function isOwnFederal(phrases: Phrases): boolean {
  return !areSame(phrases, DEFAULT_FEDERAL);
}

function areSame(a: Phrases, b: Phrases | undefined): boolean {
  return JSON.stringify([a.words, a.traps]) === JSON.stringify([b?.words, b?.traps]);
}
