import type { Case } from '../case.ts';
import { essence, isJson } from '../../wire/media-type.ts';
import { withHeader, type WireRequest } from '../../wire/wire-request.ts';
import { baseRequestCase, type PlanContext } from './plan-context.ts';

/** What is done to the simplest valid request, and `undefined` where that cannot be done to it. */
type Oddity = readonly [sends: string, odd: (request: WireRequest) => WireRequest | undefined];

/** Requests that a server may take or refuse, and may not fail on. */
const oddities: readonly Oddity[] = [
  [
    'a query parameter twice',
    (request) => {
      const [first] = request.query;
      return first === undefined ? undefined : { ...request, query: [...request.query, first] };
    },
  ],
  [
    'a query that ends in an ampersand',
    (request) => (request.query.length === 0 ? undefined : { ...request, query: [...request.query, ''] }),
  ],
  [
    'a JSON body with a member twice',
    (request) => {
      const text = jsonText(request);
      const [member] = /^\{\s*"(?:[^"\\]|\\.)*"\s*:/s.exec(text ?? '') ?? [];
      return member === undefined ? undefined : withText(request, `${member}null,${text?.slice(1)}`);
    },
  ],
  [
    'a JSON body of no bytes',
    (request) => (jsonText(request) === undefined ? undefined : withText(request, '')),
  ],
  [
    'a JSON body with a byte order mark',
    (request) => {
      const text = jsonText(request);
      return text === undefined ? undefined : withText(request, `\uFEFF${text}`);
    },
  ],
  [
    'a JSON body that is said to be in another charset',
    (request) =>
      jsonText(request) === undefined
        ? undefined
        : withHeader(request, 'content-type', 'application/json; charset=utf-7'),
  ],
];

/** Each oddity of a request once for an operation. */
export function hardRequests(context: PlanContext): readonly Case[] {
  return oddities.flatMap(([sends, odd]) => {
    if (odd(context.baseRequest) === undefined) return [];
    const words = {
      name: `hard-request:${sends.replaceAll(' ', '-')}`,
      sends,
      expectation: { kind: 'accepted', excuse: 'a server may refuse it', isRefusable: true },
    } as const;
    return [baseRequestCase(context, words, (request) => odd(request) ?? request)];
  });
}

function jsonText({ body }: WireRequest): string | undefined {
  return typeof body?.bytes === 'string' && isJson(essence(body.contentType)) ? body.bytes : undefined;
}

function withText(request: WireRequest, bytes: string): WireRequest {
  return request.body ? { ...request, body: { ...request.body, bytes } } : request;
}
