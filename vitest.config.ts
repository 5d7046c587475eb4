import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/test/**/*.test.ts', 'schemes/**/*.test.ts', 'scripts/**/*.test.ts', 'e2e/*.test.ts'],
    environment: 'node',
    // The database that server tests share; started by the first that asks for it.
    globalSetup: ['packages/server/test/shared-cluster.ts'],
    setupFiles: ['scripts/same-cases.ts'],
    // Long, since a machine may be busy with other things: they end what hangs, and say nothing of speed.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // More than there are processors: many tests wait, for a browser, a clock, a process that was killed.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // Tests of one file side by side: each of the guards starts processes of its own.
    maxConcurrency: 2,
    passWithNoTests: false,
    // A test.only that was left behind would silently pass over the rest.
    allowOnly: false,
  },
});
