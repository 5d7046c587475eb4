import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongFirst } from './scripts/long-first.ts';

/** Values in, values out: their tests share what a worker has loaded, which takes a third of their time. */
const pure = [
  'packages/{engine,tables}/test/**/*.test.ts',
  'packages/web/test/{api,ballot,design,drafts,features,offline,ui}/**/*.test.ts',
  'schemes/**/*.test.ts',
];

/**
 * One slice through the server each, in a county of its own, one of the server's parts, or commands of the program; they share what is
 * loaded, too. A file that puts others' functions aside is called `….apart.test.ts`.
 */
const slices = [
  'packages/server/test/{features,ledger,http,ports,documents}/**/!(*.apart).test.ts',
  'packages/server/test/*.test.ts',
  'packages/server/test/demo/*.test.ts',
  'packages/cli/test/*.test.ts',
];
/** The database that server tests share; started by the first that asks for it. */
const globalSetup = ['packages/server/test/shared-cluster.ts'];

export default defineConfig({
  test: {
    environment: 'node',
    setupFiles: ['scripts/same-cases.ts'],
    // Long, since a machine may be busy with other things: they end what hangs, and say nothing of speed.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // More than there are processors: many tests wait, for a browser, a clock, a process that was killed.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // Tests of one file side by side: each of the guards starts processes of its own.
    maxConcurrency: 2,
    passWithNoTests: false,
    sequence: { sequencer: LongFirst },
    // A test.only that was left behind would silently pass over the rest.
    allowOnly: false,
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      { extends: true, test: { name: 'slices', include: slices, isolate: false, globalSetup } },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['packages/*/test/**/*.test.ts', 'scripts/**/*.test.ts', 'e2e/*.test.ts'],
          exclude: ['**/node_modules/**', ...pure, ...slices],
          globalSetup,
        },
      },
    ],
  },
});
