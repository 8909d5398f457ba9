import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { ExpectedError } from '../../../src/expected-error.ts';
import { redactError } from '../../../src/verify/evidence/redact-error.ts';
import { redactFinding } from '../../../src/verify/evidence/redact-finding.ts';
import { redactionOf } from '../../../src/verify/evidence/redact.ts';
import { redactionFor, secretsOf } from '../../../src/verify/evidence/secret.ts';
import { credentialVariable, headerVariable } from '../../../src/verify/evidence/variable.ts';
import { encodings, leakedPart, spelling, token } from './spellings.ts';

const target = {
  url: 'http://api.example',
  kind: 'server',
  credentials: { bearerAuth: 'top secret/1', basic: 'user:pa"ss' },
} as const;
const redact = redactionFor(target);
const [bearer, basic] = ['$OPENAPI_CONTRACT_AUTH_BEARERAUTH', '$OPENAPI_CONTRACT_AUTH_BASIC'];

describe('words that people chose are replaced whole', () => {
  test.each([
    ['as they are', 'Bearer top secret/1!', `Bearer ${bearer}!`],
    ['in a URL', '?key=top%20secret%2F1', `?key=${bearer}`],
    ['in base64', `Basic ${Buffer.from('user:pa"ss').toString('base64')}`, `Basic ${basic}==`],
    ['in JSON', JSON.stringify({ was: 'user:pa"ss' }), `{"was":"${basic}"}`],
    ['the password alone', 'password pa"ss is wrong', `password ${basic} is wrong`],
    ['several times', 'top secret/1, top secret/1', `${bearer}, ${bearer}`],
    ['and no part of them', 'the top secret', 'the top secret'],
    ['nowhere', 'nothing here', 'nothing here'],
  ])('%s', (_, text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });
});

describe('a random token is replaced', () => {
  const secret = 'Zq7/aB+cD=eF<g>&h\'i Jk"LmNoPq';
  const hide = redactionOf([{ value: secret, variable: 'TOKEN' }]);

  test.each(encodings)('in $name', ({ encode }) => {
    const redacted = hide(`before ${encode(secret)} after`);
    expect(redacted).toMatch(/^before \S{0,3}\$TOKEN\S{0,4} after$/);
    expect(leakedPart(redacted, secret)).toBeUndefined();
  });

  test.each([6, 7, 12, 20])('when %i characters of it are left of a cut', (length) => {
    for (const part of [secret.slice(0, length), secret.slice(-length)]) {
      expect(hide(`error [${part}… (1 more)`)).toBe('error [$TOKEN… (1 more)');
    }
  });

  test('but not when no more of it is there than chance has', () => {
    expect(hide(secret.slice(0, 5))).toBe(secret.slice(0, 5));
  });
});

property.prop([token, fc.array(fc.tuple(spelling, fc.string()), { minLength: 1, maxLength: 4 })])(
  'no text holds six characters of a token, however it is spelled in it',
  (secret, echoes) => {
    const text = echoes.map(([{ encode }, other]) => other + encode(secret)).join(' ');
    const redacted = redactionOf([{ value: secret, variable: 'V' }])(text);
    expect(leakedPart(redacted, secret)).toBeUndefined();
  },
);

property.prop([token, fc.string({ unit: 'grapheme' })])(
  'what holds no secret stays as it is',
  (secret, text) => {
    fc.pre(leakedPart(text, secret) === undefined);
    const hide = redactionOf([{ value: secret, variable: 'V' }]);
    expect(hide(text)).toBe(text);
    expect(hide(hide(`${text}${secret}`))).toBe(hide(`${text}${secret}`));
  },
);

test('the longer of two secrets is replaced whole, whichever comes first', () => {
  const [short, long] = [
    { value: 'secret', variable: 'SHORT' },
    { value: 'my secret word', variable: 'LONG' },
  ];
  for (const secrets of [
    [short, long],
    [long, short],
  ]) {
    expect(redactionOf(secrets)('my secret word, secret')).toBe('$LONG, $SHORT');
  }
});

test('an empty secret replaces nothing', () => {
  expect(redactionOf([{ value: '', variable: 'NONE' }])('abc')).toBe('abc');
});

/** What is a secret in credentials and headers. */
function valuesOf(credentials: Record<string, string>, headers: Record<string, string> = {}): string[] {
  return secretsOf({ ...target, credentials, headers }).map(({ value }) => value);
}

describe('the secrets of a target', () => {
  test.each<[string, string, readonly string[]]>([
    ['a token', 'abc12345', ['abc12345']],
    ['what follows the name of a scheme', 'Bearer abc12345', ['Bearer abc12345', 'abc12345']],
    ['a password', 'user:hunter22', ['user:hunter22', 'hunter22']],
    [
      'what it encodes',
      Buffer.from('user:hunter22').toString('base64'),
      ['dXNlcjpodW50ZXIyMg==', 'user:hunter22', 'hunter22'],
    ],
    [
      'values of cookies',
      'sid=abc12345; other=def67890',
      ['sid=abc12345; other=def67890', 'abc12345', 'def67890'],
    ],
    ['no parts that stand anywhere', 'user:id', ['user:id']],
  ])('hold %s', (_, value, expected) => {
    expect(valuesOf({ scheme: value })).toEqual(expected);
    expect(valuesOf({}, { 'X-Secret': value })).toEqual(expected);
  });

  test('hold neither short values of headers, nor those that say what is wanted', () => {
    expect(
      valuesOf({}, { 'X-Tenant': 'acme', Accept: 'application/json', 'User-Agent': 'tests of ours' }),
    ).toEqual([]);
  });
});

test('the address of the target stays, whatever it has in common with a secret', () => {
  const hide = redactionFor({
    ...target,
    url: 'http://staging-eu-1.example',
    credentials: { a: 'staging-eu-1' },
  });
  expect(hide("curl 'http://staging-eu-1.example/a?b=staging-eu-1'")).toBe(
    "curl 'http://staging-eu-1.example/a?b=$OPENAPI_CONTRACT_AUTH_A'",
  );
});

test('names become names of variables', () => {
  const names = ['bearerAuth', 'api-key', '2fa', 'ключ', '__proto__'];
  expect(names.map((name) => credentialVariable({}, name))).toEqual([
    'OPENAPI_CONTRACT_AUTH_BEARERAUTH',
    'OPENAPI_CONTRACT_AUTH_API_KEY',
    'OPENAPI_CONTRACT_AUTH_2FA',
    'OPENAPI_CONTRACT_AUTH_____',
    'OPENAPI_CONTRACT_AUTH___PROTO__',
  ]);
  expect(headerVariable({ variables: { headers: {} } }, 'X-Tenant')).toBe('OPENAPI_CONTRACT_HEADER_X_TENANT');
});

test('no part of a finding keeps a secret', () => {
  const finding = redactFinding(
    {
      rule: 'verify/x',
      severity: 'error',
      message: 'got top secret/1',
      contract: 'c',
      pointer: '',
      evidence: [{ label: 'response', value: { 'top secret/1': ['top secret/1', 1, null] } }],
    },
    redact,
  );
  expect(JSON.stringify(finding)).not.toContain('top secret');
  expect(finding.evidence).toEqual([{ label: 'response', value: { [bearer]: [bearer, 1, null] } }]);
});

describe('nothing that is thrown keeps a secret:', () => {
  test('neither what the user can correct', () => {
    const error = new ExpectedError('top secret/1?', {
      help: 'top secret/1!',
      location: { file: 'a', line: 1, column: 1 },
    });
    expect(redactError(error, redact)).toMatchObject({
      name: 'ExpectedError',
      message: `${bearer}?`,
      help: `${bearer}!`,
      location: error.location,
    });
  });

  test('nor a bug', () => {
    const error = new TypeError('top secret/1');
    const redacted = redactError(error, redact) as Error;
    expect([redacted.message, redacted.stack?.split('\n')[0]]).toEqual([bearer, `TypeError: ${bearer}`]);
  });

  test('nor a text', () => {
    expect(redactError('top secret/1', redact)).toBe(bearer);
  });
});
