import { defineConfig } from 'vitest/config';

export default defineConfig({
  // On a machine with two cores the default would be one worker.
  test: { include: ['test/**/*.test.ts'], testTimeout: 60_000, maxWorkers: '100%' },
});
