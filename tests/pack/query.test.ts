import { describe, expect, test } from 'vitest';
import { nameTypes } from '../../src/pack/named-types.ts';
import { packageSources } from '../../src/pack/package-sources.ts';
import { AnswerError } from '../../src/pack/runtime/answer-error.ts';
import {
  infiniteQueryOptionsWith,
  mutationOptionsWith,
  queryKeyOf,
  queryOptionsWith,
} from '../../src/pack/runtime/query.ts';
import type { JsonObject } from '../../src/json.ts';
import { complaints } from '../generate/compile.ts';
import { contractOf } from '../generate/contract-of.ts';
import { object, ref, text } from '../generate/type-row.ts';

const json = (schema: JsonObject): JsonObject => ({
  description: '',
  content: { 'application/json': { schema } },
});
const contract = contractOf({
  components: { schemas: { Order: object({ id: text }, 'id') } },
  paths: {
    '/orders': {
      get: {
        operationId: 'listOrders',
        tags: ['orders', 'all of them'],
        parameters: [{ name: 'cursor', in: 'query', schema: text }],
        responses: {
          200: json(object({ data: { type: 'array', items: ref('Order') }, next: text }, 'data')),
        },
      },
      post: {
        operationId: 'createOrder',
        requestBody: { required: true, content: { 'application/json': { schema: ref('Order') } } },
        responses: { 201: json(ref('Order')), 422: json(object({ why: text }, 'why')), 500: json(text) },
      },
    },
  },
});

/** The signatures of TanStack Query, as far as types are inferred by them. */
const usage = `import { createClient } from './index.ts';
import { infiniteQueryOptions, mutationOptions, queryKey, queryOptions, tagKey } from './query.ts';
interface Context { readonly signal: AbortSignal; readonly client: object; readonly meta: undefined }
declare function useQuery<Data, Failure>(options: {
  queryKey: readonly unknown[];
  queryFn: (context: Context) => Promise<Data>;
  throwOnError?: boolean | ((error: Failure, query: object) => boolean);
}): { data: Data | undefined; error: Failure | null };
declare function useInfiniteQuery<Page>(options: {
  queryKey: readonly unknown[];
  queryFn: (context: Context & { pageParam: unknown }) => Promise<Page>;
  initialPageParam: unknown;
  getNextPageParam: (page: Page, pages: Page[]) => unknown;
}): { data: { pages: Page[] } | undefined };
declare function useMutation<Data, Failure, Variables>(options: {
  mutationFn?: (variables: Variables, context: object) => Promise<Data>;
  throwOnError?: boolean | ((error: Failure) => boolean);
}): { mutate: (variables: Variables) => void; data: Data | undefined; error: Failure | null };
const client = createClient();
useQuery(queryOptions(client, 'listOrders', {})).data?.data[0]?.id satisfies string | undefined;
useInfiniteQuery(infiniteQueryOptions(client, 'listOrders')).data?.pages[0]?.items[0]?.id satisfies string | undefined;
const { mutate, data, error } = useMutation(mutationOptions(client, 'createOrder'));
mutate({ body: { id: '1' } });
data?.id satisfies string | undefined;
if (error?.status === 422) error.body.why satisfies string;
// @ts-expect-error a body is required
mutate({});
// @ts-expect-error it has no pages
infiniteQueryOptions(client, 'createOrder');
// @ts-expect-error no method
queryOptions(client, 'fetchClient');
export const keys = [queryKey('listOrders'), tagKey('orders')];
`;

test('options of queries have the types of their operations', async () => {
  const packed = await packageSources(contract, nameTypes(contract), []);
  const sources = packed.map(({ path, text: source }) => ({
    path,
    text: source.replaceAll("'../../generate/runtime/", "'../runtime/"),
  }));
  expect(await complaints([...sources, { path: 'usage.ts', text: usage }])).toEqual([]);
  expect(sources.find(({ path }) => path === 'query.ts')?.text).toContain(
    '{ listOrders: ["orders", "all of them"] }',
  );
});

const refused = async () => ({ status: 422, error: 'no', response: new Response('', { status: 422 }) });
const page = async (init: object, query?: object) => ({
  items: [init],
  next: query ? undefined : { after: 1 },
});

describe('options', () => {
  const given: object[] = [];
  const method = async (init: object) => {
    given.push(init);
    return { status: 200, data: 'data', response: new Response('', { status: 200 }) };
  };
  const { signal } = new AbortController();
  const key = queryKeyOf('list', ['a'], { params: { query: { q: 1 } }, signal, headers: {} });

  test('have a key of what makes another query, and no more', () => {
    expect(key).toEqual([{ operation: 'list', tags: { a: true }, params: { query: { q: 1 } } }]);
    expect(queryKeyOf('list')).toEqual([{ operation: 'list', tags: {} }]);
  });

  test('of a query give data, and hand the signal on', async () => {
    expect(await queryOptionsWith(key, method, { params: 1 }).queryFn({ signal })).toBe('data');
    expect(given.at(-1)).toEqual({ params: 1, signal });
  });

  test('of a mutation take variables, and throw what is no success', async () => {
    expect(await mutationOptionsWith(key, method).mutationFn({ body: 1 } as never)).toBe('data');
    expect(given.at(-1)).toEqual({ body: 1 });
    const error = await mutationOptionsWith(key, refused)
      .mutationFn({} as never)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AnswerError);
    expect(error).toMatchObject({ status: 422, body: 'no' });
  });

  test('of pages lead from one to the next', async () => {
    const options = infiniteQueryOptionsWith(key, { pages: { page } }, { params: 1 });
    const first = await options.queryFn({ signal, pageParam: options.initialPageParam });
    expect(first.items).toEqual([{ params: 1, signal }]);
    const next = options.getNextPageParam(first);
    expect(options.getNextPageParam(await options.queryFn({ signal, pageParam: next }))).toBeUndefined();
  });
});
