import { type AnswerErrorOf, type AnyAnswer, type DataOf, unwrap } from './answer-error.ts';

/** A method, whatever the operation. */
type AnyMethod = (...init: never) => Promise<AnyAnswer>;
type InitOf<Method extends AnyMethod> = Parameters<Method>[0];
type AnswerOf<Method extends AnyMethod> = Awaited<ReturnType<Method>>;
/** The names of the methods of a client. */
type MethodName<Client> = {
  [Name in keyof Client]: Client[Name] extends AnyMethod ? Name : never;
}[keyof Client] &
  string;
type MethodOf<Client, Name extends keyof Client> = Extract<Client[Name], AnyMethod>;

/** A page of a list. */
interface AnyPage {
  readonly items: readonly unknown[];
  readonly next: unknown;
}
interface Paged {
  readonly pages: { page(...init: never): Promise<AnyPage> };
}
type PagedName<Client> = {
  [Name in MethodName<Client>]: Client[Name] extends Paged ? Name : never;
}[MethodName<Client>];
type PageOf<Method> = Method extends { pages: { page(...init: never): Promise<infer Page> } } ? Page : never;

/**
 * What a query is known by. Keys match in part: `[{ operation: 'listPets' }]` stands for all queries of an
 * operation, `[{ tags: { pets: true } }]` for those of all operations with a tag.
 */
export type QueryKey = readonly [
  {
    readonly operation?: string;
    readonly tags?: Readonly<Record<string, true>>;
    readonly params?: unknown;
    readonly body?: unknown;
    readonly infinite?: true;
  },
];

/** What TanStack Query gives a function of a query. */
interface QueryContext {
  readonly signal: AbortSignal;
}

/** Options of a query, for every framework that TanStack Query has an adapter for. */
export interface QueryOptions<Data, Failure> {
  readonly queryKey: QueryKey;
  readonly queryFn: (context: QueryContext) => Promise<Data>;
  /** Never there: it says which errors there are. */
  readonly throwOnError?: (error: Failure) => boolean;
}

/** Options of a query of all pages of a list. */
export interface InfiniteQueryOptions<Page, Failure> {
  readonly queryKey: QueryKey;
  readonly queryFn: (context: QueryContext & { readonly pageParam: unknown }) => Promise<Page>;
  readonly initialPageParam: unknown;
  readonly getNextPageParam: (
    page: Page,
    pages?: readonly Page[],
    asked?: unknown,
    allAsked?: readonly unknown[],
  ) => unknown;
  readonly throwOnError?: (error: Failure) => boolean;
}

/** Options of a mutation; its variables are what the method takes. */
export interface MutationOptions<Variables, Data, Failure> {
  readonly mutationKey: QueryKey;
  readonly mutationFn: (variables: Variables) => Promise<Data>;
  readonly throwOnError?: (error: Failure) => boolean;
}

/** What a query of an operation is known by, given its tags. Signals and headers make no other query. */
export function queryKeyOf(
  operation: string,
  tags: readonly string[] = [],
  init: unknown = {},
  more: object = {},
): QueryKey {
  const { params, body } = init as { params?: unknown; body?: unknown };
  const named = Object.fromEntries(tags.map((tag) => [tag, true as const]));
  const given = { ...(params === undefined ? {} : { params }), ...(body === undefined ? {} : { body }) };
  return [{ operation, tags: named, ...given, ...more }];
}

/** The options of a query. */
export function queryOptionsWith(
  key: QueryKey,
  method: AnyMethod,
  init: unknown,
): QueryOptions<unknown, unknown> {
  const call = method as unknown as (init: object) => Promise<AnyAnswer>;
  return { queryKey: key, queryFn: async ({ signal }) => unwrap(call({ ...(init as object), signal })) };
}

/** The options of a query of pages. */
export function infiniteQueryOptionsWith(
  key: QueryKey,
  { pages }: Paged,
  init: unknown,
): InfiniteQueryOptions<AnyPage, unknown> {
  const paged: { page(init: object, query: unknown): Promise<AnyPage> } = pages;
  return {
    queryKey: key,
    queryFn: async ({ signal, pageParam }) => paged.page({ ...(init as object), signal }, pageParam),
    initialPageParam: undefined,
    // What leads to where one was already would never end.
    getNextPageParam: ({ next }, _pages, _asked, allAsked = []) =>
      allAsked.some((asked) => JSON.stringify(asked) === JSON.stringify(next)) ? undefined : next,
  };
}

/** The options of a mutation. */
export function mutationOptionsWith(
  key: QueryKey,
  method: AnyMethod,
): MutationOptions<never, unknown, unknown> {
  const call = method as unknown as (init: unknown) => Promise<AnyAnswer>;
  return { mutationKey: key, mutationFn: async (variables) => unwrap(call(variables)) };
}

/** A query's options by the name of a method. */
export type QueryOptionsOf<Client> = <Name extends MethodName<Client>>(
  client: Client,
  operation: Name,
  ...init: Parameters<MethodOf<Client, Name>>
) => QueryOptions<DataOf<AnswerOf<MethodOf<Client, Name>>>, AnswerErrorOf<AnswerOf<MethodOf<Client, Name>>>>;

/** An infinite query's options by the name of a method that has pages. */
export type InfiniteQueryOptionsOf<Client> = <Name extends PagedName<Client>>(
  client: Client,
  operation: Name,
  ...init: Parameters<MethodOf<Client, Name>>
) => InfiniteQueryOptions<PageOf<Client[Name]>, Error>;

/** A mutation's options by the name of a method. */
export type MutationOptionsOf<Client> = <Name extends MethodName<Client>>(
  client: Client,
  operation: Name,
) => MutationOptions<
  InitOf<MethodOf<Client, Name>>,
  DataOf<AnswerOf<MethodOf<Client, Name>>>,
  AnswerErrorOf<AnswerOf<MethodOf<Client, Name>>>
>;
