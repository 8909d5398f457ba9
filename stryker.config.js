import { mutatedRooms } from './vitest.mutate.config.ts';

/*
 * Mutation testing of the rooms that must not be wrong: npm run mutate, or some of them alone:
 * MUTATE=report,verify/evidence npm run mutate. It takes long, and is no part of .ci/run.
 *
 * Not as root on a machine that matters: mutated, what removes files removes others.
 */

export default {
  mutate: mutatedRooms.map((room) => `src/${room}/**/*.ts`),
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutate.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // What is evaluated when a module is loaded would need a run of all tests each.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 20_000,
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  tempDirName: '.openapi-contract/stryker',
  thresholds: { high: 90, low: 85, break: 85 },
  ignorePatterns: ['dist', 'bench', 'docs/man', '.openapi-contract'],
};
