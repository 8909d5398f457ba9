import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { isReadableType } from '../wire/media-type.ts';
import type { Problem } from './problem.ts';

/** The body of a request, decoded from its content coding. */
export type RequestBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'content'; readonly bytes: Uint8Array }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** How many bytes a body may have, before and after decoding: as many as with Prism. */
export const maximumBodyLength = 10 * 1024 * 1024;

/**
 * Reads the body of a request.
 *
 * @param raw all bytes as they came; `undefined` when there are more than `maximumBodyLength`
 * @param headers by name in lower case
 */
export async function readRequestBody(
  raw: Buffer | undefined,
  headers: Readonly<Record<string, string>>,
): Promise<RequestBody> {
  if (!raw) return tooLarge;
  if (raw.length === 0) return { kind: 'none' };
  const decoded = await decode(raw, headers['content-encoding']);
  if (!Buffer.isBuffer(decoded)) return decoded;
  return toBody(decoded, headers['content-type']);
}

const tooLarge: RequestBody = {
  kind: 'problem',
  problem: {
    status: 413,
    title: 'Content too large',
    detail: `The mock takes bodies of at most ${maximumBodyLength} bytes.`,
    headers: { Connection: 'close' },
  },
};

/**
 * All bytes of a request's body; `undefined` when there are more than `maximumBodyLength`. Rejects when the client
 * goes away in the middle. By events, as an iterator over the stream takes twice as long.
 */
export function collect(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maximumBodyLength) chunks.push(chunk);
      else resolve(undefined);
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', reject);
    request.once('close', () => reject(new Error('The client went away in the middle of its request.')));
  });
}

const decoders: Readonly<Record<string, (content: Buffer) => Promise<Buffer>>> = {
  gzip: limited(gunzip),
  'x-gzip': limited(gunzip),
  deflate: limited(inflate),
  br: limited(brotliDecompress),
  identity: (content) => Promise.resolve(content),
};

type Decompress = (
  content: Buffer,
  options: { maxOutputLength: number },
  done: (error: Error | null, result: Buffer) => void,
) => void;

function limited(decompress: Decompress): (content: Buffer) => Promise<Buffer> {
  return (content) => promisify(decompress)(content, { maxOutputLength: maximumBodyLength });
}

/** Undoes content codings, the last applied first (RFC 9110, section 8.4). */
async function decode(raw: Buffer, contentEncoding = 'identity'): Promise<Buffer | RequestBody> {
  let content = raw;
  for (const coding of contentEncoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .toReversed()) {
    const decoder = Object.hasOwn(decoders, coding) ? decoders[coding] : undefined;
    if (!decoder) return unknownCoding(coding);
    try {
      content = await decoder(content);
    } catch (error) {
      if (error instanceof RangeError) return tooLarge;
      return badRequest(`The body cannot be decoded as ${coding}.`);
    }
  }
  return content;
}

/** RFC 9110, section 15.5.16: a 415 for its coding names those that would do in `Accept-Encoding`. */
function unknownCoding(coding: string): RequestBody {
  const detail = `The mock knows no content coding "${coding}".`;
  const headers = { 'Accept-Encoding': 'gzip, deflate, br' };
  return { kind: 'problem', problem: { status: 415, title: 'Unsupported media type', detail, headers } };
}

function badRequest(detail: string): RequestBody {
  return { kind: 'problem', problem: { status: 400, title: 'Bad request', detail } };
}

function toBody(content: Buffer, contentType: string | undefined): RequestBody {
  if (content.length === 0) return { kind: 'none' };
  if (contentType !== undefined && !isReadableType(contentType)) return unreadableType;
  return { kind: 'content', bytes: content };
}

const unreadableType: RequestBody = {
  kind: 'problem',
  problem: {
    status: 415,
    title: 'Unsupported media type',
    detail: 'The Content-Type header cannot be read (RFC 9110, section 8.3.1).',
  },
};
