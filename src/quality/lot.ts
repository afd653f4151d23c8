/** Searches with one text in one of the two fields, and those of them where it is the plate searched. */
export class Lot<Reading> {
  readonly reading: Reading;
  searches = 0;
  plates = 0;

  constructor(reading: Reading) {
    this.reading = reading;
  }
}
