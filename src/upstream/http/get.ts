import { pipeline } from 'node:stream/promises';
import type { Dispatcher } from 'undici';
import { ExpectedError } from '../../expected-error.ts';
import type { Allowance } from '../allowance.ts';
import { headerValue } from '../header-value.ts';
import { acceptedCodings, decoderOf } from './decoded.ts';
import { isRedirect, mostRedirects, redirectTarget } from './redirect.ts';
import { refuseStatus } from './status.ts';
import { troubleText } from './trouble.ts';

/** What all requests for one upstream share. */
export interface Asking {
  readonly dispatcher: Dispatcher;
  /** Bytes as they come over the network, and as they are without their content coding. */
  readonly received: Allowance;
  readonly decoded: Allowance;
  /** Milliseconds that all of them have together. */
  readonly deadline: number;
  readonly stop: AbortSignal | undefined;
  /** Aborts at the deadline, or when the caller wants to stop. */
  readonly over: AbortSignal;
}

/** A whole answer. */
export interface Answer {
  /** Where the redirects ended. */
  readonly url: URL;
  readonly bytes: Uint8Array;
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
}

type Headers = Readonly<Record<string, string>>;
type Response = Dispatcher.ResponseData;

/** Documentation sites serve the same address as a web page or as Markdown. */
const accept =
  'application/vnd.oai.openapi, application/yaml, application/json, text/markdown, text/plain;q=0.9, */*;q=0.1';

/**
 * Fetches what a URL leads to, redirects to the same host followed; `unchanged` when the server says so
 * of what the conditions in the headers name.
 *
 * @throws ExpectedError when there is no whole answer, or it is not a good one
 */
export async function getBytes(url: URL, headers: Headers, asking: Asking): Promise<Answer | 'unchanged'> {
  let at = url;
  try {
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      const response = await request(at, headers, asking);
      if (!isRedirect(response.statusCode)) return await answerOf(at, response, headers, asking);
      drop(response);
      at = redirectTarget(at, headerValue(response.headers, 'location'));
    }
    throw new ExpectedError(`${url.href} redirects more than ${mostRedirects} times`);
  } catch (error) {
    asking.stop?.throwIfAborted();
    if (error instanceof ExpectedError) throw error;
    throw asking.over.aborted ? tooLate(at, asking, error) : unreachable(at, error);
  }
}

function request(url: URL, headers: Headers, { dispatcher, over }: Asking): Promise<Response> {
  const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return dispatcher.request({
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method: 'GET',
    headers: {
      accept,
      'user-agent': 'openapi-contract',
      ...Object.fromEntries(own),
      'accept-encoding': acceptedCodings,
    },
    signal: over,
  });
}

async function answerOf(
  url: URL,
  response: Response,
  headers: Headers,
  asking: Asking,
): Promise<Answer | 'unchanged'> {
  const { statusCode } = response;
  const isConditional = 'if-none-match' in headers || 'if-modified-since' in headers;
  if (statusCode !== 200) {
    drop(response);
    if (statusCode === 304 && isConditional) return 'unchanged';
    refuseStatus(statusCode, url.href);
  }
  return {
    url,
    bytes: await bodyOf(url, response, asking),
    etag: headerValue(response.headers, 'etag'),
    lastModified: headerValue(response.headers, 'last-modified'),
  };
}

async function bodyOf(url: URL, { body, headers }: Response, asking: Asking): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const decoder = decoderOf([headers['content-encoding'] ?? ''].flat().join(','), url.href);
  const counted = (allowance: Allowance) => (source: AsyncIterable<Uint8Array>) =>
    count(source, (bytes) => allowance.take(bytes, url.href));
  await pipeline(
    body,
    counted(asking.received),
    decoder,
    counted(asking.decoded),
    async (source: AsyncIterable<Uint8Array>) => {
      for await (const chunk of source) chunks.push(chunk);
    },
    { signal: asking.over },
  );
  return Buffer.concat(chunks);
}

async function* count(
  source: AsyncIterable<Uint8Array>,
  take: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    take(chunk.length);
    yield chunk;
  }
}

/** Nothing of the body is wanted, however long it would go on. */
function drop({ body }: Response): void {
  body.on('error', () => undefined);
  body.destroy();
}

function tooLate(url: URL, { deadline }: Asking, cause: unknown): ExpectedError {
  return new ExpectedError(`${url.href} was not answered in full within ${deadline / 1000} s`, {
    help: 'Try again later, or fetch it by other means and give the file.',
    cause,
  });
}

function unreachable(url: URL, cause: unknown): ExpectedError {
  return new ExpectedError(`${url.href} cannot be fetched: ${troubleText(cause)}`, {
    help: 'See that the address is right and can be reached; HTTPS_PROXY, HTTP_PROXY and NO_PROXY are heeded.',
    cause,
  });
}
