import { headerValue } from '../answer.ts';
import type { Check, Failure } from '../check.ts';
import type { Exchange } from '../exchange.ts';
import { isJson } from '../../wire/media-type.ts';

/** Texts are written in the characters that they are said to be written in. */
export const textCharset: Check = {
  name: 'text-charset',
  title:
    'A text has the charset that is described, its bytes are of the charset that it names, and JSON is UTF-8 (RFC 8259, section 8.1).',
  help: 'Write the text in the charset that the contract and Content-Type say.',
  run: (exchange) => {
    const { answer, target, mediaType, contentType } = exchange;
    if (target === 'mock' || answer.body.length === 0) return [];
    const named = charsetOf(headerValue(answer, 'content-type') ?? '');
    const described = charsetOf(mediaType?.type ?? '');
    if (described !== undefined && named !== undefined && named !== described)
      return [failure(exchange, `in ${named}; described is ${described}`, 'named')];
    const isUtf8 = isJson(contentType) || (contentType.startsWith('text/') && named === 'utf-8');
    if (isUtf8 && !isValidUtf8(answer.body)) return [failure(exchange, 'whose bytes are not UTF-8', 'bytes')];
    if (isJson(contentType) && hasByteOrderMark(answer.body))
      return [failure(exchange, 'that begins with a byte order mark', 'mark')];
    return [];
  },
};

/** The parameter `charset` of a media type, in lower case: its names are so registered, and compared in any. */
function charsetOf(mediaType: string): string | undefined {
  const [, quoted, plain] = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(mediaType) ?? [];
  return (quoted ?? plain)?.toLowerCase();
}

function isValidUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function hasByteOrderMark([first, second, third]: Uint8Array): boolean {
  return first === 0xef && second === 0xbb && third === 0xbf;
}

function failure(
  { case: { operation, sends }, answer: { status }, mediaType, response }: Exchange,
  how: string,
  kind: string,
): Failure {
  return {
    message: `${operation.title} answered ${status} to ${sends} with a text ${how}.`,
    pointer: mediaType?.pointer ?? response?.pointer ?? operation.pointer,
    cause: `${operation.title} ${status} ${kind}`,
  };
}
