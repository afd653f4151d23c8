import { type Block, notes } from '../../view.ts';
import { LOGIN_NOTES, loginsBlocks } from '../../views/systems/logins-view.ts';
import { type ReportBlock, type Section, titled } from '../blocks.ts';
import type { Report } from '../report.ts';

/** Network addresses; nothing where no log of them was given. */
export function loginsSection({ settings, result: { logins } }: Report): Section[] {
  if (logins === null || settings.logins === null) return [];
  const [, ...blocks] = loginsBlocks(logins, settings.logins);
  return [
    {
      id: 'logins',
      title: 'Network addresses',
      blocks: [...titledTables(blocks), notes([...LOGIN_NOTES])],
    },
  ];
}

/** A heading and the table behind it as one. */
function titledTables(blocks: readonly Block[]): ReportBlock[] {
  return blocks.flatMap((block, at): ReportBlock[] => {
    const before = blocks[at - 1];
    if (block.kind === 'heading') return [];
    if (block.kind !== 'table' || before?.kind !== 'heading') return [block];
    return [titled(before.text, block)];
  });
}
