import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** Tests of functions without processes, files or state: they share their modules, which costs half as much. */
const units = ['schema', 'compare', 'wire', 'contract'].map((room) => `tests/${room}/**/*.test.ts`);

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'units', include: units, isolate: false } },
      { extends: true, test: { name: 'others', include: ['tests/**/*.test.ts'], exclude: units } },
    ],
    // The secret that the gate signs what it remembers with is not the user's own.
    env: { XDG_STATE_HOME: path.join(tmpdir(), 'openapi-contract-tests') },
    setupFiles: ['tests/seed.ts'],
    // Most tests wait for processes of their own: one worker fewer than there are cores would idle.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
