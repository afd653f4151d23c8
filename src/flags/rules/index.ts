import type { FlagRule } from '../flag-rule.ts';

/** Every red flag, in the order in which they are shown. */
export const FLAG_RULES: readonly FlagRule[] = [];
