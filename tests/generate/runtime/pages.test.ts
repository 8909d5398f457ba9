import { describe, expect, test } from 'vitest';
import { type PagesDescription, PageError, pages } from '../../../src/generate/runtime/pages.ts';
import { client } from './client.ts';

type Page = readonly [body: unknown, headers?: Readonly<Record<string, string>>];

/** A client whose server answers with one page after another, and the queries that it was asked with. */
function lists(description: PagesDescription, given: readonly Page[]) {
  const asked: string[] = [];
  const fetch = async ({ url }: Request): Promise<Response> => {
    const [body, headers] = given[asked.length] ?? ['no more'];
    asked.push(new URL(url).origin + new URL(url).search);
    return new Response(JSON.stringify(body), {
      status: body === 'no more' ? 404 : 200,
      headers: { 'Content-Type': 'application/json', ...headers },
    });
  };
  const operation = { method: 'get', statuses: [200, 404], also: { pages: pages(description) } } as const;
  const { call } = client('http://api.test', { operation, options: { fetch } });
  const all = (init?: object) =>
    (call as unknown as { pages: (init?: object) => AsyncIterable<unknown> }).pages(init);
  return { asked, all };
}

const queries = (...each: string[]): string[] => each.map((query) => `http://api.test${query}`);

describe('pages are found by', () => {
  test.each<[string, PagesDescription, readonly Page[], string[]]>([
    [
      'a cursor',
      { items: ['data'], next: ['next'], parameter: 'cursor' },
      [[{ data: [1, 2], next: 'b&' }], [{ data: [3], next: null }]],
      queries('?q=x', '?q=x&cursor=b%26'),
    ],
    [
      'a cursor that is deeper',
      { items: ['data'], next: ['meta', 'next'], parameter: 'after' },
      [[{ data: [1, 2], meta: { next: 2 } }], [{ data: [3] }]],
      queries('?q=x', '?q=x&after=2'),
    ],
    [
      'a URL, of which the query counts alone',
      { items: ['results'], next: ['next'] },
      [[{ results: [1, 2], next: 'https://evil.test/steal?q=y&page=2' }], [{ results: [3], next: '' }]],
      queries('?q=x', '?q=y&page=2'),
    ],
    [
      'a header',
      { items: [], link: true },
      [
        [[1, 2], { Link: '<http://api.test/?page=1>; rel="prev", <?page=3>; title="a, b"; rel="last next"' }],
        [[3], { Link: '<?page=1>; rel=first' }],
      ],
      queries('?q=x', '?q=x&page=3'),
    ],
    [
      'the number of the page',
      { items: [], page: 'page' },
      [[[1, 2]], [[3]], [[]]],
      queries('?q=x', '?q=x&page=2', '?q=x&page=3'),
    ],
    [
      'how many items there were',
      { items: [], offset: 'skip' },
      [[[1, 2]], [[3]], [[]]],
      queries('?q=x', '?q=x&skip=2', '?q=x&skip=3'),
    ],
  ])('%s', async (_, description, given, asked) => {
    const list = lists(description, given);
    expect(await Array.fromAsync(list.all({ params: { query: { q: 'x' } } }))).toEqual([1, 2, 3]);
    expect(list.asked).toEqual(asked);
  });
});

const byCursor: PagesDescription = { items: ['data'], next: ['next'], parameter: 'cursor' };

test('a page is asked for when its first item is', async () => {
  const list = lists(byCursor, [[{ data: [1, 2], next: 'b' }], [{ data: [3] }]]);
  for await (const item of list.all()) if (item === 2) break;
  expect(list.asked).toHaveLength(1);
});

test('what leads to where one was already is the end', async () => {
  const list = lists(
    byCursor,
    Array.from({ length: 9 }, () => [{ data: [1], next: 'b' }]),
  );
  expect(await Array.fromAsync(list.all())).toEqual([1, 1]);
});

test('an error is thrown with what was answered', async () => {
  const error = await Array.fromAsync(lists(byCursor, []).all()).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(PageError);
  expect(error).toMatchObject({ status: 404, error: 'no more' });
});
