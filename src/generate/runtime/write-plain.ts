import type { BodyWriter } from './description.ts';

/** Writes a body that is neither JSON nor a form: texts and bytes as they are, anything else as JSON. */
export function plain(mediaType: string): BodyWriter {
  return (body) => ({ body: isSendable(body) ? body : JSON.stringify(body), contentType: mediaType });
}

function isSendable(body: unknown): boolean {
  return (
    typeof body !== 'object' ||
    body instanceof Blob ||
    body instanceof ReadableStream ||
    body instanceof ArrayBuffer ||
    ArrayBuffer.isView(body)
  );
}
