import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, test } from 'vitest';
import { withinTime } from '../src/time-limit.ts';

const text = `${'a'.repeat(40)}!`;

test.each<[string, () => unknown]>([
  [
    'a loop',
    () => {
      for (;;);
    },
  ],
  ['an expression that tracks back', () => /^(a+)+$/.test(text)],
  ['work within work', () => withinTime(() => /^(a+)+$/.test(text), 60_000)],
])('%s is interrupted', (_, work) => {
  expect(withinTime(work, 50)).toBeUndefined();
});

test('what is done in time gives its result, and errors are its own', () => {
  expect(withinTime(() => withinTime(() => 1, 1000), 1000)).toEqual({ value: { value: 1 } });
  expect(() =>
    withinTime(() => {
      throw new RangeError('own');
    }, 1000),
  ).toThrow(new RangeError('own'));
});

test('Ctrl+C ends what takes long, whoever listens for it', async () => {
  const limit = JSON.stringify(path.resolve(import.meta.dirname, '../src/time-limit.ts'));
  const program = `
    const { writeSync } = await import('node:fs');
    const { withinTime } = await import(${limit});
    process.on('SIGINT', () => process.exit(130));
    withinTime(() => { writeSync(1, 'begun'); for (;;); }, 60_000);
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  expect(await ended).toEqual([130, null]);
});
