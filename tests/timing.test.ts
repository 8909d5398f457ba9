import { expect, test } from 'vitest';
import { listenToStages, tellStage, timed } from '../src/timing.ts';

test('stages are told in the order in which they began, whatever became of them', async () => {
  const stages = listenToStages();
  expect(await timed('outer', () => timed('inner', () => 1))).toBe(1);
  await expect(timed('failing', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  tellStage({ stage: 'elsewhere', begun: 0, ended: 1 });
  expect(stages().map(({ stage }) => stage)).toEqual(['elsewhere', 'outer', 'inner', 'failing']);
  for (const { begun, ended } of stages()) expect(ended).toBeGreaterThanOrEqual(begun);
});
