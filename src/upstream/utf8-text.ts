import { ExpectedError } from '../expected-error.ts';

/**
 * The text of bytes in UTF-8, without a byte order mark.
 *
 * @param name what errors call it
 * @throws ExpectedError when they are in another encoding
 */
export function utf8Text(bytes: Uint8Array, name: string): string {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) refuse(name, `it is in ${wide}`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    return refuse(name, 'its bytes are no UTF-8', cause);
  }
}

/** YAML 1.2.2, section 5.2: by the byte order mark, or by where the zeros of its first, ASCII, characters are. */
function wideEncoding([first, second, third, fourth]: Uint8Array): string | undefined {
  if (first === undefined || second === undefined) return undefined;
  if (first === 0 && second === 0) return 'UTF-32';
  if ((first === 0xff && second === 0xfe) || second === 0) {
    return third === 0 && fourth === 0 ? 'UTF-32' : 'UTF-16';
  }
  return (first === 0xfe && second === 0xff) || first === 0 ? 'UTF-16' : undefined;
}

function refuse(name: string, reason: string, cause?: unknown): never {
  throw new ExpectedError(`${name} is not text in UTF-8: ${reason}`, {
    help: 'Descriptions are read in UTF-8 only: convert it, or ask its publisher to.',
    cause,
  });
}
