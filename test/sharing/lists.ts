import type { SharingDirection, SharingList } from '../../src/agency-names/sharing-list.ts';

/** A list for tests: `A>` sees our images, `A<` lets us see theirs, `A<>` both, `A` neither. */
export function listOf(
  names: readonly string[],
  directions: readonly SharingDirection[] = ['outbound', 'inbound'],
): SharingList {
  return {
    ...{ form: 'flock', date: null, owner: null, directions, hotLists: null },
    names: names.map((text) => {
      const [, name = '', arrows = ''] = /^(.*?)([<>]*)$/.exec(text) ?? [];
      const told: SharingDirection[] = [];
      if (arrows.includes('>')) told.push('outbound');
      if (arrows.includes('<')) told.push('inbound');
      return { name, directions: told, state: null };
    }),
  };
}
