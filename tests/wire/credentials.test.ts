import { describe, expect, test } from 'vitest';
import type { SecurityRequirement, SecurityScheme } from '../../src/contract/contract.ts';
import { chooseCredentials, madeUpSecrets } from '../../src/wire/credentials.ts';

function scheme(fields: Partial<SecurityScheme> & Pick<SecurityScheme, 'type'>): SecurityScheme {
  return {
    name: 'it',
    pointer: '/s',
    scheme: undefined,
    in: undefined,
    parameterName: undefined,
    scopes: [],
    ...fields,
  };
}

const requiring = (...schemes: SecurityScheme[]): SecurityRequirement => ({ schemes });
const bearer = scheme({ name: 'bearer', type: 'http', scheme: 'bearer' });
const key = scheme({ name: 'key', type: 'apiKey', in: 'query', parameterName: 'api_key' });

describe('a secret travels', () => {
  test.each<[SecurityScheme, string, object]>([
    [bearer, 't', { in: 'header', name: 'authorization', prefix: 'Bearer ', secret: 't' }],
    [scheme({ type: 'oauth2' }), 't', { in: 'header', prefix: 'Bearer ', secret: 't' }],
    [scheme({ type: 'openIdConnect' }), 't', { in: 'header', prefix: 'Bearer ', secret: 't' }],
    [scheme({ type: 'http', scheme: 'basic' }), 'a:b', { prefix: 'Basic ', secret: 'YTpi' }],
    [scheme({ type: 'http', scheme: 'basic' }), 'YTpi', { prefix: 'Basic ', secret: 'YTpi' }],
    [scheme({ type: 'http', scheme: 'digest' }), 'x', { prefix: 'digest ', secret: 'x' }],
    [key, 'k', { in: 'query', name: 'api_key', prefix: '', secret: 'k' }],
    [scheme({ type: 'apiKey', in: 'cookie', parameterName: 'sid' }), 'k', { in: 'cookie', name: 'sid' }],
  ])('as %j says', (one, secret, credential) => {
    expect(chooseCredentials([requiring(one)], { [one.name]: secret })).toMatchObject([credential]);
  });
});

describe('of several alternatives', () => {
  test.each<[string, SecurityRequirement[], Record<string, string>, string[] | undefined]>([
    ['none needs none', [], {}, []],
    ['the first that is covered whole', [requiring(bearer, key), requiring(key)], { key: 'k' }, ['key']],
    ['both schemes of one', [requiring(bearer, key)], { key: 'k', bearer: 'b' }, ['bearer', 'key']],
    ['none that is not covered', [requiring(bearer)], { key: 'k' }, undefined],
    ['what shows more than the optional one', [requiring(), requiring(key)], { key: 'k' }, ['key']],
    ['the optional one at least', [requiring(), requiring(key)], {}, []],
    ['no certificate', [requiring(scheme({ type: 'mutualTLS' }))], { it: 'c' }, undefined],
    ['no inherited name', [requiring(scheme({ name: 'constructor', type: 'oauth2' }))], {}, undefined],
  ])('%s', (_, security, secrets, schemes) => {
    expect(chooseCredentials(security, secrets)?.map((credential) => credential.scheme)).toEqual(schemes);
  });
});

test('made-up secrets have the form of their scheme', () => {
  const basic = scheme({ name: 'basic', type: 'http', scheme: 'basic' });
  expect(madeUpSecrets([requiring(bearer), requiring(basic)], 'x')).toEqual({ bearer: 'x', basic: 'x:x' });
});
