import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';

const decoders = new Map([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
]);

/**
 * A body without its content coding (RFC 9110, section 8.4), which no request asks for, but some servers
 * apply. Throws when it is not so coded, or larger than `maximum` bytes.
 */
export async function decodeBody(
  body: Uint8Array,
  coding: string | undefined,
  maximum: number,
): Promise<Uint8Array> {
  const decoder = decoders.get((coding ?? '').trim().toLowerCase());
  return decoder && body.length > 0 ? decoder(body, { maxOutputLength: maximum }) : body;
}
