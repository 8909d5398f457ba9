import { execFileSync } from 'node:child_process';
import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import type { Credential } from '../../../src/wire/credentials.ts';
import type { WireRequest } from '../../../src/wire/wire-request.ts';
import { curlLine } from '../../../src/verify/evidence/curl.ts';
import { shellWord } from '../../../src/verify/evidence/shell.ts';

const request: WireRequest = {
  method: 'POST',
  path: '/things/1',
  query: ['a=1', 'b=%20'],
  headers: [['content-type', 'application/json']],
  cookies: ['sid=1'],
  body: { in: 'body', contentType: 'application/json', bytes: `{"it's":"$HOME \`id\`"}` },
};
const base = 'https://staging.example/v2/';

const bearer: Credential = {
  scheme: 'bearerAuth',
  in: 'header',
  name: 'authorization',
  prefix: 'Bearer ',
  secret: 's3cret',
};
const basic: Credential = {
  scheme: 'basic',
  in: 'header',
  name: 'authorization',
  prefix: 'Basic ',
  secret: 's3cret',
};
const key: Credential = { scheme: 'api-key', in: 'query', name: 'api key', prefix: '', secret: 's3cret' };
const cookie: Credential = { scheme: '2fa', in: 'cookie', name: 'token', prefix: '', secret: 's3cret' };

/** The words that a POSIX shell makes of a line, its variables set to their own names in angles. */
function words(line: string): string[] {
  const variables = { BEARERAUTH: '<BEARERAUTH>', BASIC: '<BASIC>', API_KEY: '<API_KEY>', _2FA: '<_2FA>' };
  const script = `set -- ${line}\nprintf '%s\\0' "$@"`;
  return execFileSync('/bin/sh', ['-c', script], { env: variables, encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);
}

test('the shell reads the request as it was sent', () => {
  expect(words(curlLine(base, request, [bearer, key, cookie]) ?? '')).toEqual([
    'curl',
    '-sS',
    '-i',
    '-g',
    '-X',
    'POST',
    'https://staging.example/v2/things/1?a=1&b=%20&api%20key=<API_KEY>',
    '-H',
    'content-type: application/json',
    '-H',
    'authorization: Bearer <BEARERAUTH>',
    '-b',
    'sid=1; token=<_2FA>',
    '--data-raw',
    `{"it's":"$HOME \`id\`"}`,
  ]);
});

test('secrets are in no line', () => {
  expect(curlLine(base, request, [bearer, basic, key, cookie])).not.toContain('s3cret');
});

test.each<[string, Credential, string]>([
  ['bearer', { ...bearer, secret: 'invalid', isMadeUp: true }, 'authorization: Bearer invalid'],
  [
    'basic',
    { ...basic, secret: 'aW52OmludmFsaWQ=', isMadeUp: true },
    'authorization: Basic aW52OmludmFsaWQ=',
  ],
  ['a key', { ...key, secret: 'in valid', isMadeUp: true }, `${base}things/1?a=1&b=%20&api%20key=in%20valid`],
  ['a cookie', { ...cookie, secret: 'invalid', isMadeUp: true }, 'sid=1; token=invalid'],
])('what was made up is sent as it was, not what the reader has: %s', (_, credential, word) => {
  expect(words(curlLine(base, request, [credential]) ?? '')).toContain(word);
});

test('what was made up is quoted as one with what stands before it', () => {
  const credential = { ...bearer, secret: 'invalid', isMadeUp: true };
  expect(curlLine(base, request, [credential])).toContain(` -H 'authorization: Bearer invalid' `);
});

test('basic authentication is left to curl', () => {
  expect(words(curlLine(base, { ...request, body: undefined }, [basic]) ?? '')).toContain('<BASIC>');
});

test.each([
  ['GET', undefined, []],
  ['HEAD', undefined, ['-I']],
  ['DELETE', undefined, ['-X', 'DELETE']],
  ['GET', request.body, ['-X', 'GET']],
] as const)('%s', (method, body, expected) => {
  const line = words(curlLine(base, { ...request, method, body }, []) ?? '');
  expect(line.slice(4, 4 + expected.length)).toEqual(expected);
  expect(line[4 + expected.length]).toMatch(/^https:/);
});

test('a body that is too long for a line makes none', () => {
  const body = { in: 'body', contentType: 'text/plain', bytes: 'x'.repeat(5000) } as const;
  expect(curlLine(base, { ...request, body }, [])).toBeUndefined();
});

// No shell takes NUL in a word, and what is not well-formed has no bytes.
const text = fc.string({ unit: 'grapheme' }).filter((word) => !word.includes('\0'));

property.prop([fc.array(text, { minLength: 1, maxLength: 50 })], { numRuns: 20 })(
  'any text is one word',
  (texts) => {
    expect(words(texts.map((word) => shellWord(word)).join(' '))).toEqual(texts);
  },
);
