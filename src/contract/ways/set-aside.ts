/** Why a search has no image age, in the order in which the first that holds counts. */
export const SET_ASIDE = [
  'undated',
  'absentRange',
  'noRange',
  'withheldRange',
  'unreadableRange',
  'noStart',
  'reversed',
  'startsAfterSearch',
] as const;
