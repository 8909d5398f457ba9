import { describe, expect, test } from 'vitest';
import { describePages } from '../../src/generate/pagination-description.ts';
import { describeOperation } from '../../src/generate/operation-description.ts';
import { generateFiles } from '../../src/generate/generate.ts';
import type { JsonObject } from '../../src/json.ts';
import { complaints } from './compile.ts';
import { contractOf } from './contract-of.ts';
import { number, object, ref, text } from './type-row.ts';

const tick = object({ price: number }, 'price');
const encoded = { type: 'string', contentMediaType: 'application/json', contentSchema: ref('Tick') };
const union = {
  oneOf: [
    object({ event: { const: 'tick' }, data: encoded }, 'event', 'data'),
    object({ event: { const: 'end' }, data: text }, 'event', 'data'),
  ],
};
const marked = object({
  id: { type: 'string', readOnly: true },
  secret: { type: 'string', writeOnly: true },
});
const schemas = { Tick: tick, Event: object({ data: encoded, id: text }, 'data'), Marked: marked };

/** Media types, how they are read, and a statement about an item of them. */
const rows: Readonly<Record<string, readonly [content: JsonObject, read: string, item: string]>> = {
  textData: [{ 'text/event-stream': { schema: text } }, 'events({})', 'item satisfies string'],
  jsonData: [
    { 'text/event-stream': { schema: ref('Tick') } },
    'events({ isJson: true })',
    'item.price satisfies number',
  ],
  listedData: [
    { 'text/event-stream': { schema: { type: 'array', items: ref('Tick') } } },
    'events({ isJson: true })',
    'item.price satisfies number',
  ],
  itemEvent: [
    { 'text/event-stream': { itemSchema: ref('Event') } },
    'events({ isEvent: true, isJson: true })',
    'item.data.price satisfies number',
  ],
  objectEvent: [
    { 'text/event-stream': { schema: object({ event: text, data: ref('Tick') }, 'data') } },
    'events({ isEvent: true, isJson: true })',
    'item.data.price satisfies number',
  ],
  textEvent: [
    { 'text/event-stream': { schema: object({ data: text }, 'data') } },
    'events({ isEvent: true })',
    'item.data satisfies string',
  ],
  unionEvent: [
    { 'text/event-stream': { itemSchema: union } },
    'events({ isEvent: true, isJson: true })',
    "if (item.event === 'tick') item.data.price satisfies number",
  ],
  lines: [{ 'application/jsonl': { itemSchema: ref('Tick') } }, 'jsonLines()', 'item.price satisfies number'],
  sequence: [
    { 'application/json-seq': { schema: ref('Tick') } },
    'jsonLines()',
    'item.price satisfies number',
  ],
  markedLines: [
    { 'application/x-ndjson': { schema: ref('Marked') } },
    'jsonLines()',
    'item.id satisfies string | undefined;\n// @ts-expect-error written only\nvoid item.secret',
  ],
};

describe('what comes one by one', () => {
  const paths = Object.fromEntries(
    Object.entries(rows).map(([operationId, [content]]) => [
      `/${operationId}`,
      { get: { operationId, responses: { 200: { description: '', content } } } },
    ]),
  );
  const contract = contractOf({ components: { schemas }, paths });

  test.each(Object.entries(rows))('is read as it is described: %s', (name, [, read]) => {
    const operation = contract.operations.find(({ operationId }) => operationId === name);
    if (!operation) throw new Error('no operation');
    expect(describeOperation(contract.document, operation, undefined).read?.map(String)).toEqual([read]);
  });

  test('has the type of what is described', async () => {
    const uses = Object.entries(rows).map(
      ([name, [, , item]]) => `for await (const item of (await client.${name}()).data) { ${item}; }`,
    );
    const usage = `import { createClient } from './index.ts';\nconst client = createClient();\n${uses.join('\n')}
// Events may be asked for again.
await client.textData({ reconnect: { attempts: 3 } });
// @ts-expect-error lines may not
await client.lines({ reconnect: true });
export {};\n`;
    const files = [...(await generateFiles(contract)), { path: 'usage.ts', text: usage }];
    expect(await complaints(files)).toEqual([]);
  });
});

const query = (...names: string[]): JsonObject => ({
  parameters: names.map((name) => ({ name, in: 'query', schema: {} })),
});
const list = { type: 'array', items: ref('Tick') };
const gives = (schema: JsonObject, more: JsonObject = {}): JsonObject => ({
  responses: { 200: { description: '', content: { 'application/json': { schema } }, ...more } },
});

describe('pages', () => {
  const data = ['data'];
  test.each<[string, JsonObject, object | undefined]>([
    [
      'a cursor in body and query',
      { ...query('cursor'), ...gives(object({ data: list, next: { type: ['string', 'null'] } })) },
      { items: data, next: ['next'], parameter: 'cursor' },
    ],
    [
      'a cursor beside the list',
      {
        ...query('page_token'),
        ...gives({ allOf: [object({ data: list }), object({ nextPageToken: text })] }),
      },
      { items: data, next: ['nextPageToken'], parameter: 'page_token' },
    ],
    [
      'a cursor that is deeper',
      { ...query('after'), ...gives(object({ orders: list, meta: object({ next_cursor: text }) })) },
      { items: ['orders'], next: ['meta', 'next_cursor'], parameter: 'after' },
    ],
    [
      'a URL',
      gives(object({ results: list, next: { type: 'string', format: 'uri' } })),
      { items: ['results'], next: ['next'] },
    ],
    ['a header', gives(list, { headers: { Link: { schema: text } } }), { items: [], link: true }],
    [
      'a link to itself',
      gives(object({ data: list, more: text }), {
        links: { next: { operationId: 'list', parameters: { from: '$response.body#/more' } } },
      }),
      { items: data, next: ['more'], parameter: 'from' },
    ],
    ...[1, 0].map((first): [string, JsonObject, object] => [
      `numbers of pages from ${first}`,
      { parameters: [{ name: 'page', in: 'query', schema: { minimum: first } }], ...gives(list) },
      { items: [], page: 'page', ...(first === 1 ? {} : { first }) },
    ]),
    ['nothing, where pages are counted from who knows what', { ...query('page'), ...gives(list) }, undefined],
    ['an offset', { ...query('offset', 'limit'), ...gives(list) }, { items: [], offset: 'offset' }],
    [
      'what an overlay says',
      {
        ...query('weiter'),
        ...gives(object({ a: list, b: list, weiter: text })),
        'x-pagination': { items: '/b', next: '/weiter', parameter: 'weiter' },
      },
      { items: ['b'], next: ['weiter'], parameter: 'weiter' },
    ],
    [
      'nothing, where an overlay says so',
      { ...query('page'), ...gives(list), 'x-pagination': false },
      undefined,
    ],
    ['nothing, where there is no list', { ...query('page'), ...gives(object({ name: text })) }, undefined],
    ['nothing, where nothing leads on', gives(list), undefined],
  ])('are found by %s', (_, operation, pages) => {
    const contract = contractOf({
      components: { schemas },
      paths: { '/list': { get: { operationId: 'list', ...operation } } },
    });
    const [only] = contract.operations;
    expect(only && describePages(contract.document, only)).toEqual(pages);
  });

  test('have the type of their items', async () => {
    const operation = { ...query('cursor'), ...gives(object({ data: list, next: text }, 'data')) };
    const file = { 200: { description: '', content: { 'image/png': {} } }, 404: { description: '' } };
    const contract = contractOf({
      components: { schemas },
      paths: {
        '/list': { get: { operationId: 'list', ...operation } },
        '/file': { get: { operationId: 'file', responses: file } },
      },
    });
    const usage = `import { createClient } from './index.ts';
const client = createClient();
for await (const item of client.list.pages({ params: { query: { cursor: 'x' } } })) item.price satisfies number;
const file = await client.file.stream();
if (file.status === 200) file.data satisfies ReadableStream<Uint8Array>;
else file.status satisfies 404;
// @ts-expect-error it is no list
void client.file.pages;
`;
    const files = [...(await generateFiles(contract)), { path: 'usage.ts', text: usage }];
    expect(await complaints(files)).toEqual([]);
    expect(files.map(({ path }) => path)).toContain('runtime/pages.ts');
  });
});
