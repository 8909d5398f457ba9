import { EnvHttpProxyAgent } from 'undici';
import { ExpectedError } from '../expected-error.ts';
import { allowanceOf } from './allowance.ts';
import { type Answer, type Asking, getBytes } from './http/get.ts';
import type { ReadFile, UpstreamReader } from './reader.ts';
import type { Source } from './source.ts';
import { upstreamUrlProblem } from './upstream-url.ts';
import { utf8Text } from '../utf8-text.ts';

/** How files are fetched. */
export interface HttpSettings {
  readonly previous: Pick<Source, 'etag' | 'lastModified' | 'neighbours'> | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds for everything together. */
  readonly deadline: number;
  readonly maximumBytes: number;
  readonly stop: AbortSignal | undefined;
}

/**
 * Reads an upstream from a server, and from no other. The deadline begins now.
 *
 * @throws ExpectedError when the URL is not one of a web server, or holds credentials
 */
export function httpReader(address: string, settings: HttpSettings): UpstreamReader {
  const problem = upstreamUrlProblem(address);
  if (problem !== undefined) throw new ExpectedError(`The address cannot be used: ${problem}`);
  const asking = askingOf(settings);
  let entry = new URL(address);
  return {
    entryName: decodedName(entry),
    readEntry: async () => {
      const answer = await getBytes(entry, { ...settings.headers, ...conditions(settings.previous) }, asking);
      if (answer === 'unchanged') return answer;
      // RFC 3986, section 5.1.3: relative to where the redirects ended.
      entry = answer.url;
      return fileOf(answer);
    },
    readNeighbour: async (path) => {
      const url = new URL(path.split('/').map(encodeURIComponent).join('/'), entry);
      const answer = await getBytes(url, settings.headers, asking);
      if (answer === 'unchanged') throw new ExpectedError(`${url.href} answered 304 to a plain request`);
      return fileOf(answer);
    },
    close: () => asking.dispatcher.destroy(),
  };
}

function askingOf({ deadline, maximumBytes, stop }: HttpSettings): Asking {
  const expiry = AbortSignal.timeout(deadline);
  return {
    dispatcher: proxyAgent(),
    received: allowanceOf(maximumBytes),
    decoded: allowanceOf(maximumBytes),
    deadline,
    stop,
    over: stop ? AbortSignal.any([expiry, stop]) : expiry,
  };
}

function proxyAgent(): EnvHttpProxyAgent {
  try {
    return new EnvHttpProxyAgent({ headersTimeout: 0, bodyTimeout: 0 });
  } catch (cause) {
    throw new ExpectedError('The proxy that HTTP_PROXY or HTTPS_PROXY names cannot be used', {
      help: 'Give it as a URL, such as http://127.0.0.1:3128.',
      cause,
    });
  }
}

/** A server speaks of the one file that it is asked for: with neighbours, all of them have to be looked at. */
function conditions(previous: HttpSettings['previous']): Record<string, string> {
  if (!previous || Object.keys(previous.neighbours ?? {}).length > 0) return {};
  const { etag, lastModified } = previous;
  return {
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
  };
}

function fileOf({ url, bytes, etag, lastModified }: Answer): ReadFile {
  return {
    name: url.href,
    text: utf8Text(bytes, url.href),
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  };
}

function decodedName(url: URL): string {
  const name = url.pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
