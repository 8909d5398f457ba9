import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';

test('properties start from a seed that is known', () => {
  expect(fc.readConfigureGlobal().seed).toBe(Number(process.env['FAST_CHECK_SEED'] ?? 1));
});

const drawn: number[] = [];
property.prop([fc.nat()], { numRuns: 5 })('a property draws numbers', (number) => {
  drawn.push(number);
  expect(number).toBeGreaterThanOrEqual(0);
});

test('which are those of its seed', () => {
  expect(drawn).toEqual(fc.sample(fc.nat(), { numRuns: 5, seed: fc.readConfigureGlobal().seed }));
});
