import type { Vocabulary } from '../../contract/vocabulary.ts';
import type { CellState } from '../../search.ts';

/** A cell: its text as decoded, and its state. */
export interface ClassedCell {
  readonly text: string;
  readonly state: CellState;
}

/** What the two classifiers are made from. */
export interface ClassOptions {
  readonly vocabulary: Vocabulary;
  /** Whether one of the config's case-number patterns matches the trimmed text; null: it lists none. */
  readonly patterns: ((text: string) => boolean) | null;
}
