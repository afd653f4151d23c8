import type { SideFacts } from '../contract/side-facts.ts';
import type { SharingResult } from '../contract/systems/sharing.ts';
import { withoutQuoted } from '../quoted.ts';
import { redactedFacts } from './redacted-facts.ts';
import type { Redactor } from './redactor.ts';
import { withoutFolders } from './without-folders.ts';

/**
 * What a document of side tables carries beside its result: files without their folders, warnings
 * without the cells that they quote.
 */
export function redactedSideFacts(redactor: Redactor, facts: SideFacts): SideFacts {
  const { tables, warnings, log } = facts;
  const shown = withoutFolders(tables.map(({ file }) => file));
  return {
    tables: tables.map((table) => ({ ...table, file: shown(table.file) })),
    warnings: warnings.map(({ code, message }) => {
      const file = tables.find((table) => message.startsWith(`${table.file}: `))?.file;
      const text = file === undefined ? message : `${shown(file)}${message.slice(file.length)}`;
      return { code, message: withoutQuoted(text) };
    }),
    log: log && redactedFacts(redactor, log),
  };
}

/** Names of agencies stay; one that is the address of a person is a code. */
export function redactedSharing(redactor: Redactor, result: SharingResult): SharingResult {
  const { list, changes, register, log } = result;
  const shown = (name: string): string => redactor.agency(name);
  const named = <Of extends { name: string }>(each: Of): Of => ({
    ...each,
    name: shown(each.name),
  });
  const all = (names: string[] | null): string[] | null => names?.map(shown) ?? null;
  return {
    ...result,
    list: { ...list, owner: list.owner && shown(list.owner) },
    entities: result.entities.map(named),
    hotLists: result.hotLists?.map(named) ?? null,
    changes: changes && {
      ...changes,
      added: all(changes.added),
      removed: all(changes.removed),
      renamed:
        changes.renamed?.map(({ from, to }) => ({ from: shown(from), to: shown(to) })) ?? null,
      reactivated: all(changes.reactivated),
      inactivated: all(changes.inactivated),
      directionChanged: changes.directionChanged?.map(named) ?? null,
    },
    register: register && {
      withoutRecord: register.withoutRecord.map(named),
      withoutShare: register.withoutShare.map(named),
      expired: register.expired.map(named),
      incomplete: register.incomplete.map(named),
    },
    log: log && {
      ...log,
      unlisted: log.unlisted?.map((each) => ({ ...each, agency: shown(each.agency) })) ?? null,
      neverSearched: all(log.neverSearched),
    },
  };
}
