import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { progressLine } from '../../../scripts/command/progress-line.ts';
import { surroundings } from './surroundings.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const erase = '\r\u001b[2K';

test('a terminal has one line that is written over, cut to its width, and taken away in the end', () => {
  const { context, written } = surroundings({ terminal: { columns: 12 } });
  let text = '';
  const line = progressLine(context, () => text);
  vi.advanceTimersByTime(1000);
  expect(written.stderr).toBe('');
  text = 'one of two';
  vi.advanceTimersByTime(1000);
  expect(written.stderr).toBe(`${erase}one of two`);
  text = 'two of two\u001b, and more';
  vi.advanceTimersByTime(200);
  expect(written.stderr).toBe(`${erase}one of two${erase}two of two…`);
  line.aside(() => context.say('a line\n'));
  expect(written.stderr.endsWith(`${erase}a line\n`)).toBe(true);
  vi.advanceTimersByTime(200);
  line.end();
  expect(written.stderr.endsWith(erase)).toBe(true);
  const { length } = written.stderr;
  vi.advanceTimersByTime(60_000);
  expect(written.stderr).toHaveLength(length);
});

test('elsewhere a line is written every 30 seconds, and nothing in a short run', () => {
  const { context, written } = surroundings();
  let text = 'one of two';
  const line = progressLine(context, () => text);
  vi.advanceTimersByTime(29_000);
  expect(written.stderr).toBe('');
  vi.advanceTimersByTime(1000);
  text = 'two of two';
  vi.advanceTimersByTime(30_000);
  text = '';
  vi.advanceTimersByTime(30_000);
  line.end();
  vi.advanceTimersByTime(30_000);
  expect(written.stderr).toBe('one of two\ntwo of two\n');
});
