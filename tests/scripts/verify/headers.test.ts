import { expect, test } from 'vitest';
import { readHeaders } from '../../../scripts/verify/headers.ts';

const env = { TENANT: 'from-env', BAD: 'a\nb' };

test.each<[string[], Record<string, string>]>([
  [[], {}],
  [['X-Tenant: 42'], { 'X-Tenant': '42' }],
  [['X-Tenant:42', 'Host: pets.example'], { 'X-Tenant': '42', Host: 'pets.example' }],
  [['X-Time:  10:30  '], { 'X-Time': '10:30' }],
  [['X-Tenant: env:TENANT'], { 'X-Tenant': 'from-env' }],
])('%j', (texts, expected) => {
  expect(readHeaders(texts, env)).toEqual(expected);
});

test.each([
  ['hunter2', 'no header'],
  ['X-Tenant:', 'no header'],
  ['X Tenant: hunter2', 'no header'],
  [': hunter2', 'no header'],
  ['Content-Type: hunter2', 'cannot fix Content-Type'],
  ['transfer-encoding: hunter2', 'cannot fix transfer-encoding'],
  ['X-Tenant: env:MISSING', 'the environment variable MISSING, which is not set'],
  ['X-Tenant: env:BAD', 'characters that no header may have'],
  ['X-Tenant: hunter2\r\nX-Evil: 1', 'no header'],
  ['X-Tenant: hunter2\u{1F408}', 'characters that no header may have'],
])('%j cannot be used', (given, message) => {
  const reading = () => readHeaders([given], env);
  expect(reading).toThrow(message);
  expect(reading).not.toThrow('hunter2');
});
