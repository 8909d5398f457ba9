import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { byteStream } from '../../../src/generate/runtime/byte-stream.ts';
import type { BodyReader, OperationDescription } from '../../../src/generate/runtime/description.ts';
import { type EventsDescription, events } from '../../../src/generate/runtime/events.ts';
import { jsonLines } from '../../../src/generate/runtime/json-lines.ts';
import { client } from './client.ts';

const never = () => Promise.reject(new Error('asked again'));

/** The items of a body that comes in pieces. */
async function items(
  reader: BodyReader,
  type: string,
  ...pieces: readonly (string | Uint8Array)[]
): Promise<unknown[]> {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const piece of pieces)
        controller.enqueue(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece);
      controller.close();
    },
  });
  const response = new Response(body, { headers: { 'Content-Type': type } });
  return Array.fromAsync(reader(response, never, undefined) as AsyncIterable<unknown>);
}

const eventStream = 'text/event-stream; charset=utf-8';

describe('events', () => {
  test.each<[string, EventsDescription, readonly string[], readonly unknown[]]>([
    ['are data', {}, ['data: a\n\ndata: b\n\n'], ['a', 'b']],
    ['are data in JSON', { isJson: true }, ['data: {"a":1}\n\n'], [{ a: 1 }]],
    [
      'are whole ones',
      { isEvent: true },
      ['event: tick\nid: 7\nretry: 10\ndata: x\n\ndata: y\n\n'],
      [{ event: 'tick', id: '7', retry: 10, data: 'x' }, { data: 'y' }],
    ],
    ['are whole ones with data in JSON', { isEvent: true, isJson: true }, ['data: [1]\n\n'], [{ data: [1] }]],
    ['may have data of several lines', {}, ['data: a\ndata:b\ndata\n\n'], ['a\nb\n']],
    ['may end lines in three ways', {}, ['data: a\r\n\r\ndata: b\r\rdata: c\n\n'], ['a', 'b', 'c']],
    ['may come in any pieces', {}, ['da', 'ta: a\r', '\n\r', '\nda', 'ta: b\n', '\n'], ['a', 'b']],
    ['may begin with a byte order mark', {}, ['\uFEFFdata: a\n\n'], ['a']],
    ['are not comments, and not what no field is', {}, [': hi\n\nfoo: 1\n\ndata: a\n\n'], ['a']],
    ['are not what the stream breaks off in', {}, ['data: a\n\ndata: b\n'], ['a']],
    ['end where a server says so', { isJson: true }, ['data: 1\n\ndata: [DONE]\n\ndata: 2\n\n'], [1]],
    ['that are text may say so', {}, ['data: [DONE]\n\n'], ['[DONE]']],
  ])('%s', async (_, description, pieces, expected) => {
    expect(await items(events(description), eventStream, ...pieces)).toEqual(expected);
  });

  test('may break off in a character', async () => {
    const bytes = new TextEncoder().encode('data: ä\n\n');
    expect(await items(events(), eventStream, bytes.subarray(0, 7), bytes.subarray(7))).toEqual(['ä']);
  });

  test('that say they are JSON and are not throw', async () => {
    await expect(items(events({ isJson: true }), eventStream, 'data: {\n\n')).rejects.toThrow(SyntaxError);
  });

  test('are no other content', () => {
    expect(
      events()(new Response('x', { headers: { 'Content-Type': 'text/plain' } }), never, true),
    ).toBeUndefined();
  });
});

describe('JSON', () => {
  test.each([
    ['in lines', 'application/jsonl', ['{"a":', '1}\r\n\n2\n', '3'], [{ a: 1 }, 2, 3]],
    ['in lines by another name', 'application/x-ndjson', ['1\n'], [1]],
    ['in a sequence', 'application/json-seq', ['\u001E{"a":\n1}\n\u001E', '2\n'], [{ a: 1 }, 2]],
  ])('%s', async (_, type, pieces, expected) => {
    expect(await items(jsonLines(), type, ...pieces)).toEqual(expected);
  });
});

/** A server whose every answer is a part of a stream, which it goes on writing to where it is not ended. */
async function serveStream(parts: readonly string[], isEndless = false) {
  const asked: (string | undefined)[] = [];
  let isClosed: Promise<unknown> = Promise.resolve();
  const server = createServer((request, response) => {
    const part = parts[asked.length];
    asked.push(request.headers['last-event-id']?.toString());
    isClosed = once(response, 'close');
    response.writeHead(part === undefined ? 204 : 200, { 'Content-Type': 'text/event-stream' });
    response.write(part ?? '');
    if (!isEndless) response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return { url, asked, closed: () => isClosed };
}

async function stream(url: string, init: object = {}): Promise<AsyncIterable<unknown>> {
  const operation: Partial<OperationDescription> = { method: 'get', statuses: [200], read: [events()] };
  const { data } = await client(url, { operation }).call(init);
  return data as AsyncIterable<unknown>;
}

describe('a stream without an end', () => {
  test('is left, and the server sees that', async () => {
    const { url, closed } = await serveStream(['data: a\n\ndata: b\n\n'], true);
    for await (const item of await stream(url)) {
      expect(item).toBe('a');
      break;
    }
    await closed();
  });

  test('is aborted', async () => {
    const { url, closed } = await serveStream(['data: a\n\n'], true);
    const abort = new AbortController();
    const read = async (): Promise<void> => {
      for await (const _ of await stream(url, { signal: abort.signal })) abort.abort();
    };
    await expect(read()).rejects.toThrow(/abort/i);
    await closed();
  });
});

describe('a stream that ends', () => {
  const parts = ['retry: 1\nid: 1\ndata: a\n\n', 'data: b\n\n', 'id: 3\n\n'];

  test('is asked for again from the last event on, where that is chosen, until there is no more', async () => {
    const { url, asked } = await serveStream(parts);
    expect(await Array.fromAsync(await stream(url, { reconnect: true }))).toEqual(['a', 'b']);
    expect(asked).toEqual([undefined, '1', '1', '3']);
  });

  test('is asked for so often', async () => {
    const { url, asked } = await serveStream(parts);
    const reconnect = { attempts: 1, delay: 1 };
    expect(await Array.fromAsync(await stream(url, { reconnect }))).toEqual(['a', 'b']);
    expect(asked).toHaveLength(2);
  });

  test('is not asked for again', async () => {
    const { url, asked } = await serveStream(parts);
    expect(await Array.fromAsync(await stream(url))).toEqual(['a']);
    expect(asked).toHaveLength(1);
  });
});

test('bytes are given as they come', async () => {
  const { url } = await serveStream(['ab'], true);
  const operation = { method: 'get', statuses: [200], also: { stream: byteStream() } } as const;
  const { call } = client(url, { operation });
  const { data } = await (call as unknown as { stream: typeof call }).stream();
  const reader = (data as ReadableStream<Uint8Array>).getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('ab');
  await reader.cancel();
});
