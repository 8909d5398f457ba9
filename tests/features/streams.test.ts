import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { createMockFetch } from '../../src/mock.ts';
import {
  answered,
  changes,
  compiled,
  inVersion32,
  linted,
  serving,
  uncovered,
  verified,
  verifiedMock,
} from './rooms.ts';

const reading = '{ type: object, required: [value], properties: { value: { type: integer, minimum: 0 } } }';
const kind = 'kind: { const: tick }';

/** The three ways in which events are described, and JSON Lines, ndjson and JSON text sequences. */
const dialects: Readonly<Record<string, readonly [type: string, itemSchema: string]>> = {
  'data in a text': [
    'text/event-stream',
    `{ type: object, required: [event, data], properties: { event: { const: tick }, data: { type: string, contentMediaType: application/json, contentSchema: ${reading} } } }`,
  ],
  'data as they are': [
    'text/event-stream',
    `{ type: object, required: [event, data], properties: { event: { const: tick }, data: ${reading} } }`,
  ],
  'data alone': ['text/event-stream', reading],
  jsonl: ['application/jsonl', reading],
  ndjson: ['application/x-ndjson', reading],
  'json-seq': ['application/json-seq', reading],
};

const described = ([type, itemSchema]: readonly [string, string]): string => `paths:
  /ticks:
    get:
      operationId: watchTicks
      responses:
        '200': { content: { ${type}: { itemSchema: ${itemSchema} } } }
`;

/** An endless stream whose second item is something else. */
function sending(type: string, second: string, name = 'tick'): RequestListener {
  const item = (text: string, event: string): string => {
    if (type === 'text/event-stream') return `: hello\nevent: ${event}\nid: 1\ndata: ${text}\n\n`;
    return type === 'application/json-seq' ? `\u001E${text}\n` : `${text}\n`;
  };
  return (request, response) => {
    request.resume();
    if (request.method !== 'GET') {
      response.writeHead(405, { Allow: 'GET' }).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': type });
    let count = 0;
    const timer = setInterval(() => {
      count += 1;
      response.write(count === 2 ? item(second, name) : item('{"value":1}', 'tick'));
    }, 2);
    response.on('close', () => clearInterval(timer));
  };
}

describe.each(Object.entries(dialects))('an endless stream: %s', (name, [type, itemSchema]) => {
  const text = described([type, itemSchema]);
  const found = async (second: string, event?: string): Promise<string[]> => {
    const { findings } = await verified(await inVersion32(text), sending(type, second, event));
    return findings.map(({ rule }) => rule);
  };

  test('is read to a point, and right', async () => {
    expect(await found('{"value":2}')).toEqual([]);
  });

  test.each([
    ['a wrong type', '{"value":"2"}'],
    ['a missing member', '{}'],
    ['[DONE] that nobody described', '[DONE]'],
  ])('%s is found', async (_, second) => {
    expect(await found(second)).toEqual(['verify/response-items']);
  });

  test.runIf(name.startsWith('data in') || name === 'data as they are')(
    'a wrong event is found',
    async () => {
      expect(await found('{"value":2}', 'tock')).toEqual(['verify/response-items']);
    },
  );

  test('the mock sends a few items that fit', async () => {
    const contract = await inVersion32(text);
    const report = await verifiedMock(contract);
    expect(report.findings).toEqual([]);
    const mocked = await createMockFetch({ contract });
    const answer = await (await mocked('http://api.test/ticks')).text();
    expect(answer.match(/"value":/g)?.length).toBe(3);
  });

  test('compare tells a member that is gone, and lint nothing', async () => {
    const without = text.replace('required: [value], ', '');
    expect(await changes(text, without)).toEqual([
      expect.stringMatching(/^breaking An item of the body of answer 200/),
    ]);
    expect(await changes(text, text)).toEqual([]);
    expect(await linted(await inVersion32(text))).toEqual([]);
  });
});

test('a stream that ends in the middle of an event is found', async () => {
  const contract = await inVersion32(described(dialects['data alone'] ?? ['', '']));
  const report = await verified(contract, (request, response) => {
    request.resume();
    response.writeHead(request.method === 'GET' ? 200 : 405, {
      'Content-Type': 'text/event-stream',
      Allow: 'GET',
    });
    response.end('data: {"value":1}\n\ndata: {"val');
  });
  expect(report.findings.map(({ message }) => message)).toEqual([
    expect.stringContaining('an end in the middle of an item'),
  ]);
});

test('the client iterates an endless stream, and an abort ends it on the server', async () => {
  const { connect } = await import('../../src/generate/runtime/connect.ts');
  const { events } = await import('../../src/generate/runtime/events.ts');
  let isClosed = false;
  const serve = sending('text/event-stream', '{"value":2}');
  const url = await serving((request, response) => {
    response.on('close', () => (isClosed = true));
    return serve(request, response);
  });
  interface Watching {
    watch(init: { signal: AbortSignal }): Promise<{ data: AsyncIterable<{ data: { value: number } }> }>;
  }
  const client = connect<{}, Watching>(
    {
      servers: [],
      securitySchemes: {},
      operations: {
        watch: {
          method: 'get',
          path: '/ticks',
          statuses: [200],
          security: [],
          read: [events({ isEvent: true, isJson: true })],
        },
      },
    },
    { baseUrl: url },
  );
  const aborter = new AbortController();
  const { data } = await client.watch({ signal: aborter.signal });
  const values: number[] = [];
  const iterating = (async () => {
    for await (const event of data) if (values.push(event.data.value) === 5) aborter.abort();
  })();
  await expect(iterating).rejects.toThrow('aborted');
  expect(values).toEqual([1, 2, 1, 1, 1]);
  await expect.poll(() => isClosed).toBe(true);
});

const upload = `paths:
  /rows:
    post:
      operationId: addRows
      requestBody:
        required: true
        content:
          application/jsonl: { itemSchema: { type: object, required: [kind], properties: { ${kind}, n: { type: integer, maximum: 9 } }, additionalProperties: false } }
      responses: { '202': { description: taken }, '400': { description: a line is wrong } }
`;

const lines = (body: string): Request =>
  new Request('http://api.test/rows', {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/jsonl' },
  });

describe('lines that are sent', () => {
  test('are judged one by one by the mock, which says which is wrong', async () => {
    const contract = await inVersion32(upload);
    const good = '{"kind":"tick"}\n';
    expect(
      await answered(contract, [
        lines(good + good),
        lines(good + '{"kind":"x"}\n' + good),
        lines(good + '{'),
      ]),
    ).toEqual([202, 400, 400]);
    const violations: string[] = [];
    const mocked = await createMockFetch({
      contract,
      onRequest: (exchange) => void violations.push(...exchange.violations.map(({ message }) => message)),
    });
    await mocked(lines(`${good}{"kind":"x"}\n${good}`));
    expect(violations.join()).toContain('item 2');
  });

  test('have boundaries on both sides', async () => {
    const report = await verifiedMock(await inVersion32(upload));
    expect(report.findings).toEqual([]);
    expect(uncovered(report).filter((each) => !/type/.test(each))).toEqual([]);
    expect(report.coverage.length).toBeGreaterThan(4);
  });

  test('are an iterable in the client', async () => {
    const program = `import { createClient } from './index.ts';
const client = createClient();
async function* rows() { yield { kind: 'tick' as const, n: 1 }; }
export const one = client.addRows({ body: [{ kind: 'tick' }] });
export const two = client.addRows({ body: rows() });
// @ts-expect-error -- no such member
export const three = client.addRows({ body: [{ kind: 'tock' }] });
`;
    expect(await compiled(await inVersion32(upload), program)).toEqual([]);
  });

  test('compare tells an item that is tightened', async () => {
    expect(await changes(upload, upload.replace('maximum: 9', 'maximum: 8'))).toEqual([
      expect.stringMatching(/^breaking An item of the request body/),
    ]);
  });
});

describe('lines of which the whole is described', () => {
  const list = `paths:
  /rows:
    get:
      operationId: rows
      responses:
        '200': { content: { application/jsonl: { schema: { type: array, maxItems: 3, items: { type: object, required: [n] } } } } }
`;

  test.each([
    ['right', '{"n":1}\n{"n":2}', []],
    ['none', '', []],
    ['one that does not fit', '{"n":1}\n{}\n', ['verify/response-items']],
    ['too many', '{"n":1}\n'.repeat(4), ['verify/response-items']],
    ['one that is no JSON', '{"n":1}\n{"n"\n', ['verify/response-items']],
  ])('are judged as a list: %s', async (_, body, rules) => {
    const report = await verified(await inVersion32(list), (request, response) => {
      const status = request.method === 'GET' ? 200 : 405;
      response.writeHead(status, { 'Content-Type': 'application/jsonl', Allow: 'GET' }).end(body);
    });
    const told = report.findings.map(({ rule }) => rule).filter((rule) => rule === 'verify/response-items');
    expect(told).toEqual(rules);
  });

  test('are written so by the mock', async () => {
    const contract = await inVersion32(list);
    expect(
      (await verifiedMock(contract)).findings.filter(({ rule }) => rule === 'verify/response-items'),
    ).toEqual([]);
  });
});
