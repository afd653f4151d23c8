import { trim } from '../oracle-white-space.ts';

const WORDS = ['none', 'n/a', 'na', 'no', 'false', '0', 'null', 'nil', 'not applicable'];

/** Whether a cell of networks says that there is none: it is empty, dashes, or a word for nothing. */
export function saysNoShare(cell: string): boolean {
  if (/^[-–—.\s]*$/.test(trim(cell))) return true;
  const bare = trim(cell)
    .toLowerCase()
    .replace(/^[([<{]+|[)\]>}]+$/g, '');
  return WORDS.includes(bare.replace(/[.]+$/, ''));
}
