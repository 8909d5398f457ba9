import type { MediaType, Operation } from '../contract/contract.ts';
import { pathItemOperations, pathItemPointer } from '../contract/operations.ts';
import { isPositional } from '../contract/sequences.ts';
import type { Json, JsonObject } from '../json.ts';
import { bodyCodec, bytesOf } from '../wire/body.ts';
import { matchMediaType } from '../wire/media-type.ts';
import type { ReceivedRequest } from '../wire/received-request.ts';
import { readableAccept } from './accept.ts';
import { isPreflight, preflightResponse, withOrigin } from './cross-origin.ts';
import { chooseErrorExample, linkedNames, type LinkedExample } from './error-example.ts';
import type { WriteBody } from './described-response.ts';
import type { Judgement } from './judge-request.ts';
import { malformedBodyAnswer } from './malformed-body.ts';
import { readPreferences } from './preferences.ts';
import {
  loadPrismOperation,
  type DescribedAnswer,
  type MockViolation,
  type PrismAnswer,
  type PrismOperation,
} from './prism.ts';
import { readRequestBody } from './request-body.ts';
import { type RequestTarget, readRequestTarget } from './request-target.ts';
import { problemResponse, type WireResponse } from './response.ts';
import { createRouter, type Route, type Router } from './router.ts';
import type { ServedOperation } from './served-operation.ts';

/** What requests are answered by. */
export interface RespondOptions {
  /** The bundled document. */
  readonly document: JsonObject;
  readonly operations: readonly ServedOperation[];
  /** By the operation's pointer. */
  readonly errorExamples?: Readonly<Record<string, readonly LinkedExample[]>>;
}

/** A request to the mock, however it came. */
export interface MockRequest {
  readonly method: string;
  /** In origin or absolute form (RFC 9112, section 3.2), percent-encoded. */
  readonly target: string;
  /** By name in lower case; several of a name joined by `, `, cookies by `; `. */
  readonly headers: Readonly<Record<string, string>>;
  /** All bytes of the body as they came; `undefined` when there are more than `maximumBodyLength`. */
  body(): Promise<Buffer | undefined>;
}

/** How the mock answers a request. */
export interface MockOutcome {
  readonly response: WireResponse;
  /** The path that was asked for, percent-encoded; `''` when it cannot be read. */
  readonly path: string;
  /** The operation that the request is for; `undefined` when the contract has none. */
  readonly operation: ServedOperation | undefined;
  /** What is wrong with the request. */
  readonly violations: readonly MockViolation[];
  /** What went wrong in the mock itself. */
  readonly error?: string;
}

/** Answers a request. Never rejects: whatever happens, there is an answer. */
export type Respond = (request: MockRequest) => Promise<MockOutcome>;

/** The mock without a transport: it routes, judges, and lets Prism answer; what Prism throws on is answered as well. */
export function createRespond({ document, operations, errorExamples = {} }: RespondOptions): Respond {
  const loaded = new Map<ServedOperation, Promise<LoadedOperation>>();
  const load = (operation: ServedOperation): Promise<LoadedOperation> => {
    const known = loaded.get(operation) ?? loadOperation(document, operation);
    loaded.set(operation, known);
    return known;
  };
  const served: Served = { router: createRouter(operations), load, errorExamples };
  return async (request) => {
    const target = readRequestTarget(request.target);
    const route = target && served.router(request.method, target.path);
    const { response, said } = await respond(request, target, route, served).catch(mishap);
    return {
      response: withOrigin(request.headers, response),
      path: target?.path ?? '',
      operation: route?.kind === 'operation' ? route.operation : undefined,
      ...said,
    };
  };
}

interface Answered {
  readonly response: WireResponse;
  readonly said: Pick<MockOutcome, 'violations' | 'error'>;
}

interface Served {
  readonly router: Router;
  readonly load: (operation: ServedOperation) => Promise<LoadedOperation>;
  readonly errorExamples: Readonly<Record<string, readonly LinkedExample[]>>;
}

/** What judges the requests to an operation, and what answers them. */
interface LoadedOperation {
  readonly prism: PrismOperation;
  readonly judge: (request: ReceivedRequest) => Judgement;
  readonly write: (answer: DescribedAnswer) => WireResponse;
  /** Says in an error that speaks of no place what is wrong with the request, and where. */
  readonly name: (answer: DescribedAnswer) => DescribedAnswer;
}

async function loadOperation(
  document: JsonObject,
  { pointer, path, method }: ServedOperation,
): Promise<LoadedOperation> {
  const ofPath = pathItemOperations(document, pathItemPointer(pointer), path);
  const operation = ofPath.find((each) => each.method === method);
  if (!operation) throw new Error(`The contract has no ${method} ${path}`);
  const [prism, { createJudge }, { toWireResponse }, { placeNamer }] = await Promise.all([
    loadPrismOperation(document, operation),
    import('./judge-request.ts'),
    import('./described-response.ts'),
    import('./place-namer.ts'),
  ]);
  return {
    prism,
    judge: createJudge(document, operation),
    write: (answer) => toWireResponse(answer, partsWriter(document, operation)),
    name: placeNamer(document, operation),
  };
}

/** Parts by position are written as their encodings say. */
function partsWriter(document: JsonObject, operation: Operation): WriteBody {
  return (body, status, type = '') => {
    const described = isPositional(type) ? documentedContent(operation, status, type) : undefined;
    const codec = described && bodyCodec(document, described, type, 'response');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Prism answers with JSON
    const written = codec?.write(body as Json);
    return written && { body: Buffer.from(bytesOf(written)).toString(), contentType: written.contentType };
  };
}

function documentedContent({ responses }: Operation, status: number, type: string): MediaType | undefined {
  const keys = [String(status), `${Math.floor(status / 100)}XX`, 'default'];
  const response = keys.map((key) => responses.find((each) => each.status === key)).find(Boolean);
  return matchMediaType(response?.content ?? [], type);
}

async function respond(
  request: MockRequest,
  target: RequestTarget | undefined,
  route: Route | undefined,
  { load, errorExamples }: Served,
): Promise<Answered> {
  if (!target || !route) return problem(400, 'Bad request', 'The request target cannot be read.');
  if (isPreflight(request)) return { response: preflightResponse(request.headers), said: { violations: [] } };
  if (route.kind !== 'operation') return unrouted(route);
  const query = new URLSearchParams(target.query);
  const preferences = readPreferences(request.headers['prefer'], query);
  if (typeof preferences === 'string')
    return problem(422, 'Invalid preference', `In Prefer, ${preferences}.`);
  const body = await readRequestBody(await request.body(), request.headers);
  if (body.kind === 'problem') return { response: problemResponse(body.problem), said: { violations: [] } };
  const { prism, judge, write, name } = await load(route.operation);
  const headers = withReadableAccept(request.headers);
  const { violations, broken, malformed } = judge({
    path: route.values,
    query: target.query,
    headers,
    body: body.kind === 'content' ? body.bytes : undefined,
  });
  const { method } = route.operation;
  const input = { method, path: target.path, query: nameValues(query), headers, violations };
  if (malformed !== undefined)
    return toAnswered(await malformedBodyAnswer(prism, input, preferences, malformed), write);
  const answer = await prism.answer(input, preferences);
  const examples = errorExamples[route.operation.pointer];
  if (!examples || !isRefusal(answer) || preferences.exampleKey !== undefined)
    return toAnswered(answer, write);
  const exampleKey = chooseErrorExample(examples, answer.status, broken);
  if (exampleKey === undefined) {
    // What is linked to another rule would name a place at which nothing is wrong.
    const unfit = linkedNames(examples, answer.status);
    const made = unfit.length > 0 ? await prism.answer(input, preferences, unfit) : answer;
    return toAnswered(isRefusal(made) ? name(made) : made, write);
  }
  const fitting = await prism.answer(input, { ...preferences, code: answer.status, exampleKey });
  return toAnswered(fitting.kind === 'response' ? fitting : answer, write);
}

function isRefusal(answer: PrismAnswer): answer is DescribedAnswer {
  return answer.kind === 'response' && answer.violations.some(({ severity }) => severity === 'error');
}

function toAnswered(answer: PrismAnswer, write: LoadedOperation['write']): Answered {
  const { violations } = answer;
  if (answer.kind === 'problem') return { response: problemResponse(answer.problem), said: { violations } };
  return { response: write(answer), said: { violations } };
}

function unrouted(route: Exclude<Route, { kind: 'operation' }>): Answered {
  if (route.kind === 'path-unknown') return problem(404, 'Not found', 'The contract has no such path.');
  // RFC 9110, section 15.5.6: "the origin server MUST generate an Allow header field in a 405 response".
  const allow = route.allow.join(', ');
  return problem(405, 'Method not allowed', `The contract has for this path: ${allow}.`, { Allow: allow });
}

function problem(
  status: number,
  title: string,
  detail: string,
  headers: Record<string, string> = {},
): Answered {
  return { response: problemResponse({ status, title, detail, headers }), said: { violations: [] } };
}

/** What Prism throws is the mock's failure, not an answer of the contract. */
function mishap(error: unknown): Answered {
  const message = error instanceof Error ? error.message : String(error);
  const response = problemResponse({ status: 500, title: 'The mock failed', detail: message });
  const stack = error instanceof Error ? (error.stack ?? message) : message;
  return { response, said: { violations: [], error: stack } };
}

function nameValues(query: URLSearchParams): Record<string, string | string[]> {
  const pairs = [...new Set(query.keys())].map((name): [string, string | string[]] => {
    const [first = '', ...others] = query.getAll(name);
    return [name, others.length === 0 ? first : [first, ...others]];
  });
  return Object.fromEntries(pairs);
}

/** The headers, of `Accept` what Prism can read. */
function withReadableAccept({ accept, ...others }: MockRequest['headers']): Record<string, string> {
  const readable = readableAccept(accept);
  return readable === undefined ? others : { ...others, accept: readable };
}
