import { AgesTally } from '../ages/ages-tally.ts';
import { readPeriod } from '../ages/period.ts';
import { retentionLines } from '../ages/retention.ts';
import type { AgesSettings } from '../contract/ages.ts';
import type { SampleDesign, SampleSettings } from '../contract/sample.ts';
import { type GroupOf, groupByField, groupByMonth } from '../groups.ts';
import { FillRates } from '../log/fill-rates.ts';
import type { PartTally } from '../log/side-by-side/tally.ts';
import type { FieldReader } from '../quality/field-reader.ts';
import { ValidateTally } from '../quality/validate-tally.ts';
import { drawingOf } from '../sampling/drawing.ts';
import { drawPlan } from './draw-plan.ts';
import { type ReportCounting, ReportTally, reportAges } from './report-tally.ts';

/** What a thread makes its analysis from: plain settings, as the documents have them. */
export type TallySpec =
  | { readonly of: 'inspect' }
  | { readonly of: 'ages'; readonly settings: AgesSettings }
  | {
      readonly of: 'validate';
      readonly by: 'user' | 'agency' | 'month' | 'offense' | null;
      readonly minGroup: number;
      readonly parts: number;
    }
  | { readonly of: 'report'; readonly counting: ReportCounting; readonly parts: number }
  | {
      readonly of: 'sample';
      readonly settings: SampleSettings;
      readonly design: Pick<
        SampleDesign,
        'method' | 'seed' | 'seedSource' | 'witnesses' | 'spares'
      >;
    };

/** The analysis of a part of the population, to be added to those of the others. */
export function tallyOf(spec: TallySpec, reasons: FieldReader): PartTally {
  switch (spec.of) {
    case 'inspect':
      return new FillRates();
    case 'ages':
      return agesTally(spec.settings, reasons);
    case 'validate': {
      const { by, minGroup, parts } = spec;
      const groups = by && { name: by, groupOf: by === 'month' ? groupByMonth : groupByField(by) };
      return new ValidateTally({ reader: reasons, register: null, by: groups, minGroup, parts });
    }
    case 'report':
      return reportTally(spec.counting, reasons, spec.parts);
    case 'sample':
      return drawingOf(drawPlan(spec.settings, spec.design));
  }
}

/** @param settings whose periods were read before */
export function agesTally(settings: AgesSettings, reasons: FieldReader): AgesTally {
  const { measure, buckets, retention, at, states, by } = settings;
  const period = (text: string) => readPeriod(text)!;
  return new AgesTally({
    measure,
    buckets: buckets.map(period),
    retention: retention === null ? null : period(retention),
    simulate: retentionLines(at.map(period), states),
    by: by && { name: by, groupOf: agesGroupOf(by, reasons) },
  });
}

export function reportTally(
  counting: ReportCounting,
  reasons: FieldReader,
  parts = 1,
): ReportTally {
  const ages = agesTally(reportAges(counting.retention), reasons);
  return new ReportTally(counting, ages, reasons, parts);
}

function agesGroupOf(by: NonNullable<AgesSettings['by']>, reasons: FieldReader): GroupOf {
  if (by === 'month') return groupByMonth;
  if (by !== 'reasonClass') return groupByField(by);
  return (search) => {
    const reasonClass = reasons.reasonClass(search);
    return { key: reasonClass, shown: reasonClass };
  };
}
