import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // The secret that the gate signs what it remembers with is not the user's own.
    env: { XDG_STATE_HOME: path.join(tmpdir(), 'openapi-contract-tests') },
    setupFiles: ['tests/seed.ts'],
    // Most tests wait for processes of their own: one worker fewer than there are cores would idle.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
