import { percentEncode } from '../../wire/percent.ts';
import type { Credential } from '../../wire/credentials.ts';
import type { WireRequest } from '../../wire/wire-request.ts';
import { variableOf } from './redact.ts';
import { shellWord, type ShellPiece } from './shell.ts';

/** Longer bodies make no line that one can read or paste; the replay command sends them all the same. */
const longestBody = 4000;

/**
 * A command line that sends the request: credentials, unless they are made up, as environment variables, everything else quoted.
 * `undefined` when the body is too long for a line.
 */
export function curlLine(
  baseUrl: string,
  request: WireRequest,
  credentials: readonly Credential[],
): string | undefined {
  if (request.body !== undefined && request.body.bytes.length > longestBody) return undefined;
  const words = [
    'curl -sS -i -g',
    ...methodWords(request),
    urlWord(baseUrl, request, credentials),
    ...headerWords(request, credentials),
    ...cookieWords(request, credentials),
    ...bodyWords(request),
  ];
  return words.join(' ');
}

function methodWords({ method, body }: WireRequest): string[] {
  if (method === 'HEAD') return ['-I'];
  return method === 'GET' && body === undefined ? [] : [`-X ${shellWord(method)}`];
}

function urlWord(baseUrl: string, request: WireRequest, credentials: readonly Credential[]): string {
  const keys = credentials.filter((credential) => credential.in === 'query');
  const pieces = [
    ...request.query.map((text): ShellPiece[] => [text]),
    ...keys.map((key): ShellPiece[] => [`${percentEncode(key.name)}=`, secretOf(key, percentEncode)]),
  ];
  const start = [baseUrl.replace(/\/+$/, '') + request.path];
  return shellWord(...merged(pieces.length === 0 ? start : [...start, '?', ...separated(pieces, '&')]));
}

function headerWords(request: WireRequest, credentials: readonly Credential[]): string[] {
  const plain = request.headers.map(([name, value]) => `-H ${shellWord(`${name}: ${value}`)}`);
  return [...plain, ...credentials.filter((credential) => credential.in === 'header').map(credentialWord)];
}

// `curl -u` encodes user and password, which is what the variable of a basic scheme holds.
function credentialWord(credential: Credential): string {
  if (credential.prefix === 'Basic ' && credential.isMadeUp !== true)
    return `-u ${shellWord(secretOf(credential))}`;
  return `-H ${shellWord(...merged([`${credential.name}: ${credential.prefix}`, secretOf(credential)]))}`;
}

function cookieWords(request: WireRequest, credentials: readonly Credential[]): string[] {
  const keys = credentials.filter((credential) => credential.in === 'cookie');
  const pieces = [
    ...request.cookies.map((text): ShellPiece[] => [text]),
    ...keys.map((key): ShellPiece[] => [`${key.name}=`, secretOf(key)]),
  ];
  return pieces.length === 0 ? [] : [`-b ${shellWord(...merged(separated(pieces, '; ')))}`];
}

function bodyWords({ body }: WireRequest): string[] {
  if (body === undefined) return [];
  return [
    `--data-raw ${shellWord(typeof body.bytes === 'string' ? body.bytes : new TextDecoder().decode(body.bytes))}`,
  ];
}

/** What was made up is written as it was sent: with the reader's own the server would be right. */
function secretOf(credential: Credential, encode = (text: string): string => text): ShellPiece {
  if (credential.isMadeUp === true) return encode(credential.secret);
  return { variable: variableOf(credential.scheme) };
}

function separated(pieces: readonly ShellPiece[][], separator: string): ShellPiece[] {
  const result: ShellPiece[] = [];
  for (const piece of pieces) result.push(...(result.length === 0 ? [] : [separator]), ...piece);
  return result;
}

// Neighbouring texts are quoted as one.
function merged(pieces: readonly ShellPiece[]): ShellPiece[] {
  const result: ShellPiece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') result[result.length - 1] = last + piece;
    else result.push(piece);
  }
  return result;
}
