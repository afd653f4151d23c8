import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { it } from 'vitest';
import { DEFAULT_VOCABULARY } from '../../src/contract/vocabulary.ts';
import { caseNumberClassifier } from '../../src/quality/case-number-class.ts';
import { personalKinds } from '../../src/quality/personal-information.ts';
import { reasonClassifier } from '../../src/quality/reason-class.ts';
import { personalInformation } from '../oracle/oracle-personal.ts';
import { caseNumberClassOracle, cellOfText, reasonClassOracle } from '../oracle/oracle-validate.ts';
import { wholeMatch } from './validate-case.ts';
import { caseNumberText, plateText, reasonText } from './validate-texts.ts';
it('survey', () => {
  const out: string[] = [];
  const N = Number(process.env.N ?? 20000);
  const rs = fc.sample(reasonText, { numRuns: N, seed: Number(process.env.S ?? 1) });
  const ns = fc.sample(caseNumberText, { numRuns: N, seed: 2 });
  const ps = fc.sample(plateText, { numRuns: N, seed: 3 });
  let n = 0;
  for (const pats of [[], ['\\d{2}-\\d{5}', 'AB *12', 'L\\d+'].map(wholeMatch)]) {
    const o = { vocabulary: DEFAULT_VOCABULARY, patterns: pats.length ? (t: string) => pats.some((p) => p(t)) : null };
    const nc = caseNumberClassifier(o);
    const rc = reasonClassifier(o);
    for (let i = 0; i < N; i++) {
      const [r, c, p] = [rs[i], ns[i], ps[i]].map(cellOfText) as any;
      const g = nc(c, p);
      const cmp = (what: string, a: unknown, b: unknown) => {
        if (JSON.stringify(a) !== JSON.stringify(b)) {
          n++;
          out.push(`${what} FAST=${a} ORACLE=${b} r=${JSON.stringify(r.text)}${what === 'reason' ? ` c=${JSON.stringify(c.text)}(${g})` : ''} p=${JSON.stringify(p.text)}${what === 'number' ? ` c=${JSON.stringify(c.text)}` : ''}`);
        }
      };
      cmp('number', g, caseNumberClassOracle(c, p, { patterns: pats }));
      cmp('number-of-reason', nc(r, p), caseNumberClassOracle(r, p, { patterns: pats }));
      cmp('reason', rc(r, { ...c, class: g }, p), reasonClassOracle(r, c, p, { patterns: pats }));
      if (!pats.length) cmp('personal', personalKinds(r.text), personalInformation(r.text));
    }
  }
  writeFileSync('/tmp/survey.txt', out.join('\n'));
  console.log(n);
}, 600000);
