import { heading, notes, type View } from '../../view.ts';
import { LOGIN_NOTES } from './logins-view.ts';

/** What logins checks, the finding behind it, and what it cannot see. */
export function loginsExplainView(): View {
  return {
    lead: ['What network addresses are held against, and what the State Auditor found (2019-118).'],
    blocks: [
      heading('What is checked'),
      notes([
        'Whether each address is of the agency: an address, a range or a CIDR of --known, IPv4 and IPv6. The report: the vendor gives its clients logs of network addresses, and one of three agencies reviewed them.',
        'One user under two labels of --known within 60 minutes: an account that several use, or a password that got away.',
        '5 failures of one user within 10 minutes: a result of fail, denied, invalid, error, locked, 0, false or no.',
        'Private and shared ranges that are not known are counted apart. Where one address stands on over 90% of the rows, it is a proxy, and nobody can tell where anybody was.',
      ]),
      heading('What it cannot see'),
      notes([...LOGIN_NOTES, 'Who sat there, and where an address is in the world.']),
    ],
  };
}
