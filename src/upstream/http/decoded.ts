import { type Duplex, PassThrough } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { ExpectedError } from '../../expected-error.ts';

/** What requests say that answers may be compressed by. */
export const acceptedCodings = 'gzip, br, zstd';

const decoders = new Map<string, () => Duplex>([
  ['', () => new PassThrough()],
  ['identity', () => new PassThrough()],
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
  ['zstd', createZstdDecompress],
]);

/**
 * What takes the content coding of an answer off again (RFC 9110, section 8.4). That it is compressed
 * twice nobody has asked for.
 *
 * @throws ExpectedError when the coding is not known
 */
export function decoderOf(contentEncoding: string, name: string): Duplex {
  const make = decoders.get(contentEncoding.trim().toLowerCase());
  if (make) return make();
  throw new ExpectedError(`${name} cannot be fetched: it is compressed in a way that was not asked for`);
}
