import { ExpectedError } from '../expected-error.ts';
import type { JsonObject } from '../json.ts';
import { type FoundDescription, findDescription } from './description.ts';
import { readNeighbours, type UpstreamFile } from './neighbours.ts';
import { operationName, operationText } from './operation-name.ts';
import { parseFile } from './parse-file.ts';
import type { UpstreamReader } from './reader.ts';
import { sliceText } from './slice/slice.ts';
import type { Source } from './source.ts';

/** Where a description is: either `url` or `file`, as in a `Source`. */
export interface UpstreamAddress {
  readonly url?: string;
  readonly file?: string;
  /** The one operation that is wanted of it. */
  readonly operation?: string;
}

/** How a description is fetched. */
export interface UpstreamOptions {
  /** Absolute path of the project, which `file` is relative to. */
  readonly root: string;
  /** The source that was recorded for the same address and operation, to hear that nothing has changed. */
  readonly previous?: Pick<Source, 'etag' | 'lastModified' | 'neighbours'>;
  /** Sent to the recorded host, and nowhere else. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds for everything together; 30 seconds by default. */
  readonly deadline?: number;
  /** For everything together; 64 MiB by default. */
  readonly maximumBytes?: number;
  readonly stop?: AbortSignal;
}

/** A description as its publisher serves it now. */
export interface Upstream {
  /** The description first, `openapi.yaml` or `openapi.json` by its content; then its neighbours by their paths. */
  readonly files: readonly UpstreamFile[];
  readonly etag?: string;
  readonly lastModified?: string;
  /** Whether it stood in a documentation page. */
  readonly page: boolean;
  /** The one operation that was asked for, or that the page says it is about. */
  readonly operation?: string;
}

/**
 * Fetches a description and the files that belong to it: from the recorded host or from disk, and from
 * nowhere else. Nothing is written.
 *
 * @returns `unchanged` when the server says that it is what `previous` was
 * @throws ExpectedError when it cannot be read, is no description, or would leave its folder; and the
 * reason of `stop` when that aborts
 */
export async function fetchUpstream(
  address: UpstreamAddress,
  options: UpstreamOptions,
): Promise<Upstream | 'unchanged'> {
  checkOperation(address.operation);
  const reader = await openReader(address, options);
  try {
    return await readUpstream(reader, address.operation);
  } finally {
    await reader.close();
  }
}

async function readUpstream(
  reader: UpstreamReader,
  wanted: string | undefined,
): Promise<Upstream | 'unchanged'> {
  const read = await reader.readEntry();
  if (read === 'unchanged') return read;
  const found = findDescription(read, wanted);
  const text = textOf(found);
  const path = found.isJson ? 'openapi.json' : 'openapi.yaml';
  const file = text === found.text ? found.file : parseFile(text, path, found.file.name);
  // Relative to a page nothing of the description is: the page's address is not its own.
  const neighbours = found.page ? [] : await readNeighbours({ path, file }, reader);
  const { etag, lastModified } = read;
  return {
    files: [{ path, text }, ...neighbours],
    page: found.page,
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
    ...(found.operation ? { operation: operationText(found.operation) } : {}),
  };
}

function textOf({ file, text, isJson, operation }: FoundDescription): string {
  if (!operation) return text;
  // It was checked to be an object.
  return sliceText({ text, value: file.value as JsonObject, isJson, name: file.name }, operation);
}

function checkOperation(operation: string | undefined): void {
  if (operation === undefined || operationName(operation)) return;
  throw new ExpectedError(`There is no operation ${JSON.stringify(operation)}`, {
    help: 'An operation is a method and a path: "post /pets".',
  });
}

async function openReader(address: UpstreamAddress, options: UpstreamOptions): Promise<UpstreamReader> {
  const { url, file } = address;
  const { root, previous, headers = {}, deadline = 30_000, maximumBytes = 2 ** 26, stop } = options;
  stop?.throwIfAborted();
  if (url !== undefined && file === undefined) {
    const { httpReader } = await import('./http-reader.ts');
    return httpReader(url, { previous, headers, deadline, maximumBytes, stop });
  }
  if (file !== undefined && url === undefined) {
    const { diskReader } = await import('./disk-reader.ts');
    return diskReader(file, { root, maximumBytes, stop });
  }
  throw new ExpectedError('Either a URL or a file must be given', {
    help: 'Say where the description comes from: by url from a server, or by file from disk.',
  });
}
