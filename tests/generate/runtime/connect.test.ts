import { describe, expect, test } from 'vitest';
import type {
  ContractDescription,
  Credentials,
  OperationDescription,
} from '../../../src/generate/runtime/description.ts';
import { authorization } from '../../../src/generate/runtime/authorization.ts';
import { basic } from '../../../src/generate/runtime/basic.ts';
import { keyInCookie } from '../../../src/generate/runtime/key-in-cookie.ts';
import { keyInHeader } from '../../../src/generate/runtime/key-in-header.ts';
import { keyInQuery } from '../../../src/generate/runtime/key-in-query.ts';
import { UndocumentedStatusError } from '../../../src/generate/runtime/undocumented-status-error.ts';
import { client, sent } from './client.ts';
import { type Given, type Received, jsonAnswer, serve } from './server.ts';

async function answered(
  given: Given,
  statuses: OperationDescription['statuses'] = [201, 422],
): Promise<Partial<Record<'status' | 'data' | 'error', unknown>>> {
  const { url } = await serve(given);
  const { response, ...rest } = await client(url, { operation: { statuses } }).call();
  if (response.status !== given.status) throw new Error('another response');
  return rest;
}

describe('an answer', () => {
  test.each<[string, Given, OperationDescription['statuses'], object]>([
    ['has data on success', jsonAnswer(201, { id: 1 }), [201], { status: 201, data: { id: 1 } }],
    [
      'has an error otherwise',
      jsonAnswer(422, { errors: [] }),
      [422],
      { status: 422, error: { errors: [] } },
    ],
    ['may be documented by a range', jsonAnswer(404, 'gone'), ['4XX'], { status: 404, error: 'gone' }],
    ['may be documented by default', jsonAnswer(503, {}), ['default'], { status: 503, error: {} }],
    ...[400, 418, 420, 499].map((status): [string, Given, OperationDescription['statuses'], object] => [
      `has the error of a range: ${status}`,
      jsonAnswer(status, {}),
      [200, '4XX'],
      { status, error: {} },
    ]),
    ...[300, 418, 499, 520, 599, 999].map(
      (status): [string, Given, OperationDescription['statuses'], object] => [
        `has the error of default: ${status}`,
        jsonAnswer(status, {}),
        [200, 'default'],
        { status, error: {} },
      ],
    ),
    ['may be a success by default', jsonAnswer(299, {}), ['default'], { status: 299, data: {} }],
    ['may be beyond what is defined', jsonAnswer(777, {}), ['5XX'], { status: 777, error: {} }],
    ['may be empty', { status: 204 }, [204], { status: 204, data: undefined }],
    ['may be an empty error', { status: 404 }, [404], { status: 404, error: undefined }],
    [
      'may be text',
      { status: 200, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: '{' },
      [200],
      { status: 200, data: '{' },
    ],
    [
      'is JSON under any +json',
      { status: 200, headers: { 'Content-Type': 'application/hal+json' }, body: '[1]' },
      [200],
      { status: 200, data: [1] },
    ],
    ['is JSON without a content type', { status: 200, body: '1' }, [200], { status: 200, data: 1 }],
    [
      'may be an error that is not JSON',
      { status: 422, body: '<html>' },
      [422],
      { status: 422, error: '<html>' },
    ],
  ])('%s', async (_, given, statuses, answer) => {
    expect(await answered(given, statuses)).toEqual(answer);
  });

  test('is a Blob when it is neither JSON nor text', async () => {
    const answer = await answered(
      { status: 200, headers: { 'Content-Type': 'image/png' }, body: 'png' },
      [200],
    );
    expect(answer.data).toBeInstanceOf(Blob);
    expect(await (answer.data as Blob).text()).toBe('png');
  });

  test('that says it is JSON and is not is a SyntaxError', async () => {
    await expect(
      answered({ status: 201, headers: { 'Content-Type': 'application/json' }, body: '{' }),
    ).rejects.toThrow(SyntaxError);
  });

  test.each<[string, Given, OperationDescription['statuses'], unknown]>([
    ['with its body', jsonAnswer(418, { tea: true }), [201], { tea: true }],
    ['on success too', jsonAnswer(200, 'x'), [201], 'x'],
    [
      'even when the body is not what it says',
      { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{' },
      [201],
      '{',
    ],
    ['a code of another range', jsonAnswer(500, null), ['4XX'], null],
  ])('of an undocumented status is thrown: %s', async (_, given, statuses, body) => {
    const error = await answered(given, statuses).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UndocumentedStatusError);
    expect(error).toMatchObject({
      name: 'UndocumentedStatusError',
      message: `POST /pets answered ${given.status}, which its description does not document`,
      status: given.status,
      body,
      response: expect.any(Response),
    });
  });
});

describe('credentials', () => {
  const securitySchemes: ContractDescription['securitySchemes'] = {
    bearer: authorization('Bearer'),
    basic: basic(),
    header: keyInHeader('X-Key'),
    query: keyInQuery('key'),
    cookie: keyInCookie('session'),
  };
  const auth: Credentials = {
    bearer: 'token',
    header: 'h',
    query: 'q&',
    cookie: 'c',
    basic: { username: 'Aladdin', password: 'öpen sesame' },
  };
  const basicHeader = `Basic ${Buffer.from('Aladdin:öpen sesame').toString('base64')}`;

  test.each<[string, string[][], Credentials, Partial<Received>]>([
    ['bearer', [['bearer']], auth, { headers: expect.objectContaining({ authorization: 'Bearer token' }) }],
    [
      'a function',
      [['bearer']],
      { bearer: () => 'made' },
      { headers: expect.objectContaining({ authorization: 'Bearer made' }) },
    ],
    [
      'an asynchronous function',
      [['bearer']],
      { bearer: async () => 'later' },
      { headers: expect.objectContaining({ authorization: 'Bearer later' }) },
    ],
    [
      'basic, in UTF-8',
      [['basic']],
      auth,
      { headers: expect.objectContaining({ authorization: basicHeader }) },
    ],
    ['a key in a header', [['header']], auth, { headers: expect.objectContaining({ 'x-key': 'h' }) }],
    [
      'a key in the query, with the body',
      [['query']],
      auth,
      { url: '/pets?a=1&key=q%26', body: '{"name":"x"}' },
    ],
    [
      'a key in a cookie, beside others',
      [['cookie']],
      auth,
      { headers: expect.objectContaining({ cookie: 'a=1; session=c' }) },
    ],
    [
      'a key in a cookie that tries to be another one',
      [['cookie']],
      { cookie: 'c; admin=1' },
      { headers: expect.objectContaining({ cookie: 'a=1; session=c%3B%20admin%3D1' }) },
    ],
    [
      'a key in a cookie that may be all that a cookie may',
      [['cookie']],
      { cookie: 'YWJj+/==%3B' },
      { headers: expect.objectContaining({ cookie: 'a=1; session=YWJj+/==%3B' }) },
    ],
    [
      'all of an alternative',
      [['header', 'query']],
      auth,
      { url: '/pets?a=1&key=q%26', headers: expect.objectContaining({ 'x-key': 'h' }) },
    ],
    [
      'the first alternative at hand',
      [['bearer'], ['header', 'none'], ['header']],
      { header: 'h' },
      { headers: expect.objectContaining({ 'x-key': 'h' }) },
    ],
    [
      'an alternative rather than none',
      [[], ['header']],
      auth,
      { headers: expect.objectContaining({ 'x-key': 'h' }) },
    ],
  ])('%s', async (_, security, given, request) => {
    const init = { body: { name: 'x' }, params: { query: { a: 1 }, cookie: { a: 1 } } };
    expect(
      await sent({ operation: { security }, securitySchemes, options: { auth: given } }, init),
    ).toMatchObject(request);
  });

  test.each<[string, string[][], Credentials]>([
    ['that is not asked for', [], auth],
    ['of an alternative that is not whole', [['header', 'bearer']], { header: 'h' }],
    ['by an inherited name', [['toString']], {}],
  ])('never: one %s', async (_, security, given) => {
    const { url, headers } = await sent({
      operation: { security },
      securitySchemes,
      options: { auth: given },
    });
    expect(url).toBe('/pets');
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['authorization']));
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['x-key']));
  });

  test('given with a call go before the client’s', async () => {
    const request = await sent(
      { operation: { security: [['bearer']] }, securitySchemes, options: { auth } },
      { headers: { Authorization: 'Bearer mine' } },
    );
    expect(request.headers.authorization).toBe('Bearer mine');
  });

  test('go with requests of the client underneath', async () => {
    const { url, received } = await serve(jsonAnswer(201, {}));
    await client(url, {
      operation: { security: [['bearer']] },
      securitySchemes,
      options: { auth },
    }).fetchClient.POST('/pets');
    expect(received[0]?.headers.authorization).toBe('Bearer token');
  });

  test('in a cookie, where no cookie can be sent, say so', async () => {
    class BrowserRequest extends Request {
      override readonly headers = new Proxy(super.headers, {
        get: (headers, name) =>
          name === 'set'
            ? () => {}
            : name === 'has'
              ? (key: string) => key !== 'Cookie' && headers.has(key)
              : Reflect.get(headers, name).bind(headers),
      });
    }
    const options = { auth, Request: BrowserRequest };
    const call = sent({ operation: { security: [['cookie']] }, securitySchemes, options });
    await expect(call).rejects.toThrow('a browser lets no page set the cookie session');
  });

  test('with a colon in the user name are refused', async () => {
    const wrong = { basic: { username: 'a:b', password: '' } };
    await expect(
      sent({ operation: { security: [['basic']] }, securitySchemes, options: { auth: wrong } }),
    ).rejects.toThrow('colon');
  });
});

describe('where requests go', () => {
  test.each<[string, string | undefined, string | undefined, string]>([
    ['the contract’s first server', undefined, undefined, 'http://first/v1/pets'],
    ['the operation’s own', undefined, 'http://own', 'http://own/pets'],
    ['the base URL that is asked for, before both', 'http://asked', 'http://own', 'http://asked/pets'],
  ])('%s', async (_, baseUrl, server, url) => {
    const urls: string[] = [];
    const fetch = async (request: Request): Promise<Response> => {
      urls.push(request.url);
      return new Response(null, { status: 201 });
    };
    const operation = server === undefined ? {} : { server };
    await client(baseUrl, { operation, options: { fetch } }, ['http://first/v1', 'http://second']).call();
    expect(urls).toEqual([url]);
  });
});

test('middleware of the client underneath sees every method’s requests', async () => {
  const { url, received } = await serve(jsonAnswer(201, {}));
  const { call, fetchClient } = client(url, {});
  fetchClient.use({
    onRequest: ({ request }) => {
      request.headers.set('X-Trace', '1');
    },
  });
  await call();
  expect(received[0]?.headers['x-trace']).toBe('1');
});
