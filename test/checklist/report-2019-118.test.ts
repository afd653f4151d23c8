import { beforeAll, describe, expect, it } from 'vitest';
import type { ChecklistKind, ChecklistState } from '../../src/contract/checklist/checklists.ts';
import type { ChecklistResult } from '../../src/contract/checklist/document.ts';
import { FIXTURES } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';

/*
 * Sentences of the State Auditor's report 2019-118 that say what its Figures 2, 3 and 6 and its findings on
 * plans show, held against the grids that the program makes of fixtures/checklist/report-*.csv.
 */

const grids = new Map<ChecklistKind, ChecklistResult>();

beforeAll(async () => {
  for (const kind of ['policy', 'contract', 'access', 'plan'] as const) {
    const argv = ['checklist', `checklist/report-${kind}.csv`, '--json'];
    const { code, stdout, stderr } = await runMain(argv, { cwd: FIXTURES });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { checklist }: { checklist: ChecklistResult } = JSON.parse(stdout);
    expect(checklist.kind).toBe(kind);
    grids.set(kind, checklist);
  }
});

/** The agencies with one of these answers, each by its first word. */
function agenciesWith(kind: ChecklistKind, element: string, ...states: ChecklistState[]): string[] {
  const { answers } = grids.get(kind)!.elements.find((each) => each.element === element)!;
  return answers.filter(({ answer }) => states.includes(answer)).map(({ agency }) => first(agency));
}

const first = (agency: string): string => agency.split(' ')[0]!;

function countsOf(kind: ChecklistKind, agency: string) {
  return grids.get(kind)!.totals.find((each) => first(each.agency) === agency)!;
}

const ALL = ['Fresno', 'Los', 'Marin', 'Sacramento'];

describe('Figure 2', () => {
  it('none of the four agencies we reviewed have an ALPR policy that contains all of the required information', () => {
    const { totals, elements } = grids.get('policy')!;
    expect(totals.map(({ agency }) => first(agency))).toEqual(ALL);
    expect(totals.every(({ met }) => met < elements.length)).toBe(true);
  });

  it('Los Angeles has not developed an ALPR policy', () => {
    expect(agenciesWith('policy', 'policyExists', 'notMet')).toEqual(['Los']);
    expect(countsOf('policy', 'Los')).toMatchObject({ met: 0, partly: 0, notMet: 12, open: 1 });
  });

  it('all have failed to fully address how they will monitor system use', () => {
    expect(agenciesWith('policy', 'monitoring', 'partly', 'notMet')).toEqual(ALL);
    expect(agenciesWith('policy', 'periodicAudits', 'partly', 'notMet')).toEqual(ALL);
  });
});

describe('Figure 3', () => {
  it('the agencies’ contracts do not state that Vigilant will store their data in the United States or Canada', () => {
    const vigilant = ['Fresno', 'Marin', 'Sacramento'];
    expect(agenciesWith('contract', 'dataLocation', 'notMet')).toEqual(vigilant);
    expect(agenciesWith('contract', 'twoFactor', 'notMet')).toEqual(vigilant);
  });

  it('Marin’s contract does not make clear that Marin owns the data it adds', () => {
    expect(agenciesWith('contract', 'dataOwnership', 'notMet')).toEqual(['Marin']);
  });

  it('one of three reviews its network addresses, with the exception of Sacramento terms are old, Los Angeles’ contracts expired', () => {
    expect(agenciesWith('contract', 'addressLogs', 'met')).toEqual(['Marin']);
    expect(agenciesWith('contract', 'termsUpdated', 'notMet')).toEqual(['Fresno', 'Marin']);
    expect(agenciesWith('contract', 'termsUpdated', 'met')).toEqual(['Sacramento']);
    expect(agenciesWith('contract', 'inForceUntil', 'notMet')).toEqual(['Los']);
  });
});

describe('Figure 6', () => {
  it('no agency had a requirement that supervisors approve staff requests', () => {
    expect(agenciesWith('access', 'approval', 'notMet')).toEqual(ALL);
  });

  it('Sacramento follows all but one of the best practices', () => {
    const { elements } = grids.get('access')!;
    expect(elements).toHaveLength(5);
    expect(countsOf('access', 'Sacramento')).toMatchObject({ met: 4, notMet: 1, open: 0 });
  });

  it('all four agencies lack one or more of the safeguards; three do not ensure training', () => {
    expect(grids.get('access')!.totals.every(({ notMet }) => notMet > 0)).toBe(true);
    const untrained = ['trainingBeforeAccess', 'retrainingAfterAbsence'].flatMap((element) =>
      agenciesWith('access', element, 'notMet'),
    );
    expect([...new Set(untrained)]).toEqual(['Fresno', 'Los', 'Marin']);
  });
});

describe('plans for audits', () => {
  it('how often, who performs, who reviews and approves, how long papers are kept: Fresno and Marin say none of it', () => {
    const details = ['frequency', 'performer', 'reviewer', 'approver', 'papersKept'];
    for (const element of details) {
      expect(agenciesWith('plan', element, 'notMet'), element).toEqual(['Fresno', 'Marin']);
    }
    expect(agenciesWith('plan', 'independence', 'notMet')).toEqual(['Fresno', 'Marin']);
    expect(agenciesWith('plan', 'logsAtHand', 'notMet')).toEqual(['Los']);
  });
});

it('every question has its section of the law, of CJIS policy or of the report', () => {
  for (const { elements } of grids.values()) {
    for (const { element, source } of elements) {
      expect(source, element).toMatch(/1798\.90\.5[13]|CJIS policy|[Rr]eport,/);
    }
  }
});
