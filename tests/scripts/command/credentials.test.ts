import { describe, expect, test } from 'vitest';
import { readCredentials } from '../../../scripts/command/credentials.ts';

const schemes = ['bearerAuth', 'apiKey'];
const env = { TOKEN: 'from-env', EMPTY: '' };

test.each<[string[], Record<string, string>]>([
  [[], {}],
  [['secret'], { bearerAuth: 'secret', apiKey: 'secret' }],
  [['apiKey=secret'], { apiKey: 'secret' }],
  [['secret', 'apiKey=other'], { bearerAuth: 'secret', apiKey: 'other' }],
  [['c2VjcmV0Cg=='], { bearerAuth: 'c2VjcmV0Cg==', apiKey: 'c2VjcmV0Cg==' }],
  [['bearerAuth=a=b'], { bearerAuth: 'a=b' }],
  [['env:TOKEN'], { bearerAuth: 'from-env', apiKey: 'from-env' }],
  [['bearerAuth=env:TOKEN'], { bearerAuth: 'from-env' }],
])('%j', (texts, expected) => {
  expect(readCredentials(texts, schemes, env)).toEqual(expected);
});

describe('what cannot be used, without repeating a value', () => {
  test.each([
    ['an unset variable', ['env:MISSING'], schemes, 'the environment variable MISSING, which is not set'],
    ['an empty variable', ['env:EMPTY'], schemes, 'the environment variable EMPTY, which is not set'],
    ['no value', ['apiKey='], schemes, '--auth was given without a value'],
    ['no scheme to use it for', ['hunter2'], [], 'the contract has no security scheme'],
  ])('%s', (_, texts, known, message) => {
    expect(() => readCredentials(texts, known, env)).toThrow(message);
    expect(() => readCredentials(texts, known, env)).not.toThrow('hunter2');
  });
});
