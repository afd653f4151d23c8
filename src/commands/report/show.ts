import type { LogFacts } from '../../contract/document.ts';
import type { ReportResult, ReportSettings } from '../../contract/report.ts';
import { reportWithoutNames } from '../../redaction/unnamed-report.ts';
import type { RawLogOptions } from '../../run/options/log-options.ts';
import { saidDoubts } from '../../run/percent-doubts.ts';
import type { Run } from '../../run/run.ts';
import { toolUnder } from '../../version.ts';
import type { RawAuditOptions } from './finished-audit.ts';

/** Shows the report in the form that was asked for. */
export async function showReport(
  run: Run<Limits>,
  { facts, settings, result, said }: Reported,
): Promise<void> {
  const { tolerable, confidence } = run.raw;
  const doubts = saidDoubts({ '--tolerable': tolerable, '--confidence': confidence });
  const isNamed = settings.revealUsers || settings.redact !== null;
  const forPeople = isNamed ? { facts, result } : reportWithoutNames(facts, result);
  await run.show({
    ...{ name: 'report', facts, settings, result, said: [...said, ...doubts] },
    page: async () => {
      const { reportPage } = await import('../../report/page/page.ts');
      return reportPage(toolUnder(run.io), forPeople.facts, settings, forPeople.result);
    },
    view: async () => {
      const { reportMemo } = await import('../../report/page/memo.ts');
      return reportMemo(toolUnder(run.io), forPeople.facts, settings, forPeople.result);
    },
  });
}

/** The limits that an audit is held against, as they were given. */
type Limits = RawLogOptions & Pick<RawAuditOptions, 'tolerable' | 'confidence'>;

interface Reported {
  readonly facts: LogFacts;
  readonly settings: ReportSettings;
  readonly result: ReportResult;
  /** What the redaction says. */
  readonly said: readonly string[];
}
