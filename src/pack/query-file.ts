import { dataLiteral } from '../generate/literal.ts';
import type { NamedTypes } from './named-types.ts';

/** The text of `query.ts`: options for TanStack Query, by the names of the methods. */
export function queryFile({ operations }: NamedTypes): string {
  const tags = operations.flatMap(({ method, operation }) =>
    operation.tags.length > 0 ? [[method, operation.tags] as const] : [],
  );
  return `import type { Client } from './client.ts';
import {
  type InfiniteQueryOptionsOf,
  infiniteQueryOptionsWith,
  type MutationOptionsOf,
  mutationOptionsWith,
  type QueryKey,
  queryKeyOf,
  type QueryOptionsOf,
  queryOptionsWith,
} from './pack/query.ts';

export type { InfiniteQueryOptions, MutationOptions, QueryKey, QueryOptions } from './pack/query.ts';

const tags: Readonly<Record<string, readonly string[]>> = ${dataLiteral(Object.fromEntries(tags))};

/** What queries and mutations of an operation are known by: \`queryClient.invalidateQueries({ queryKey: queryKey('listPets') })\`. */
export function queryKey(operation: string): QueryKey {
  return [{ operation }];
}

/** What queries and mutations of all operations with a tag are known by. */
export function tagKey(tag: string): QueryKey {
  return [{ tags: { [tag]: true } }];
}

/** Options for \`useQuery\` and the like: \`queryOptions(client, 'listPets', { params })\`. The query's signal ends the request; what is no success is thrown as an AnswerError. */
export const queryOptions: QueryOptionsOf<Client> = ((client: Client, operation: keyof Client, init?: unknown) =>
  queryOptionsWith(queryKeyOf(operation, tags[operation], init), client[operation] as never, init)) as never;

/** Options for \`useInfiniteQuery\` and the like, of operations that have pages; each page has \`items\` and the \`data\` that they came in. */
export const infiniteQueryOptions: InfiniteQueryOptionsOf<Client> = ((client: Client, operation: keyof Client, init?: unknown) =>
  infiniteQueryOptionsWith(queryKeyOf(operation, tags[operation], init, { infinite: true }), client[operation] as never, init)) as never;

/** Options for \`useMutation\` and the like; its variables are what the method takes. */
export const mutationOptions: MutationOptionsOf<Client> = ((client: Client, operation: keyof Client) =>
  mutationOptionsWith(queryKeyOf(operation, tags[operation]), client[operation] as never)) as never;
`;
}
