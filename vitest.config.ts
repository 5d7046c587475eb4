import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['packages/server/test/cluster.ts'],
    include: ['packages/*/test/**/*.test.ts', 'schemes/**/*.test.ts', 'scripts/**/*.test.ts'],
    environment: 'node',
    testTimeout: 20_000,
    // One of two processors would stay idle otherwise.
    maxWorkers: '100%',
    passWithNoTests: false,
    // A test.only that was left behind would silently pass over the rest.
    allowOnly: false,
  },
});
