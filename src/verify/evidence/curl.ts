import { percentEncode } from '../../wire/percent.ts';
import type { Credential } from '../../wire/credentials.ts';
import type { Target } from '../options.ts';
import type { WireRequest } from '../../wire/wire-request.ts';
import { curlBody } from './curl-body.ts';
import { shellWord, type ShellPiece } from './shell.ts';
import { credentialVariable, headerVariable } from './variable.ts';

/** Longer bodies make no line that one can read or paste; the replay command sends them all the same. */
const longestBody = 4000;

/** What is sent, where to, and where its secrets are. */
interface Sent {
  readonly target: Pick<Target, 'url' | 'headers' | 'variables' | 'tls'>;
  readonly request: WireRequest;
  readonly credentials: readonly Credential[];
}

/**
 * A command line that sends the request: credentials, unless they are made up, as environment variables, everything else quoted.
 * `undefined` when the body is too long for a line.
 */
export function curlLine(
  target: Sent['target'],
  request: WireRequest,
  credentials: readonly Credential[],
): string | undefined {
  if (request.body !== undefined && request.body.bytes.length > longestBody) return undefined;
  const sent = { target, request, credentials };
  const body = curlBody(request);
  const words = [
    'curl -sS -i -g',
    ...tlsWords(target),
    ...pathWords(request),
    ...methodWords(request),
    urlWord(sent),
    ...headerWords(sent),
    ...cookieWords(sent),
    ...body.words,
  ];
  return [...(body.input === undefined ? [] : [`${body.input} |`]), ...words].join(' ');
}

function tlsWords({ tls: { insecure, files = {} } = {} }: Sent['target']): string[] {
  const named = [
    ['--cacert', files.ca],
    ['--cert', files.cert],
    ['--key', files.key],
  ] as const;
  return [
    ...(insecure ? ['-k'] : []),
    ...named.flatMap(([word, file]) => (file === undefined ? [] : [`${word} ${shellWord(file)}`])),
  ];
}

/** Without it curl takes `.` and `..` out of the path (RFC 3986, section 5.2.4). */
function pathWords({ path }: WireRequest): string[] {
  return path.split('/').some((segment) => segment === '.' || segment === '..') ? ['--path-as-is'] : [];
}

function methodWords({ method, body }: WireRequest): string[] {
  if (method === 'HEAD') return ['-I'];
  return method === 'GET' && body === undefined ? [] : [`-X ${shellWord(method)}`];
}

function urlWord(sent: Sent): string {
  const { target, request } = sent;
  const keys = sent.credentials.filter((credential) => credential.in === 'query');
  const pieces = [
    ...request.query.map((text): ShellPiece[] => [text]),
    ...keys.map((key): ShellPiece[] => [`${percentEncode(key.name)}=`, secretOf(sent, key, percentEncode)]),
  ];
  const start = [target.url.replace(/\/+$/, '') + request.path];
  return shellWord(...merged(pieces.length === 0 ? start : [...start, '?', ...separated(pieces, '&')]));
}

function headerWords(sent: Sent): string[] {
  const { headers, body } = sent.request;
  const plain = headers.map(([name, value]) => `-H ${shellWord(headerText(name, value))}`);
  const isTyped = body === undefined || headers.some(([name]) => name.toLowerCase() === 'content-type');
  // What has no type curl takes for a form.
  const untyped = isTyped ? [] : ["-H 'content-type:'"];
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  const nameless = sent.request.describesUserAgent && !names.has('user-agent') ? ["-H 'user-agent:'"] : [];
  const keys = sent.credentials.filter((credential) => credential.in === 'header');
  return [...plain, ...untyped, ...nameless, ...keys.map((key) => credentialWord(sent, key))];
}

/** What has nothing behind its colon curl takes away instead. */
function headerText(name: string, value: string): string {
  return value.trim() === '' ? `${name};` : `${name}: ${value}`;
}

// `curl -u` encodes user and password, which is what the variable of a basic scheme holds.
function credentialWord(sent: Sent, credential: Credential): string {
  const { isMadeUp = false, isOfAnotherKind = false } = credential;
  if (credential.prefix === 'Basic ' && !isMadeUp && !isOfAnotherKind)
    return `-u ${shellWord(secretOf(sent, credential))}`;
  return `-H ${shellWord(...merged([`${credential.name}: ${credential.prefix}`, secretOf(sent, credential)]))}`;
}

function cookieWords(sent: Sent): string[] {
  const keys = sent.credentials.filter((credential) => credential.in === 'cookie');
  const pieces = [
    ...sent.request.cookies.map((text): ShellPiece[] => [text]),
    ...keys.map((key): ShellPiece[] => [`${key.name}=`, secretOf(sent, key)]),
  ];
  return pieces.length === 0 ? [] : [`-b ${shellWord(...merged(separated(pieces, '; ')))}`];
}

/** What was made up is written as it was sent: with the reader's own the server would be right. */
function secretOf(
  { target }: Sent,
  credential: Credential,
  encode = (text: string): string => text,
): ShellPiece {
  if (credential.isMadeUp === true) return encode(credential.secret);
  return { variable: variableOf(target, credential) };
}

/** Fixed headers come as credentials of the same name. */
function variableOf(target: Sent['target'], { scheme, prefix, secret }: Credential): string {
  const { headers = {} } = target;
  const isFixed = prefix === '' && Object.hasOwn(headers, scheme) && headers[scheme] === secret;
  return isFixed ? headerVariable(target, scheme) : credentialVariable(target, scheme);
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
