import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFlightRecorder, readFlightRecorder } from '../../src/mock/flight-recorder.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flight-recorder-'));
  file = join(folder, 'in-flight');
  writeFileSync(file, '');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('knows what has begun and not ended', () => {
  const recorder = openFlightRecorder(file);
  expect(readFlightRecorder(file)).toEqual([]);
  const endFirst = recorder.begin('GET /a');
  const endSecond = recorder.begin('GET /b');
  expect(readFlightRecorder(file)).toEqual(['GET /a', 'GET /b']);
  endFirst();
  expect(readFlightRecorder(file)).toEqual(['GET /b']);
  recorder.begin('GET /c');
  expect(readFlightRecorder(file)).toEqual(['GET /c', 'GET /b']);
  endSecond();
  recorder.close();
  expect(readFlightRecorder(file)).toEqual(['GET /c']);
});

test('a note never reaches into the next one', () => {
  const recorder = openFlightRecorder(file);
  recorder.begin(`GET /${'x'.repeat(1_000)}`);
  recorder.begin('GET /ünïcode\n€');
  recorder.close();
  const [long = '', second] = readFlightRecorder(file);
  expect(long).toMatch(/^GET \/x+$/);
  expect(long.length).toBeLessThan(256);
  expect(second).toMatch(/^GET \/ünïcode/);
});
