/** What a line behind the prefix shows of its log. */
export interface Shown {
  readonly because:
    | 'windows-1252'
    | 'dayFirst'
    | 'monthFirst'
    | 'mergedCells'
    | 'quotesNotSpaced'
    | 'notPadded'
    | 'rangesDiffer';
  readonly line: number;
}

/** Evidence behind the prefix that a log has to be read another way: with other decisions, from the start. */
export class ReadAgain extends Error implements Shown {
  override readonly name = 'ReadAgain';
  readonly because: Shown['because'];
  readonly line: number;
  constructor(because: Shown['because'], line: number) {
    super(`to be read again: ${because}`);
    this.because = because;
    this.line = line;
  }
}

/** Why a log that cannot be read twice, standard input, cannot be read at all, and what to do. */
export function notAgain({ because, line }: Shown, place: 'line' | 'row'): string {
  switch (because) {
    case 'windows-1252':
      return `${place} ${line} is not UTF-8, as the first MiB was: give --encoding windows-1252`;
    case 'quotesNotSpaced':
      return `a quote on ${place} ${line} has no space before it, as those of the first MiB have: give the log as a file`;
    case 'notPadded':
      return `${place} ${line} ends in an empty cell, as no line of the first MiB does: give the log as a file`;
    case 'rangesDiffer':
      return `the range on ${place} ${line} is not the one that all rows of the first MiB have: give the log as a file`;
    default:
      return (
        `the date on ${place} ${line} is not as those of the first MiB: ` +
        `say "dayFirst": ${because === 'dayFirst'} in the config`
      );
  }
}
