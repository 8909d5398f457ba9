import type { JsonObject } from '../../src/json.ts';

const text = { type: 'string' };
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: JsonObject, example?: JsonObject): JsonObject => ({
  description: '',
  content: { 'application/json': { schema, ...(example === undefined ? {} : { example }) } },
});

/** What somebody orders, in pages; creates, with errors of two kinds; sends pictures of; and watches. */
export const shopDocument: JsonObject = {
  security: [{ token: [] }],
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: {
      Order: {
        type: 'object',
        required: ['id', 'amount'],
        properties: { id: text, amount: { type: 'integer', minimum: 1 } },
      },
    },
  },
  paths: {
    '/orders': {
      get: {
        operationId: 'listOrders',
        tags: ['orders'],
        parameters: [{ name: 'cursor', in: 'query', schema: text }],
        responses: {
          200: json(
            {
              type: 'object',
              required: ['data'],
              properties: { data: { type: 'array', items: ref('Order') }, next_cursor: text },
            },
            { data: [{ id: 'one', amount: 1 }], next_cursor: 'more' },
          ),
        },
      },
      post: {
        operationId: 'createOrder',
        tags: ['orders'],
        requestBody: { required: true, content: { 'application/json': { schema: ref('Order') } } },
        responses: {
          201: json(ref('Order')),
          409: json({ type: 'object', required: ['other'], properties: { other: text } }),
          422: json({ type: 'object', required: ['why'], properties: { why: text } }, { why: 'too little' }),
        },
      },
    },
    '/pictures': {
      post: {
        operationId: 'addPictures',
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['pictures', 'about'],
                properties: {
                  pictures: {
                    type: 'array',
                    items: { type: 'string', contentMediaType: 'image/png' },
                    minItems: 2,
                  },
                  about: {
                    type: 'object',
                    required: ['tags'],
                    properties: { tags: { type: 'array', items: text } },
                  },
                },
              },
            },
          },
        },
        responses: { 204: { description: '' } },
      },
    },
    '/events': {
      get: {
        operationId: 'watchOrders',
        responses: {
          200: {
            description: '',
            content: {
              'application/jsonl': { schema: ref('Order'), example: { id: 'live', amount: 5 } },
            },
          },
        },
      },
    },
  },
};

/** The application of a consumer, by file. */
export const application: Readonly<Record<string, string>> = {
  'index.html':
    '<!doctype html><title>Shop</title><div id="root"></div><script type="module" src="/main.tsx"></script>',
  'tsconfig.json': '{ "compilerOptions": { "jsx": "react-jsx" } }',
  'package.json': '{ "type": "module" }',
  'main.tsx': `import { QueryClient, QueryClientProvider, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { createClient } from 'shop-contract';
import { infiniteQueryOptions, mutationOptions, tagKey } from 'shop-contract/query';

const baseUrl = new URLSearchParams(location.search).get('api') ?? '';
const client = createClient({ baseUrl, auth: { token: 'secret' } });

function Orders() {
  const { data, fetchNextPage, hasNextPage } = useInfiniteQuery(infiniteQueryOptions(client, 'listOrders'));
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const observer = new IntersectionObserver(([seen]) => {
      if (seen?.isIntersecting && hasNextPage) void fetchNextPage();
    });
    if (end.current) observer.observe(end.current);
    return () => observer.disconnect();
  }, [fetchNextPage, hasNextPage, data]);
  const orders = data?.pages.flatMap(({ items }) => items) ?? [];
  return <div id="orders" style={{ height: 100, overflow: 'auto' }}>
    {orders.map(({ id, amount }, index) => <p key={index} style={{ height: 80 }}>{id} {amount.toFixed()}</p>)}
    <div ref={end}>{data === undefined ? 'none' : hasNextPage ? 'more' : 'all'}</div>
  </div>;
}

function Create() {
  const queries = useQueryClient();
  const create = useMutation({
    ...mutationOptions(client, 'createOrder'),
    onSuccess: () => queries.invalidateQueries({ queryKey: tagKey('orders') }),
  });
  const { error } = create;
  const why = error?.status === 422 ? error.body.why : error?.status === 409 ? error.body.other : '';
  return <>
    <button id="create" onClick={() => create.mutate({ body: { id: 'new', amount: 7 } })}>good</button>
    <button id="refused" onClick={() => create.mutate({ body: { id: 'new', amount: 0 } })}>bad</button>
    <output id="created">{create.data ? 'created ' + create.data.id : why}</output>
  </>;
}

function Upload() {
  const upload = useMutation(mutationOptions(client, 'addPictures'));
  return <>
    <input id="files" type="file" multiple onChange={({ target }) =>
      upload.mutate({ body: { pictures: [...(target.files ?? [])], about: { tags: ['a', 'ä'] } } })} />
    <output id="uploaded">{upload.isSuccess ? 'sent' : String(upload.error ?? '')}</output>
  </>;
}

function Watch() {
  const [seen, setSeen] = useState<readonly string[]>([]);
  const [ended, setEnded] = useState('');
  const controller = useRef(new AbortController());
  const watch = async () => {
    try {
      const result = await client.watchOrders({ signal: controller.current.signal });
      if (result.status !== 200) return;
      for await (const { id, amount } of result.data) setSeen((before) => [...before, id + amount.toFixed()]);
      setEnded('ended');
    } catch (error) {
      setEnded(error instanceof Error ? error.name : String(error));
    }
  };
  return <>
    <button id="watch" onClick={() => void watch()}>watch</button>
    <button id="stop" onClick={() => controller.current.abort()}>stop</button>
    <output id="seen">{seen.length}: {seen[0]}</output>
    <output id="ended">{ended}</output>
  </>;
}

const root = document.getElementById('root');
if (root) createRoot(root).render(
  <QueryClientProvider client={new QueryClient()}><Orders /><Create /><Upload /><Watch /></QueryClientProvider>,
);
`,
};
