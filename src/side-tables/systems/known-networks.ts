import { type KnownNetwork, knownNetwork } from '../../network-address.ts';
import type { TableColumn, TableDescription } from '../columns.ts';
import type { TableRow } from '../table.ts';

/** The agency's own networks: an address, a range or a CIDR a line, with a label. */

export type KnownField = 'network' | 'label';

const NETWORK: TableColumn<KnownField> = {
  field: 'network',
  names: ['cidr', 'range', 'ip range', 'ip', 'ip address', 'address', 'subnet'],
  problem: (cell) =>
    isNote(cell) || knownNetwork(cell) !== undefined
      ? undefined
      : 'is no address, no range and no CIDR: write 203.0.113.0/24 City hall',
};

export const KNOWN_NETWORKS: TableDescription<KnownField> = {
  columns: [
    NETWORK,
    { field: 'label', names: ['name', 'site', 'location', 'description', 'place'] },
  ],
  needed: [['network']],
  missing: 'has no addresses: write one a line, with a label behind it',
  incomplete: 'bad',
  alone: { field: 'network', lines: true },
};

function isNote(cell: string): boolean {
  return cell.startsWith('#');
}

/** The networks in the rows of such a table. */
export function knownNetworks(rows: readonly TableRow<KnownField>[]): KnownNetwork[] {
  return rows.flatMap((row) => {
    const network = row.text('network');
    return isNote(network) ? [] : (knownNetwork(network, row.text('label')) ?? []);
  });
}
