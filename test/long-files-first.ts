import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest, the longest first. Begun last, as the shortest file of code may be, one
 * of them would keep one processor busy when all others are done.
 */
const LONG = [
  'compare/compare-several',
  'compare/compare',
  'scenarios/side-by-side',
  'compare/validate',
  'cli/fuzz',
  'compare/sample',
  'redaction/fixture-leaks',
  'sampling/stratified-limits',
  'cli/process',
  'quality/reading/hostile-text',
  'cli/report',
];

export class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const others = await super.sort(files);
    const long = LONG.map((name) =>
      others.find(({ moduleId }) => moduleId.endsWith(`/test/${name}.test.ts`)),
    ).filter((file) => file !== undefined);
    return [...long, ...others.filter((file) => !long.includes(file))];
  }
}
