import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest, the longest first. Begun last, as the shortest file of code may be, one
 * of them would keep one processor busy when all others are done.
 */
const LONG = [
  'scenarios/side-by-side',
  'browser/report',
  'scenarios/scenarios',
  'bench/duckdb',
  'cli/process',
  'cli/report',
  'compare/flags',
  'compare/compare-several',
  'cli/privacy',
  'browser/systems',
  'sharing/side-by-side',
  'workpaper/libreoffice',
  'redaction/fixture-leaks',
  'fuzz/fuzz',
  'sampling/stratified-limits',
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
