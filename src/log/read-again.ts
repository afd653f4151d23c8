/** Evidence behind the prefix that a log has to be read another way: with other decisions, from the start. */
export class ReadAgain extends Error {
  override readonly name = 'ReadAgain';
  readonly because: 'windows-1252' | 'dayFirst' | 'monthFirst' | 'mergedCells';
  readonly line: number;
  constructor(because: ReadAgain['because'], line: number) {
    super(`to be read again: ${because}`);
    this.because = because;
    this.line = line;
  }
}
