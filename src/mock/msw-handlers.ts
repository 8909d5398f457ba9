import { ExpectedError } from '../expected-error.ts';
import { fetchFrom } from './fetch-front.ts';
import { inProcessMock, type MockFetchOptions } from './in-process.ts';

/** How handlers for MSW answer. */
export interface MswHandlersOptions extends MockFetchOptions {
  /**
   * What becomes of requests below the contract's servers that the contract does not have: `refuse` answers with 404
   * or 405, `pass` leaves them to other handlers and to MSW's `onUnhandledFrame`. `refuse` by default.
   */
  readonly unknown?: 'refuse' | 'pass';
}

/** What is used of `http`, as `msw` exports it. */
export interface MswHttp<Handler> {
  readonly all: (
    predicate: (asked: { readonly request: Request }) => boolean,
    resolver: (asked: { readonly request: Request }) => Promise<Response>,
  ) => Handler;
}

/**
 * Handlers for MSW 3 that answer from a contract, as `createMockFetch` does: below the contract's servers,
 * variables at their defaults, or below `baseUrl`. Requests to elsewhere are none of theirs.
 *
 * @param http the one that `msw` exports
 * @throws ExpectedError when there is no such contract, it cannot be loaded, `baseUrl` is none, or there is neither
 *   it nor a server with an absolute URL
 */
export async function createMswHandlers<Handler>(
  http: MswHttp<Handler>,
  options: MswHandlersOptions = {},
): Promise<Handler[]> {
  const { contract, respond, bases, onRequest } = await inProcessMock(options, { relative: false });
  if (bases.first === undefined) {
    throw new ExpectedError(`The contract ${contract.name} has no server with an absolute URL.`, {
      help: 'Give what the operations’ paths are appended to: { baseUrl: "http://localhost:3000" }.',
    });
  }
  const find = ({ method, url }: Request) => bases.find(method, new URL(url));
  return [
    http.all(
      ({ request }) => {
        const found = find(request);
        return found !== undefined && (options.unknown !== 'pass' || found.kind === 'operation');
      },
      async ({ request }) => fetchFrom(respond, request, find(request)?.target ?? '/', onRequest),
    ),
  ];
}
