import { describe, expect, test } from 'vitest';
import { request as httpRequest, type RequestListener } from 'node:http';
import { changes, inVersion32, verified } from './rooms.ts';

const described = `paths:
  /jobs:
    post:
      operationId: startJob
      requestBody:
        required: true
        content:
          application/json:
            schema: { type: object, required: [doneAt], properties: { doneAt: { type: string, format: uri } } }
      responses: { '202': { description: taken }, '400': { description: no } }
      callbacks:
        done:
          '{$request.body#/doneAt}':
            post:
              parameters: [{ name: X-Try, in: header, required: true, schema: { type: integer, minimum: 1 } }]
              requestBody:
                required: true
                content: { application/json: { schema: { type: object, required: [result], properties: { result: { enum: [good, bad] } } } } }
              responses: { '204': { description: taken } }
`;

/** A provider that calls back with something, in some way. */
function provider(body: string, method = 'POST', tries = '1'): RequestListener {
  return (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const address = addressIn(Buffer.concat(chunks).toString());
      if (request.method !== 'POST') response.writeHead(405, { Allow: 'POST' }).end();
      else if (address === undefined) response.writeHead(400).end();
      else {
        response.writeHead(202).end();
        if (new URL(address).hostname !== '127.0.0.1' || body === '') return;
        const headers = { 'Content-Type': 'application/json', 'X-Try': tries };
        const sent = httpRequest(address, { method, headers });
        sent.on('error', () => undefined);
        sent.end(body);
      }
    });
  };
}

function addressIn(text: string): string | undefined {
  try {
    const { doneAt } = JSON.parse(text);
    return typeof doneAt === 'string' &&
      /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]*$/i.test(doneAt) &&
      URL.canParse(doneAt)
      ? doneAt
      : undefined;
  } catch {
    return undefined;
  }
}

describe('a callback that a run asks for', () => {
  test.each<[string, RequestListener, RegExp[]]>([
    ['fits', provider('{"result":"good"}'), []],
    ['breaks its schema', provider('{"result":"odd"}'), [/came with a body that/]],
    ['lacks a member', provider('{}'), [/came with a body that/]],
    ['comes by another method', provider('{"result":"good"}', 'PUT'), [/came as PUT; described is POST/]],
    ['has a wrong header', provider('{"result":"good"}', 'POST', '0'), [/header parameter X-Try/]],
    ['does not come', provider(''), [/did not come within/]],
  ])('%s', async (_, listener, told) => {
    const { findings } = await verified(await inVersion32(described), listener);
    const own = findings.filter(({ rule }) => rule === 'verify/callback-fits');
    expect(own.map(({ message }) => message)).toEqual(told.map((each) => expect.stringMatching(each)));
  });

  test('is compared with the roles turned round', async () => {
    expect(await changes(described, described.replace('[good, bad]', '[good, bad, odd]'))).toEqual([
      expect.stringMatching(/^(breaking|dangerous) /),
    ]);
    expect(
      await changes(
        described,
        described.replace(
          '            post:\n              parameters',
          '            put:\n              parameters',
        ),
      ),
    ).toEqual(expect.arrayContaining([expect.stringMatching(/^breaking The callback was removed/)]));
  });
});
