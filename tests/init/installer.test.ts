import { expect, test } from 'vitest';
import { installerOf } from '../../src/init/installer.ts';

test.each<[string, string | undefined, string[], string | undefined, string]>([
  ['npm when nothing speaks', undefined, [], undefined, 'npm'],
  ['what runs it', undefined, [], 'pnpm/10.4.0 npm/? node/v24.18.0 linux x64', 'pnpm'],
  ['the lock file before what runs it', undefined, ['yarn.lock'], 'npm/11.5.2 node/v24.18.0', 'yarn'],
  ['package.json before the lock file', 'bun@1.2.0', ['package-lock.json'], undefined, 'bun'],
  ['either lock file of Bun', undefined, ['bun.lockb'], undefined, 'bun'],
  ['npm when an unknown one is named', 'vlt@1.0.0', [], 'vlt/1', 'npm'],
])('takes %s', (_, declared, files, userAgent, expected) => {
  expect(installerOf({ declared, files: new Set(files), userAgent }).name).toBe(expected);
});
