import type { Addition } from './description.ts';

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

/** What stands beside a method that gives a page of a list. */
export interface Paging<Method extends (...init: never) => Promise<unknown>, Path extends readonly string[]> {
  /**
   * The items of all pages, one page after another as they are read.
   *
   * @throws PageError when a page is not given
   */
  pages(
    ...init: Parameters<Method>
  ): AsyncIterable<
    At<DataOf<Awaited<ReturnType<Method>>>, Path> extends readonly (infer Item)[] ? Item : never
  >;
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
  return (call) =>
    async function* (init = {}) {
      let query: Query | undefined = init.params?.query ?? {};
      const seen = new Set<string>();
      while (query && !seen.has(JSON.stringify(query))) {
        // What leads to where one was already would never end.
        seen.add(JSON.stringify(query));
        const answer = await call({ ...init, params: { ...init.params, query } });
        if ('error' in answer) throw new PageError(answer.status, answer.error, answer.response);
        const found = at(answer.data, description.items);
        const items: readonly unknown[] = Array.isArray(found) ? found : [];
        yield* items;
        query = nextQuery(description, query, items.length, answer);
      }
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
