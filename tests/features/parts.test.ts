import { describe, expect, test } from 'vitest';
import { parts } from '../../src/generate/runtime/write-parts.ts';
import { createMockFetch } from '../../src/mock.ts';
import {
  answered,
  changes,
  compiled,
  inVersion32,
  linted,
  uncovered,
  verified,
  verifiedMock,
} from './rooms.ts';

const upload = `paths:
  /photos:
    post:
      operationId: addPhotos
      requestBody:
        required: true
        content:
          multipart/mixed:
            schema:
              type: array
              minItems: 2
              maxItems: 3
              prefixItems: [{ type: object, required: [by], properties: { by: { type: string, maxLength: 9 } } }]
              items: {}
            prefixEncoding: [{}]
            itemEncoding: { contentType: 'image/png, image/gif', headers: { X-Place: { required: true, schema: { type: integer, minimum: 1 } } } }
      responses: { '201': { description: stored }, '400': { description: no }, '415': { description: no } }
`;
const frames = `paths:
  /frames:
    get:
      operationId: readFrames
      responses:
        '200': { description: ok, content: { multipart/mixed: { itemSchema: {}, itemEncoding: { contentType: image/jpeg, headers: { X-Frame: { required: true, schema: { type: integer, minimum: 0 } } } } } } }
`;

const part = (type: string, content: string, ...headers: string[]): string =>
  `--b\r\n${[`Content-Type: ${type}`, ...headers].join('\r\n')}\r\n\r\n${content}\r\n`;
const sent = (...pieces: string[]): Request =>
  new Request('https://api.test/photos', {
    method: 'POST',
    body: `${pieces.join('')}--b--\r\n`,
    headers: { 'Content-Type': 'multipart/mixed; boundary=b' },
  });
const by = part('application/json', '{"by":"me"}');
const png = part('image/png', 'x', 'X-Place: 1');

describe('parts by position', () => {
  test('are judged by the mock: their values, types, headers and count', async () => {
    expect(
      await answered(await inVersion32(upload), [
        sent(by, png),
        sent(by, png, part('image/gif', 'y', 'X-Place: 2')),
        sent(part('application/json', '{"by":"a long name"}'), png),
        sent(png, by),
        sent(by, part('text/plain', 'x', 'X-Place: 1')),
        sent(by, part('image/png', 'x')),
        sent(by, part('image/png', 'x', 'X-Place: 0')),
        sent(by),
        sent(by, png, png, png),
      ]),
    ).toEqual([201, 201, 400, 415, 415, 400, 400, 400, 400]);
  });

  test('are tried on both sides', async () => {
    const report = await verifiedMock(await inVersion32(upload));
    expect(report.findings).toEqual([]);
    expect(report.coverage.map(({ keyword }) => keyword)).toEqual(
      expect.arrayContaining([
        'maxItems',
        'maxLength',
        'part-encoding 2/content-type',
        'part-encoding 2/X-Place',
      ]),
    );
    expect(uncovered(report).filter((each) => !/type/.test(each))).toEqual([]);
  });

  test('a server that takes any part is found', async () => {
    const report = await verified(await inVersion32(upload), (request, response) => {
      request.resume().on('end', () => {
        response.writeHead(request.method === 'POST' ? 201 : 405, { Allow: 'POST' }).end();
      });
    });
    expect(report.findings.map(({ message }) => message).join()).toMatch(
      /has no X-Place[^]*is application\/x-undeclared|is application\/x-undeclared[^]*has no X-Place/,
    );
  });

  test('are a list in the client, files among them', async () => {
    const program = `import { createClient } from './index.ts';
export const sent = createClient().addPhotos({
  body: [{ by: 'me' }, new Blob(['x'], { type: 'image/gif' })],
  partHeaders: { 1: { 'X-Place': '1' } },
});
`;
    expect(await compiled(await inVersion32(upload), program)).toEqual([]);
    const { body, contentType = '' } = parts(
      'multipart/mixed',
      [''],
      'image/png, image/gif',
    )([{ by: 'me' }, new Blob(['x'], { type: 'image/gif' })], { 1: { 'X-Place': '1' } });
    const text = await new Response(body as Blob).text();
    const [, boundary = ''] = /boundary=(.*)/.exec(contentType) ?? [];
    expect(text.replaceAll(boundary, 'b')).toBe(
      `${by.replace('{"by":"me"}', '{"by":"me"}')}${part('image/gif', 'x', 'X-Place: 1')}--b--\r\n`,
    );
  });

  test.each([
    ['image/png, image/gif', 'image/png', /^breaking The request body: any other part is written otherwise/],
    [
      'prefixEncoding: [{}]',
      'prefixEncoding: [{ contentType: text/plain }]',
      /^breaking The request body: part 1 is written otherwise/,
    ],
    ['maxLength: 9', 'maxLength: 8', /^breaking The request body: prefixItems/],
    ['minimum: 1', 'minimum: 2', /^breaking .*header X-Place of any other part/],
  ])('compare tells %s becoming %s', async (before, after, told) => {
    expect(await changes(upload, upload.replace(before, after))).toEqual([expect.stringMatching(told)]);
  });

  test('lint has nothing against them', async () => {
    expect(await linted(await inVersion32(upload))).toEqual([]);
    expect(await linted(await inVersion32(frames))).toEqual([]);
  });
});

describe('parts that come', () => {
  test('are sent by the mock as described, and given by the client as a file', async () => {
    const contract = await inVersion32(frames);
    const mocked = await createMockFetch({ contract });
    const answer = await mocked('https://api.test/frames');
    expect(answer.headers.get('content-type')).toMatch(/^multipart\/mixed; boundary=/);
    expect((await answer.text()).match(/Content-Type: image\/jpeg\r\nX-Frame: \d+\r\n/g)?.length).toBe(3);
    expect((await verifiedMock(contract)).findings).toEqual([]);
    const program = `import { createClient } from './index.ts';
const result = await createClient().readFrames();
result.data satisfies Blob;
`;
    expect(await compiled(contract, program)).toEqual([]);
  });

  test.each([
    ['right', part('image/jpeg', 'x', 'X-Frame: 1'), []],
    ['of another type', part('text/plain', 'x', 'X-Frame: 1'), ['verify/response-items']],
    ['without a header', part('image/jpeg', 'x'), ['verify/response-items']],
    ['with a wrong header', part('image/jpeg', 'x', 'X-Frame: -1'), ['verify/response-items']],
  ])('are judged though they do not end: %s', async (_, each, rules) => {
    const report = await verified(await inVersion32(frames), (request, response) => {
      response.writeHead(request.method === 'GET' ? 200 : 405, {
        'Content-Type': 'multipart/mixed; boundary=b',
        Allow: 'GET',
      });
      if (request.method !== 'GET') response.end();
      const timer = setInterval(() => response.write(each), 50);
      response.on('close', () => clearInterval(timer));
    });
    expect(report.findings.map(({ rule }) => rule)).toEqual(rules);
  });
});
