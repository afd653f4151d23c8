import type { LogFacts } from '../contract/document.ts';
import type { SampleResult, SampleSettings } from '../contract/sample.ts';
import { sampleRows } from '../report/machine/sample-rows.ts';
import type { DrawPlan } from '../sampling/draw/draw.ts';
import { type Drawing, drawingOf, isNumbered } from '../sampling/draw/drawing.ts';
import type { LogAnalysis, SecondReading } from './analysis.ts';
import type { SampleRedaction } from './sample-redaction.ts';

/**
 * The draw as the analysis of a log command.
 * @param redaction shows it without names and plates; null to show all
 */
export function sampleAnalysis(
  plan: DrawPlan,
  settings: SampleSettings,
  folder: string | null,
  redaction: SampleRedaction | null = null,
): LogAnalysis<Drawing, SampleResult> {
  const { method, seed, seedSource, design } = plan;
  const told = { method, seed, seedSource, witnesses: [...plan.witnesses], spares: design.spares };
  const shown = redaction?.settings ?? { ...settings, redact: null };
  const nameOf = redaction?.redactor.user ?? ((user: string) => user);
  return {
    name: 'sample',
    settings: shown,
    makeTally: () => drawingOf(plan),
    threads: () => ({ of: 'sample', settings, design: told }),
    result: ({ tally }) => tally.result(),
    warnings: (drawing) => auditorWarnings(drawing, nameOf),
    view: async (facts, result) => {
      const { sampleView } = await import('../report/views/sample-view.ts');
      return sampleView(facts, shown, result, folder);
    },
    rows: sampleRows,
    ...(redaction && { redacted: redaction.redacted, said: redaction.said }),
    ...(plan.method === 'generator' && { again: secondReading }),
  };
}

/** With the generator method the searches drawn are fetched by a second reading. */
function secondReading(drawing: Drawing): SecondReading {
  if (!isNumbered(drawing)) throw new TypeError('only the generator method reads twice');
  const second = drawing.second();
  return {
    addAll: (searches) => second.addAll(searches),
    flush: async () => {},
    end: async () => {},
  };
}

/** The report found auditors who examined their own searches; this says where that can happen. */
function auditorWarnings(drawing: Drawing, nameOf: (user: string) => string): LogFacts['warnings'] {
  return drawing
    .auditors()
    .filter(({ searches }) => searches > 0)
    .map(({ user, searches }) => ({
      code: 'auditor-searches' as const,
      message:
        `${nameOf(user)} is to audit, and made ${searches} of the searches of the population: ` +
        'have somebody else examine those that are drawn',
    }));
}
