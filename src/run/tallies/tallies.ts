import { UseTally } from '../../accounts/use-tally.ts';
import { FillRates } from '../../activity/fill-rates.ts';
import { AgesTally } from '../../ages/ages-tally.ts';
import { readPeriod } from '../../ages/period.ts';
import { type RetentionLine, retentionLines } from '../../ages/retention.ts';
import { capLines } from '../../ages/todays-caps.ts';
import type { AgesSettings } from '../../contract/ages.ts';
import type { SampleSettings } from '../../contract/sample.ts';
import { CompletenessTally } from '../../laws/completeness-tally.ts';
import { lawOf } from '../../laws/law-of.ts';
import type { CaseRegister } from '../../quality/case-register.ts';
import type { FieldReader } from '../../quality/field-reader.ts';
import { ValidateTally } from '../../quality/validate-tally.ts';
import { type Drawing, drawingOf } from '../../sampling/draw/drawing.ts';
import { AgencySearches } from '../../sharing/agency-searches.ts';
import { type DrawnBy, drawPlan } from './draw-plan.ts';
import { CountedFlags, type FlagCiting, type FlagCounting, GatheredFlags } from './flag-tallies.ts';
import { groupingsOf } from './groupings.ts';
import { namesAgency } from './names-agency.ts';
import { type ReportCountingWithFlags, ReportTally, reportAges } from './report-tally.ts';
import { ValidateUnderLaw } from './validate-under-law.ts';

/** What a tally is made from: plain settings, as the documents have them, so that a thread can be told. */
interface Told {
  readonly nothing: Readonly<Record<string, never>>;
  readonly inspect: Readonly<Record<string, never>>;
  readonly ages: AgesSettings;
  readonly validate: ValidateCounting;
  readonly report: ReportCountingWithFlags;
  readonly sample: { readonly settings: SampleSettings; readonly design: DrawnBy };
  readonly use: Readonly<Record<string, never>>;
  readonly sharing: { readonly until: number | null };
  readonly flags: FlagCounting;
  readonly flagRows: FlagCiting;
}

export interface ValidateCounting {
  /** Groups, with commas between; null for none. */
  readonly by: string | null;
  readonly minGroup: number;
  /** The state whose law records are held against; null for none. */
  readonly law: string | null;
  /** So many groups of each have a line of their own, where somebody said how many. */
  readonly mostGroups?: number;
}

/** The tallies that such settings make. */
interface Tallies {
  readonly nothing: NoTally;
  readonly inspect: FillRates;
  readonly ages: AgesTally;
  readonly validate: ValidateUnderLaw;
  readonly report: ReportTally;
  readonly sample: Drawing;
  readonly use: UseTally;
  readonly sharing: AgencySearches;
  readonly flags: CountedFlags;
  readonly flagRows: GatheredFlags;
}

export type TallyName = keyof Told;
export type TallyOf<Of extends TallyName> = Tallies[Of];

/** The analysis of a command that needs no more than which searches the population has. */
type NoTally = typeof NO_TALLY;
const NO_TALLY = { addAll: () => {}, state: () => {}, merge: () => {} };

/** What a command counts. */
export type TallySpec<Of extends TallyName = TallyName> = {
  readonly [Each in Of]: { readonly of: Each; readonly told: Told[Each] };
}[Of];

type Make<Of extends TallyName> = (
  told: Told[Of],
  reasons: FieldReader,
  parts: number,
) => Tallies[Of];

const MAKE: { readonly [Of in TallyName]: Make<Of> } = {
  nothing: () => NO_TALLY,
  inspect: () => new FillRates(),
  ages: (settings, reasons) => agesTally(settings, reasons, settings.states ? capLines() : []),
  validate: (counting, reasons, parts) => validateTally(counting, reasons, null, parts),
  report: (counting, reasons, parts) => {
    // A report shows the 13 states that the State Auditor's own had.
    const ages = agesTally(reportAges(counting.retention), reasons, []);
    return new ReportTally(counting, ages, reasons, parts);
  },
  sample: ({ settings, design }, reader) => drawingOf(drawPlan(settings, design, reader)),
  use: () => new UseTally(),
  sharing: ({ until }) => new AgencySearches(namesAgency, until),
  flags: (counting, reasons) => new CountedFlags(counting, reasons),
  flagRows: (citing, reasons) => new GatheredFlags(citing, reasons),
};

/**
 * The analysis of the population, or of a part of it, to be added to those of the others.
 * @param parts in how many parts the population is read, each by a tally of its own
 */
export function tallyOf<Of extends TallyName>(
  { of, told }: TallySpec<Of>,
  reasons: FieldReader,
  parts = 1,
): Tallies[Of] {
  return MAKE[of](told, reasons, parts);
}

/** @param register the agency's, which no thread can be told */
export function validateTally(
  { by, minGroup, law, ...most }: ValidateCounting,
  reasons: FieldReader,
  register: CaseRegister | null,
  parts = 1,
): ValidateUnderLaw {
  const groups = groupingsOf(by, reasons);
  const profile = law === null ? undefined : lawOf(law);
  return new ValidateUnderLaw(
    new ValidateTally({ reader: reasons, register, by: groups, minGroup, parts, ...most }),
    profile === undefined ? null : new CompletenessTally(profile),
  );
}

/** @param settings whose periods were read before */
function agesTally(
  settings: AgesSettings,
  reasons: FieldReader,
  caps: readonly RetentionLine[],
): AgesTally {
  const { measure, buckets, retention, at, states, by, mostGroups } = settings;
  const period = (text: string) => readPeriod(text)!;
  return new AgesTally({
    measure,
    buckets: buckets.map(period),
    retention: retention === null ? null : period(retention),
    simulate: retentionLines(at.map(period), states),
    caps,
    by: groupingsOf(by, reasons),
    mostGroups,
  });
}
