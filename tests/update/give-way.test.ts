import { expect, test } from 'vitest';
import { giveWay } from '../../src/update/give-way.ts';

test('a signal that came during the work before is heard', async () => {
  const stop = new AbortController();
  process.once('SIGUSR2', () => stop.abort(new Error('heard')));
  process.kill(process.pid, 'SIGUSR2');
  expect(stop.signal.aborted).toBe(false);
  await expect(giveWay(stop.signal)).rejects.toThrow('heard');
});

test('without one, the work goes on', async () => {
  await expect(giveWay(undefined)).resolves.toBeUndefined();
  await expect(giveWay(new AbortController().signal)).resolves.toBeUndefined();
});
