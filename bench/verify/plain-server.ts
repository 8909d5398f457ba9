import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

// A server of `things.ts` with nothing but node:http, in a process of its own: it tells its port.

const server = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => (text += chunk));
  request.on('end', () => answer(request, text, response));
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.once('disconnect', () => process.exit());

function answer(
  { method, headers, url = '' }: IncomingMessage,
  text: string,
  response: ServerResponse,
): void {
  if (method !== 'POST') return send(response, 405, { title: 'No such method' }, { allow: 'POST' });
  if (headers['content-type'] !== 'application/json') return send(response, 415, { title: 'Not JSON' });
  const body = parse(text);
  if (!isThing(body) || !isCount(new URL(url, 'http://things').searchParams.get('count'))) {
    return send(response, 400, { title: 'Not a thing' });
  }
  return send(response, 201, body);
}

function send(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isThing(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  const { name, size, tags } = body as Record<string, unknown>;
  const isName = typeof name === 'string' && Array.from(name).length >= 1 && Array.from(name).length <= 40;
  const isSize = size === undefined || (Number.isInteger(size) && Number(size) >= 0 && Number(size) <= 100);
  return isName && isSize && (tags === undefined || isTags(tags));
}

function isTags(tags: unknown): boolean {
  return Array.isArray(tags) && tags.length <= 5 && tags.every((tag) => typeof tag === 'string');
}

function isCount(count: string | null): boolean {
  return (
    count === null ||
    (/^-?\d+(?:\.0+)?(?:e\+?\d+)?$/i.test(count) && Number(count) >= 1 && Number(count) <= 50)
  );
}
