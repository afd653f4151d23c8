import type { LogFacts } from '../contract/document.ts';
import type { SampleDesign, SampleResult, SampleSettings } from '../contract/sample.ts';
import { sampleRows } from '../report/sample-rows.ts';
import type { DrawPlan } from '../sampling/draw.ts';
import { type Drawing, drawingOf, isNumbered } from '../sampling/drawing.ts';
import type { LogAnalysis, SecondReading } from './analysis.ts';
import { strataBy } from './sample-options.ts';

/** What a draw is made from, as the settings and the design have it. */
export function drawPlan(
  settings: SampleSettings,
  design: Pick<SampleDesign, 'method' | 'seed' | 'seedSource' | 'witnesses' | 'spares'>,
): DrawPlan {
  const { size, by, allocate, atLeastEach, auditors, extends: earlier } = settings;
  const { method, seed, seedSource, witnesses, spares } = design;
  return {
    ...{ method, seed, seedSource, witnesses, auditors },
    groupOf: strataBy(by),
    design: { size, spares, allocate, atLeastEach, earlier: earlier?.strata ?? null },
  };
}

/** The draw as the analysis of a log command. */
export function sampleAnalysis(
  plan: DrawPlan,
  settings: SampleSettings,
  folder: string | null,
): LogAnalysis<Drawing, SampleResult> {
  return {
    name: 'sample',
    settings,
    makeTally: () => drawingOf(plan),
    result: ({ tally }) => tally.result(),
    warnings: auditorWarnings,
    view: async (facts, result) => {
      const { sampleView } = await import('../report/sample-view.ts');
      return sampleView(facts, settings, result, folder);
    },
    rows: sampleRows,
    ...(plan.method === 'generator' && { again: secondReading }),
  };
}

/** With the generator method the searches drawn are fetched by a second reading. */
function secondReading(drawing: Drawing): SecondReading {
  if (!isNumbered(drawing)) throw new TypeError('only the generator method reads twice');
  const second = drawing.second();
  return { add: (search) => second.add(search), flush: async () => {}, end: async () => {} };
}

/** The report found auditors who examined their own searches; this says where that can happen. */
function auditorWarnings(drawing: Drawing): LogFacts['warnings'] {
  return drawing
    .auditors()
    .filter(({ searches }) => searches > 0)
    .map(({ user, searches }) => ({
      code: 'auditor-searches' as const,
      message:
        `${user} is to audit, and made ${searches} of the searches of the population: ` +
        'have somebody else examine those that are drawn',
    }));
}
