import { describe, expect, test } from 'vitest';
import { redactFinding } from '../../../src/verify/evidence/redact-finding.ts';
import { redactText, variableOf } from '../../../src/verify/evidence/redact.ts';

const secrets = { bearerAuth: 'top secret/1', basic: 'user:pa"ss' };

describe('secrets are replaced in every form', () => {
  test.each([
    ['as it is', 'Bearer top secret/1!', 'Bearer $BEARERAUTH!'],
    ['in a URL', '?key=top%20secret%2F1', '?key=$BEARERAUTH'],
    ['in Base64', `Basic ${Buffer.from('user:pa"ss').toString('base64')}`, 'Basic $BASIC'],
    ['in JSON', JSON.stringify({ was: 'user:pa"ss' }), '{"was":"$BASIC"}'],
    ['the password alone', 'password pa"ss is wrong', 'password $BASIC is wrong'],
    ['several times', 'top secret/1top secret/1', '$BEARERAUTH$BEARERAUTH'],
    ['nowhere', 'nothing here', 'nothing here'],
  ])('%s', (_, text, redacted) => {
    expect(redactText(text, secrets)).toBe(redacted);
  });
});

test('an empty secret replaces nothing', () => {
  expect(redactText('abc', { none: '' })).toBe('abc');
});

test('names of schemes become names of variables', () => {
  expect(['bearerAuth', 'api-key', '2fa', 'ключ'].map(variableOf)).toEqual([
    'BEARERAUTH',
    'API_KEY',
    '_2FA',
    '____',
  ]);
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
    secrets,
  );
  expect(JSON.stringify(finding)).not.toContain('top secret');
  expect(finding.evidence).toEqual([{ label: 'response', value: { $BEARERAUTH: ['$BEARERAUTH', 1, null] } }]);
});
