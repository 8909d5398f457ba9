import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server under development, on a free port. */
export interface FaultyServer {
  readonly url: string;
  close(): Promise<void>;
}

const path = '/phone_numbers/jobs/update_emergency_settings';

const job = {
  data: {
    id: 'a36c1683-2270-4a0e-8f8f-9d7a2a1dd0a2',
    record_type: 'phone_numbers_job',
    type: 'update_emergency_settings',
    status: 'pending',
    created_at: '2026-01-02T03:04:05Z',
    updated_at: '2026-01-02T03:04:05Z',
    successful_operations: [],
    failed_operations: [],
    pending_operations: [],
    phone_numbers: [],
    etc: '2026-01-02T03:05:05Z',
  },
};

/** Serves the toolkit's own contract with two faults: it never asks who is calling, and its upper bound is off by one. */
export async function startFaulty(): Promise<FaultyServer> {
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
    });
    request.on('end', () => {
      const {
        status,
        body,
        headers = {},
      } = answer(request.method ?? '', request.url ?? '', request.headers['content-type'] ?? '', text);
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => void server.listen(4455, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

function answer(method: string, url: string, type: string, text: string): Answer {
  if (url !== path) return refusal(404, 'There is no such path.', '');
  if (method !== 'POST') return { ...refusal(405, 'Only POST is taken.', ''), headers: { allow: 'POST' } };
  if (!/^application\/json\b/.test(type)) return refusal(422, 'Send JSON.', '');
  const body = parsed(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return refusal(422, 'Send an object.', '');
  const wrong = fault(body as Record<string, unknown>);
  return wrong === undefined ? { status: 202, body: job } : refusal(422, ...wrong);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What is wrong, as far as this server looks. */
function fault(body: Record<string, unknown>): readonly [detail: string, pointer: string] | undefined {
  const { emergency_enabled: enabled, emergency_address_id: address, phone_numbers: numbers } = body;
  if (typeof enabled !== 'boolean') return ['must be true or false', '/emergency_enabled'];
  if (!Array.isArray(numbers)) return ['must be present', '/phone_numbers'];
  if (numbers.length === 0) return ['You must provide at least 1 phone number.', '/phone_numbers'];
  if (numbers.length > 1001) return ['You can specify at most 1000 phone numbers.', '/phone_numbers'];
  const isOf = (pattern: RegExp): boolean =>
    numbers.every((each) => typeof each === 'string' && pattern.test(each));
  if (!isOf(/^\+[1-9][0-9]{1,14}$/) && !isOf(/^[0-9]+$/))
    return [
      'You must specify either all phone numbers in the e164 format or all as phone number ids',
      '/phone_numbers',
    ];
  const isRight = enabled ? typeof address === 'string' : address === undefined || address === null;
  return isRight ? undefined : ['must fit emergency_enabled', '/emergency_address_id'];
}

function refusal(status: number, detail: string, pointer: string): Answer {
  const url = 'https://developers.telnyx.com/docs/overview/errors/10015';
  return {
    status,
    body: { errors: [{ code: '10015', title: 'Bad Request', detail, source: { pointer }, meta: { url } }] },
  };
}
