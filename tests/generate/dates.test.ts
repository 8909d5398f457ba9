import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { generateFiles } from '../../src/generate/generate.ts';
import type { DateKind } from '../../src/generate/date-kinds.ts';
import { typeCheck } from '../../src/generate/type-check.ts';
import type { Json, JsonObject } from '../../src/json.ts';
import { complaints } from './compile.ts';
import { contractOf } from './contract-of.ts';
import { place, scratchProject } from './scratch.ts';
import { object, ref, text } from './type-row.ts';

const moment = { type: 'string', format: 'date-time' };
const day = { type: 'string', format: 'date' };
const nullable = { type: ['string', 'null'], format: 'date-time' };
const json = (schema: JsonObject): JsonObject => ({ 'application/json': { schema } });
const contract = contractOf({
  components: {
    schemas: {
      Node: object(
        { at: moment, on: day, children: { type: 'array', items: ref('Node') }, name: text },
        'at',
      ),
      Log: {
        allOf: [
          ref('Node'),
          object({ seen: { type: 'object', additionalProperties: moment }, gone: nullable }),
        ],
      },
      Plain: object({ name: text }),
    },
  },
  paths: {
    '/log': {
      post: {
        operationId: 'log',
        parameters: [
          { name: 'since', in: 'query', schema: moment },
          { name: 'days', in: 'query', schema: { type: 'array', items: day } },
        ],
        requestBody: { required: true, content: json(ref('Log')) },
        responses: {
          200: { description: '', content: json(ref('Log')) },
          404: { description: '', content: json(object({ until: moment })) },
        },
      },
    },
    '/stream': {
      get: {
        operationId: 'stream',
        responses: {
          200: { description: '', content: { 'application/jsonl': { itemSchema: ref('Node') } } },
        },
      },
    },
    '/plain': {
      get: { operationId: 'plain', responses: { 200: { description: '', content: json(ref('Plain')) } } },
    },
  },
});

const instant = '2026-11-28T04:05:06.000Z';
const answer = {
  at: instant,
  on: '2026-11-28',
  name: instant,
  children: [{ at: 'no date', children: [{ at: instant }] }],
  seen: { a: instant },
  gone: null,
};

const files = (dates: DateKind) => generateFiles(contract, { options: { dates }, importSuffix: 'ts' });

/** A client, and the requests that it sent. */
async function clientOf(dates: DateKind, body: Json) {
  const folder = await place(path.join(await scratchProject(), 'generated'), await files(dates));
  const { createClient } = (await import(pathToFileURL(path.join(folder, 'index.ts')).href)) as {
    createClient: (
      options: object,
    ) => Record<'log' | 'stream' | 'plain', (init?: object) => Promise<{ data: never }>>;
  };
  const sent: Request[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    sent.push(request.clone());
    const type = request.url.endsWith('stream') ? 'application/jsonl' : 'application/json';
    return new Response(JSON.stringify(body), { headers: { 'Content-Type': type } });
  };
  return { client: createClient({ baseUrl: 'http://api.test', fetch }), sent };
}

describe('dates', () => {
  test('are read where they are described, and nowhere else', async () => {
    const { client } = await clientOf('Date', answer);
    const body = { at: new Date(instant) };
    expect((await client.log({ body })).data).toEqual({
      at: new Date(instant),
      on: new Date('2026-11-28'),
      name: instant,
      children: [{ at: 'no date', children: [{ at: new Date(instant) }] }],
      seen: { a: new Date(instant) },
      gone: null,
    });
    expect((await client.plain()).data).toEqual(answer);
  });

  test('are read in streams', async () => {
    const { client } = await clientOf('Date', { at: instant });
    expect(await Array.fromAsync((await client.stream()).data)).toEqual([{ at: new Date(instant) }]);
  });

  test('are written', async () => {
    const { client, sent } = await clientOf('Date', {});
    const at = new Date(instant);
    await client.log({
      body: { at, on: at, seen: { a: at } },
      params: { query: { since: at, days: [at, at] } },
    });
    expect(await sent[0]?.json()).toEqual({ at: instant, on: '2026-11-28', seen: { a: instant } });
    expect(decodeURIComponent(new URL(sent[0]?.url ?? '').search)).toBe(
      `?since=${instant}&days=2026-11-28&days=2026-11-28`,
    );
  });

  test('are texts otherwise', async () => {
    const { client } = await clientOf('string', answer);
    expect((await client.log({ body: answer })).data).toEqual(answer);
  });

  test.each<[DateKind, string, string, object]>([
    ['Date', 'Date', 'Date', {}],
    ['Temporal', 'Temporal.Instant', 'Temporal.PlainDate', { lib: ['esnext', 'dom', 'dom.iterable'] }],
    ['string', 'string', 'string', {}],
  ])('have a type: %s', async (kind, momentType, dayType, options) => {
    const usage = `import { createClient } from './index.ts';
declare const at: ${momentType};
declare const on: ${dayType};
const client = createClient();
const result = await client.log({ body: { at, on, gone: at }, params: { query: { since: at, days: [on] } } });
if (result.status === 200) {
  result.data.at satisfies ${momentType};
  result.data.on satisfies ${dayType} | undefined;
  result.data.gone satisfies ${momentType} | null | undefined;
  result.data.seen?.['x'] satisfies ${momentType} | undefined;
  result.data.name satisfies string | undefined;
} else result.error.until satisfies ${momentType} | undefined;
for await (const item of (await client.stream()).data) item.at satisfies ${momentType};
export {};
`;
    const all = [...(await files(kind)), { path: 'usage.ts', text: usage }];
    expect(await complaints(all, undefined, options)).toEqual([]);
  });

  test('that are no texts are nothing that values of the schemas tell', async () => {
    const folder = await place(path.join(await scratchProject(), 'generated/pets'), await files('Date'));
    expect((await typeCheck(contract, folder)).findings).toEqual([]);
  });
});
