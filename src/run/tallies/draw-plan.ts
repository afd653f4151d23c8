import type { SampleDesign, SampleSettings } from '../../contract/sample.ts';
import type { FieldReader } from '../../quality/field-reader.ts';
import type { DrawPlan } from '../../sampling/draw/draw.ts';
import { DrawReader } from './draw-reading.ts';
import { strataBy } from './strata.ts';

/** What of a design is known before the draw. */
export type DrawnBy = Pick<SampleDesign, 'method' | 'seed' | 'seedSource' | 'witnesses' | 'spares'>;

/** What a draw is made from, as the settings and the design have it. */
export function drawPlan(settings: SampleSettings, design: DrawnBy, reader: FieldReader): DrawPlan {
  const { size, by, allocate, atLeastEach, auditors, extends: earlier } = settings;
  const { method, seed, seedSource, witnesses, spares } = design;
  const drawReader = new DrawReader(reader);
  return {
    ...{ method, seed, seedSource, witnesses, auditors },
    groupOf: strataBy(by),
    read: (searches, i) => drawReader.read(searches, i),
    design: { size, spares, allocate, atLeastEach, earlier: earlier?.strata ?? null },
  };
}
