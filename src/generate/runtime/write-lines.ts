import type { BodyWriter } from './description.ts';
import { plain } from './write-plain.ts';

/**
 * Writes items one after another: JSON Lines, or JSON text sequences (RFC 7464). Those that come in time are sent as
 * they come. Texts and bytes are sent as they are.
 */
export function lines(mediaType: string): BodyWriter {
  const start = /json-seq\b/i.test(mediaType) ? '\u001E' : '';
  const written = (item: unknown): string => `${start}${JSON.stringify(item)}\n`;
  return (body) => {
    if (isAsync(body)) return { body: streamOf(body, written), contentType: mediaType, duplex: 'half' };
    return typeof body !== 'string' && isIterable(body) && !ArrayBuffer.isView(body)
      ? { body: Array.from(body, written).join(''), contentType: mediaType }
      : plain(mediaType)(body);
  };
}

function isIterable(body: unknown): body is Iterable<unknown> {
  return typeof body === 'object' && body !== null && Symbol.iterator in body;
}

function isAsync(body: unknown): body is AsyncIterable<unknown> {
  return (
    typeof body === 'object' &&
    body !== null &&
    Symbol.asyncIterator in body &&
    !(body instanceof ReadableStream)
  );
}

function streamOf(items: AsyncIterable<unknown>, written: (item: unknown) => string): ReadableStream {
  const iterator = items[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(written(value)));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
