import { MalformedBody } from './body-format.ts';
import { percentDecode } from './percent.ts';

/** One part of a multipart body. */
export interface ReceivedPart {
  /** The name of the field; `undefined` where the part has none. */
  readonly name: string | undefined;
  /** The name of the file; `undefined` where the part is none. */
  readonly filename: string | undefined;
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly content: Buffer;
}

/**
 * The parts of a multipart body (RFC 2046, section 5.1; RFC 7578).
 *
 * @throws MalformedBody when the type names no boundary, or the body is not closed by it
 */
export function readParts(bytes: Uint8Array, contentType: string): readonly ReceivedPart[] {
  const boundary = boundaryOf(contentType);
  if (boundary === undefined) throw new MalformedBody('its Content-Type names no boundary');
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // A delimiter stands at the beginning of a line, the first of which has no line before it.
  const delimiter = Buffer.from(`--${boundary}`, 'latin1');
  const parts: ReceivedPart[] = [];
  let at = startOfLine(body, delimiter, 0);
  while (at !== -1) {
    const from = at + delimiter.length;
    if (body.subarray(from, from + 2).toString('latin1') === '--') return parts;
    const start = body.indexOf('\n', from) + 1;
    const next = start === 0 ? -1 : startOfLine(body, delimiter, start);
    if (next === -1) break;
    parts.push(readPart(withoutLineEnd(body.subarray(start, next))));
    at = next;
  }
  throw new MalformedBody('it is not closed by its boundary');
}

function boundaryOf(contentType: string): string | undefined {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType) ?? [];
  return quoted ?? plain;
}

function startOfLine(body: Buffer, delimiter: Buffer, from: number): number {
  let at = body.indexOf(delimiter, from);
  while (at !== -1 && !isWholeLine(body, at, delimiter.length)) at = body.indexOf(delimiter, at + 1);
  return at;
}

/** A delimiter begins a line, and nothing follows it but blanks, or the two hyphens of the last one. */
function isWholeLine(body: Buffer, at: number, length: number): boolean {
  if (at > 0 && body[at - 1] !== 0x0a) return false;
  return /^(?:--|[ \t]*(?:\r?\n|$))/.test(body.subarray(at + length, at + length + 100).toString('latin1'));
}

function withoutLineEnd(content: Buffer): Buffer {
  if (content.at(-1) !== 0x0a) return content;
  return content.subarray(0, content.at(-2) === 0x0d ? -2 : -1);
}

function readPart(part: Buffer): ReceivedPart {
  const { head, content } = split(part);
  const headers = new Map(
    head
      .split(/\r?\n/)
      .filter((line) => line.includes(':'))
      .map((line): [string, string] => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
      }),
  );
  const disposition = headers.get('content-disposition') ?? '';
  return {
    name: parameterOf(disposition, 'name'),
    filename: parameterOf(disposition, 'filename'),
    headers,
    content,
  };
}

/** A part's headers end with an empty line; a part without headers begins with it. */
function split(part: Buffer): { head: string; content: Buffer } {
  if (part[0] === 0x0a) return { head: '', content: part.subarray(1) };
  if (part[0] === 0x0d && part[1] === 0x0a) return { head: '', content: part.subarray(2) };
  for (const gap of ['\r\n\r\n', '\n\n']) {
    const end = part.indexOf(gap);
    if (end !== -1)
      return { head: part.subarray(0, end).toString('utf8'), content: part.subarray(end + gap.length) };
  }
  return { head: part.toString('utf8'), content: Buffer.alloc(0) };
}

/** A parameter of `Content-Disposition`, as browsers write it (RFC 7578, section 4.2) or extended (RFC 8187). */
function parameterOf(disposition: string, name: string): string | undefined {
  const extended = new RegExp(`;\\s*${name}\\*\\s*=\\s*[^']*'[^']*'([^;]+)`, 'i').exec(disposition)?.[1];
  if (extended !== undefined) return percentDecode(extended.trim());
  const [, quoted, plain] =
    new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;]*))`, 'i').exec(disposition) ?? [];
  if (quoted === undefined) return plain?.trim();
  return quoted.replaceAll(/\\(["\\])/g, '$1').replaceAll(/%(0D|0A|22)/gi, (escape) => percentDecode(escape));
}
