import type { Field } from '../../search.ts';

/**
 * What a vendor's export looks like. A layout is data: to add one, write a file beside this one and
 * list it in index.ts. Header names are compared as header/header-names.ts compares them.
 */
export interface Layout {
  readonly name: string;
  /** How a log shows that it has this layout: any one of these, all parts of it. */
  readonly marks: readonly LayoutMark[];
  /** Header names of the vendor's own: they win over those that every log may have. */
  readonly headers?: Partial<Readonly<Record<Field, readonly string[]>>>;
  /** Columns that belong together, beside those that every log may have so. */
  readonly joins?: readonly Join[];
  /** Whether times without a zone are UTC. Otherwise they are the agency's local readings. */
  readonly utc: boolean;
  /** What the vendor writes for an empty cell, case-folded. */
  readonly blankMarks: readonly string[];
  /** Whether the agency is what follows the @ of the user's e-mail address. */
  readonly agencyFromEmail: boolean;
  /** A column in which plate and range are packed: `Plate: 7ABC123; From: 03/23/2019; To: …`. */
  readonly packedColumn: string | undefined;
  /** Whether title rows above the header name the agency and the period. */
  readonly titled?: true;
  /** Whether a public export exists that the layout was checked against. */
  readonly verified: boolean;
}

/**
 * Two columns that are one field: the date and the time of a search. The column of times is that of
 * the field; whether it holds times of day alone, the first row shows.
 */
export interface Join {
  readonly field: 'searchedAt';
  readonly date: string;
  readonly time: string;
}

export interface LayoutMark {
  /** Headers that must all be there. */
  readonly headers?: readonly string[];
  /** Headers of which one must be there. */
  readonly oneOf?: readonly string[];
  /** The whole header, in this order and nothing else. */
  readonly exactly?: readonly string[];
  /** A word in the rows above the header. */
  readonly preamble?: string;
}
