import type { SampleDesign, SampleSettings } from '../../contract/sample.ts';
import type { DrawPlan } from '../../sampling/draw/draw.ts';
import { strataBy } from './strata.ts';

/** What of a design is known before the draw. */
export type DrawnBy = Pick<SampleDesign, 'method' | 'seed' | 'seedSource' | 'witnesses' | 'spares'>;

/** What a draw is made from, as the settings and the design have it. */
export function drawPlan(settings: SampleSettings, design: DrawnBy): DrawPlan {
  const { size, by, allocate, atLeastEach, auditors, extends: earlier } = settings;
  const { method, seed, seedSource, witnesses, spares } = design;
  return {
    ...{ method, seed, seedSource, witnesses, auditors },
    groupOf: strataBy(by),
    design: { size, spares, allocate, atLeastEach, earlier: earlier?.strata ?? null },
  };
}
