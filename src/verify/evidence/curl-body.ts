import { escapeInJson } from '../../hidden-characters.ts';
import { essence, isJson } from '../../wire/media-type.ts';
import type { WireRequest } from '../../wire/wire-request.ts';
import { shellWord } from './shell.ts';

/** How curl is given a body. */
export interface CurlBody {
  /** Its words on curl's own line. */
  readonly words: readonly string[];
  /** A command that prints the body for curl's standard input; nothing when the words say it all. */
  readonly input?: string;
}

/** The words that make curl send the very bytes of a body; JSON may be written in another way that means the same. */
export function curlBody({ body }: WireRequest): CurlBody {
  if (body === undefined) return { words: [] };
  const bytes = Buffer.from(body.bytes);
  const text = bytes.toString('utf8');
  // No word of a shell holds a NUL, nor what is no text.
  if (text.includes('\0') || !Buffer.from(text).equals(bytes)) {
    return { words: ['--data-binary @-'], input: `printf ${shellWord(printfFormat(bytes))}` };
  }
  return {
    words: [`--data-raw ${shellWord(isJsonText(body.contentType, text) ? escapeInJson(text) : text)}`],
  };
}

function isJsonText(contentType: string, text: string): boolean {
  if (!isJson(essence(contentType))) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What printf(1) prints as these bytes. */
function printfFormat(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => {
    const character = String.fromCharCode(byte);
    return /[\w ,./:;=@+-]/.test(character) ? character : `\\${byte.toString(8).padStart(3, '0')}`;
  }).join('');
}
