import type { IncomingMessage, ServerResponse } from 'node:http';
import { pathItemOperations } from '../contract/operations.ts';
import type { JsonObject } from '../json.ts';
import type { ReceivedRequest } from '../wire/received-request.ts';
import { readableAccept } from './accept.ts';
import { allowOrigin, isPreflight, preflightResponse } from './cross-origin.ts';
import { chooseErrorExample, type LinkedExample } from './error-example.ts';
import type { FlightRecorder } from './flight-recorder.ts';
import { createJudge, type Judgement } from './judge-request.ts';
import { malformedBodyAnswer } from './malformed-body.ts';
import { readPreferences } from './preferences.ts';
import {
  loadPrismOperation,
  type MockViolation,
  type PrismAnswer,
  type PrismOperation,
  type DescribedAnswer,
} from './prism.ts';
import { readRequestBody } from './request-body.ts';
import type { RequestLog } from './request-log.ts';
import { type RequestTarget, readRequestTarget } from './request-target.ts';
import { problemResponse, send, toWireResponse, type WireResponse } from './response.ts';
import { createRouter, type Route, type Router } from './router.ts';
import type { ServedOperation } from './served-operation.ts';

/** What the front needs. */
export interface FrontOptions {
  /** The bundled document. */
  readonly document: JsonObject;
  readonly operations: readonly ServedOperation[];
  /** By the operation's pointer. */
  readonly errorExamples?: Readonly<Record<string, readonly LinkedExample[]>>;
  readonly log: RequestLog;
  readonly recorder: FlightRecorder;
}

/** Handles the requests of a `node:http` server. Never rejects: whatever happens, the request is answered. */
export type Front = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** An HTTP front over Prism, which answers everything, also what Prism throws on. */
export function createFront({
  document,
  operations,
  errorExamples = {},
  log,
  recorder,
}: FrontOptions): Front {
  const loaded = new Map<ServedOperation, Promise<LoadedOperation>>();
  const load = (operation: ServedOperation): Promise<LoadedOperation> => {
    const known = loaded.get(operation) ?? loadOperation(document, operation);
    loaded.set(operation, known);
    return known;
  };
  const served: Served = { router: createRouter(operations), load, errorExamples };
  return async (request, response) => {
    const target = readRequestTarget(request.url ?? '');
    const method = request.method ?? '';
    const path = target?.path ?? '';
    const end = recorder.begin(`${method} ${path}`);
    try {
      const outcome = await respond(request, target, served).catch(mishap);
      allowOrigin(request, response);
      send(response, outcome.response);
      log.write({ method, path, status: outcome.response.status, ...outcome.said });
    } catch (error) {
      log.write({ method, path, status: 0, violations: [], error: String(error) });
      response.destroy();
    } finally {
      end();
    }
  };
}

interface Outcome {
  readonly response: WireResponse;
  readonly said: { readonly violations: readonly MockViolation[]; readonly error?: string };
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
}

async function loadOperation(
  document: JsonObject,
  { pointer, path, method }: ServedOperation,
): Promise<LoadedOperation> {
  const ofPath = pathItemOperations(document, pointer.slice(0, pointer.lastIndexOf('/')), path);
  const operation = ofPath.find((each) => each.method === method);
  if (!operation) throw new Error(`The contract has no ${method} ${path}`);
  return { prism: await loadPrismOperation(document, operation), judge: createJudge(document, operation) };
}

async function respond(
  request: IncomingMessage,
  target: RequestTarget | undefined,
  { router, load, errorExamples }: Served,
): Promise<Outcome> {
  if (!target) return problem(400, 'Bad request', 'The request target cannot be read.');
  if (isPreflight(request)) return { response: preflightResponse(request), said: { violations: [] } };
  const route = router(request.method ?? '', target.path);
  if (route.kind !== 'operation') return unrouted(route);
  const query = new URLSearchParams(target.query);
  const preferences = readPreferences(single(request.headers['prefer']), query);
  if (typeof preferences === 'string')
    return problem(422, 'Invalid preference', `In Prefer, ${preferences}.`);
  const body = await readRequestBody(request);
  if (body.kind === 'problem') return { response: problemResponse(body.problem), said: { violations: [] } };
  const { prism, judge } = await load(route.operation);
  const headers = headersOf(request);
  const { violations, broken, malformed } = judge({
    path: route.values,
    query: target.query,
    headers,
    body: body.kind === 'content' ? body.bytes : undefined,
  });
  const { method } = route.operation;
  const input = { method, path: target.path, query: nameValues(query), headers, violations };
  if (malformed !== undefined)
    return toOutcome(await malformedBodyAnswer(prism, input, preferences, malformed));
  const answer = await prism.answer(input, preferences);
  const examples = errorExamples[route.operation.pointer];
  if (!examples || !isRefusal(answer) || preferences.exampleKey !== undefined) return toOutcome(answer);
  const exampleKey = chooseErrorExample(examples, answer.status, broken);
  if (exampleKey === undefined) return toOutcome(answer);
  const fitting = await prism.answer(input, { ...preferences, code: answer.status, exampleKey });
  return toOutcome(fitting.kind === 'response' ? fitting : answer);
}

function isRefusal(answer: PrismAnswer): answer is DescribedAnswer {
  return answer.kind === 'response' && answer.violations.some(({ severity }) => severity === 'error');
}

function toOutcome(answer: PrismAnswer): Outcome {
  if (answer.kind === 'problem') {
    return { response: problemResponse(answer.problem), said: { violations: answer.violations } };
  }
  return { response: toWireResponse(answer), said: { violations: answer.violations } };
}

function unrouted(route: Exclude<Route, { kind: 'operation' }>): Outcome {
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
): Outcome {
  return { response: problemResponse({ status, title, detail, headers }), said: { violations: [] } };
}

/** What Prism throws is the mock's failure, not an answer of the contract. */
function mishap(error: unknown): Outcome {
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

/** The headers by name, several of a name as one; of `Accept` what Prism can read. */
function headersOf({ headers: { accept, ...others } }: IncomingMessage): Record<string, string> {
  const readable = readableAccept(accept);
  const entries = Object.entries(others).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, single(value) ?? '']],
  );
  return Object.fromEntries([...entries, ...(readable === undefined ? [] : [['accept', readable]])]);
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value;
}
