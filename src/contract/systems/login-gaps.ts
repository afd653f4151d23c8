/** What a network-address log may not tell, and what would; plain data. */
export const LOGIN_GAPS = {
  proxy:
    'where anybody was: one address stands on over 90% of the rows, which is a proxy; a log of the addresses behind it would tell',
  at: 'when: the log has no column of times, or no time of day in it (name it with --map logins.at=<header>)',
  user: 'who: the log has no column of users, or nobody in it (name it with --map logins.user=<header>)',
  result:
    'what failed: the log has no column of results, or nothing in it (name it with --map logins.result=<header>)',
  ip: 'from where: no row has an address',
} as const;

export type LoginGap = keyof typeof LOGIN_GAPS;
