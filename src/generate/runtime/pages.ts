import type { Addition, AnyInit } from './description.ts';

/** How the pages of a list are found. */
export interface PagesDescription {
  /** Where the items are in the body: the names of the members that lead to them. */
  readonly items: readonly string[];
  /** Where the body holds what leads to the next page: a URL, or a cursor for `parameter`. */
  readonly next?: readonly string[];
  /** The query parameter that takes the cursor; without it, what leads on is a URL. */
  readonly parameter?: string;
  /** Whether the header `Link` leads on (RFC 8288). */
  readonly link?: boolean;
  /** The query parameter that takes the number of a page, or that of the items before it. */
  readonly page?: string;
  readonly offset?: string;
  /** The number of the first page; 1 by default. */
  readonly first?: number;
}

type At<Value, Path> = Path extends readonly [infer Key, ...infer Rest]
  ? Key extends keyof NonNullable<Value>
    ? At<NonNullable<Value>[Key], Rest>
    : never
  : NonNullable<Value>;

type DataOf<Result> = Result extends { data: infer Data } ? NonNullable<Data> : never;

/** The items that a page of a method has. */
type ItemOf<Method extends (...init: never) => Promise<unknown>, Path extends readonly string[]> =
  At<DataOf<Awaited<ReturnType<Method>>>, Path> extends readonly (infer Item)[] ? Item : never;

/** A page of a list. */
export interface Page<Item, Data> {
  readonly items: readonly Item[];
  /** The body that they came in. */
  readonly data: Data;
  /** The query that gives the next page; `undefined` on the last one. */
  readonly next: Readonly<Record<string, unknown>> | undefined;
}

/** What stands beside a method that gives a page of a list. */
export interface Paging<Method extends (...init: never) => Promise<unknown>, Path extends readonly string[]> {
  readonly pages: {
    /**
     * The items of all pages, one page after another as they are read.
     *
     * @throws PageError when a page is not given
     */
    (...init: Parameters<Method>): AsyncIterable<ItemOf<Method, Path>>;
    /**
     * One page: the first, or the one that the query leads to that the page before gave as `next`.
     *
     * @throws PageError when it is not given
     */
    page(
      init?: Parameters<Method>[0],
      query?: Readonly<Record<string, unknown>>,
    ): Promise<Page<ItemOf<Method, Path>, DataOf<Awaited<ReturnType<Method>>>>>;
  };
}

/** A page was answered with an error that is documented. */
export class PageError extends Error {
  override readonly name = 'PageError';
  readonly status: number;
  /** The parsed body. */
  readonly error: unknown;
  readonly response: Response;

  constructor(status: number, error: unknown, response: Response) {
    super(`a page was answered with ${status}`);
    this.status = status;
    this.error = error;
    this.response = response;
  }
}

type Query = Readonly<Record<string, unknown>>;

/** Adds `pages`. */
export function pages(description: PagesDescription): Addition {
  return (call) => {
    const page = async (init: AnyInit = {}, asked?: Query): Promise<Page<unknown, unknown>> => {
      const query = asked ?? init.params?.query ?? {};
      const answer = await call({ ...init, params: { ...init.params, query } });
      if ('error' in answer) throw new PageError(answer.status, answer.error, answer.response);
      const found = at(answer.data, description.items);
      const items: readonly unknown[] = Array.isArray(found) ? found : [];
      return { items, data: answer.data, next: nextQuery(description, query, items.length, answer) };
    };
    async function* all(init?: AnyInit): AsyncGenerator<unknown, void> {
      const seen = new Set([JSON.stringify(init?.params?.query ?? {})]);
      for (let query: Query | undefined; ;) {
        const { items, next } = await page(init, query);
        yield* items;
        // What leads to where one was already would never end.
        if (!next || seen.has(JSON.stringify(next))) return;
        seen.add(JSON.stringify(next));
        query = next;
      }
    }
    return Object.assign(all, { page });
  };
}

function nextQuery(
  { next, parameter, link, page, offset, first = 1 }: PagesDescription,
  query: Query,
  count: number,
  { data, response }: { readonly data: unknown; readonly response: Response },
): Query | undefined {
  const lead = next ? at(data, next) : link ? linkedNext(response) : undefined;
  if (next || link) {
    if ((typeof lead !== 'string' && typeof lead !== 'number') || lead === '') return undefined;
    return parameter ? { ...query, [parameter]: lead } : { ...query, ...queryOf(String(lead)) };
  }
  if (count === 0) return undefined;
  if (page) return { ...query, [page]: Number(query[page] ?? first) + 1 };
  return offset ? { ...query, [offset]: Number(query[offset] ?? 0) + count } : undefined;
}

/** Of a URL the query alone counts: credentials go to no other server, whatever a body says. */
function queryOf(url: string): Query {
  const query: Record<string, string | string[]> = {};
  new URL(url, 'http://localhost').searchParams.forEach((value, name) => {
    const before = query[name];
    query[name] = before === undefined ? value : [before, value].flat();
  });
  return query;
}

/** The target of the relation `next`. */
function linkedNext(response: Response): string | undefined {
  const links = (response.headers.get('Link') ?? '').matchAll(
    /<([^>]*)>((?:\s*;\s*[\w*-]+\s*=\s*(?:"[^"]*"|[^\s",;]+))*)/g,
  );
  for (const [, target, parameters = ''] of links)
    if (/;\s*rel\s*=\s*(?:"([^"]*\s)?next(\s[^"]*)?"|next\b)/i.test(parameters)) return target;
  return undefined;
}

function at(value: unknown, path: readonly string[]): unknown {
  let found = value;
  for (const key of path)
    found = typeof found === 'object' && found !== null ? new Map(Object.entries(found)).get(key) : undefined;
  return found;
}
