import { expect, test } from 'vitest';
import { enableCompileCache } from '../../../scripts/command/compile-cache.ts';

test('a folder that the user named stays', () => {
  const env = { NODE_COMPILE_CACHE: '/elsewhere' };
  enableCompileCache(env);
  expect(env).toEqual({ NODE_COMPILE_CACHE: '/elsewhere' });
});

test('children are told where it is, below the toolkit', () => {
  const env: NodeJS.ProcessEnv = {};
  enableCompileCache(env);
  expect(env['NODE_COMPILE_CACHE']).toMatch(/node_modules\/\.cache\/compiled/);
});
