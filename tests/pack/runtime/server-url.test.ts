import { expect, test } from 'vitest';
import { fillServer } from '../../../src/pack/runtime/server-url.ts';

const url = 'https://{region}.shop.example/{base}{unknown}';
const servers = { [url]: { region: { default: 'eu', enum: ['eu', 'us'] }, base: { default: 'v3' } } };

test.each([
  [{}, 'https://eu.shop.example/v3{unknown}'],
  [{ region: 'us' }, 'https://us.shop.example/v3{unknown}'],
  [{ region: undefined, base: 'v4' }, 'https://eu.shop.example/v4{unknown}'],
])('%j', (values, expected) => {
  expect(fillServer(url, values, servers)).toBe(expected);
});

test('a value that is not allowed', () => {
  expect(() => fillServer(url, { region: 'evil.example/' }, servers)).toThrow(
    'region must be one of eu, us, and is evil.example/',
  );
});

test('a URL that is not described stays as it is', () => {
  expect(fillServer('https://{a}', { a: 'b' }, servers)).toBe('https://{a}');
});
