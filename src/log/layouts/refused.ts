/** Exports that look like search logs and are not: told by their headers, refused by name. */
export interface RefusedExport {
  readonly headers: readonly string[];
  /** What it is, to follow "<name> is ". */
  readonly is: string;
}

export const REFUSED_EXPORTS: readonly RefusedExport[] = [
  {
    headers: ['Event Type', 'Entity Type', 'Event Id'],
    is: 'a Flock event log (who changed what), not a search log: export the organisation audit',
  },
  {
    headers: ['Organization Name', 'Networks Shared With Me'],
    is: 'a Flock list of shared networks, not a search log: export the organisation audit',
  },
  {
    headers: ['user_organization', 'object_type', 'operation', 'client'],
    is: 'an Axon Fusus camera access log, not a search log: export the licence-plate searches',
  },
];
