import { expect, test } from 'vitest';
import { baseUrl } from '../../../scripts/command/base-url.ts';

test.each([
  ['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
  ['https://staging.example/v2/', 'https://staging.example/v2'],
])('%s', (given, expected) => {
  expect(baseUrl(given)).toBe(expected);
});

test.each([
  ['staging.example', 'http:// or https://'],
  ['file:///etc/passwd', 'http:// or https://'],
  ['https://user:hunter2@staging.example', 'credentials do not belong in it'],
  ['https://staging.example?a=1', 'neither query nor fragment'],
])('%s is none', (given, message) => {
  expect(() => baseUrl(given)).toThrow(message);
  expect(() => baseUrl(given)).not.toThrow('hunter2');
});
