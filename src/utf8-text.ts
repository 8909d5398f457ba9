import { ExpectedError } from './expected-error.ts';
import type { SourceLocation } from './source-location.ts';

/**
 * The text of bytes in UTF-8, without a byte order mark.
 *
 * @param name what errors call it
 * @throws ExpectedError when they are in another encoding, with the place of the first byte that shows it
 */
export function utf8Text(bytes: Uint8Array, name: string): string {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) refuse(`it is in ${wide}`, { file: name, line: 1, column: 1 });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const offset = firstForeignByte(bytes);
    const byte = bytes[offset]?.toString(16).toUpperCase();
    return refuse(`its bytes are no UTF-8 from ${byte} on`, placeOf(bytes, offset, name), cause);
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

/** Where what a lenient decoder read, written again, departs from the bytes. */
function firstForeignByte(bytes: Uint8Array): number {
  const again = Buffer.from(Buffer.from(bytes).toString('utf8'));
  return bytes.findIndex((byte, index) => byte !== again[index]);
}

function placeOf(bytes: Uint8Array, offset: number, file: string): SourceLocation {
  const before = Buffer.from(bytes.subarray(0, offset)).toString('utf8').split('\n');
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function refuse(reason: string, location: SourceLocation, cause?: unknown): never {
  throw new ExpectedError(`not text in UTF-8: ${reason}`, {
    location,
    help: 'Only UTF-8 is read: convert it, or ask its publisher to.',
    cause,
  });
}
